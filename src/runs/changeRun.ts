import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure, type Failure } from "../lib/failure";
import { heldChanges, releaseHeld } from "../storage/blobTable";
import { database } from "../storage/database";
import { removeRuns, writeRun, type StoredRun } from "../storage/runTable";
import { toast } from "../ui/toast";
import { recordRun } from "./recordRun";
import { advance, blobsOf, isFinal, type Run, type RunEvent } from "./run";
import { newestFirst, runKeys, runListOptions } from "./runQueries";
import { runQueryClient } from "./runQueryClient";

/** Runs whose last change could not be written: written with the next one that can. */
const unsaved = new Set<string>();

/** All runs now, newest first. */
export function allRuns(): readonly Run[] {
  return runQueryClient().getQueryData<Run[]>(runKeys.list()) ?? [];
}

export function runById(id: string): Run | null {
  return allRuns().find((run) => run.id === id) ?? null;
}

/** The number that the next run has for people. */
export function nextRunNumber(): number {
  return 1 + Math.max(0, ...allRuns().map((run) => run.number));
}

/** Writes a new run down and then shows it. @throws Failure when it cannot be written: then it does not exist */
export async function addRun(run: Run): Promise<void> {
  // A reading of the table that is under way ends first; it would put its older list over this one.
  await runQueryClient().ensureQueryData(runListOptions);
  await writeRun(recordOf(run));
  showRuns([...allRuns(), run]);
  recordRun(run);
}

/**
 * Moves a run on and writes it. The page shows the change at once. A change that cannot be written is said, stays in memory
 * and is written with the next one.
 * @returns the run after the event, whether the event was too late to change it, and why it was not written
 */
export async function changeRun(
  id: string,
  event: RunEvent,
): Promise<{ readonly run: Run; readonly changed: boolean; readonly failure: Failure | null } | null> {
  const run = runById(id);
  if (run === null) return null;
  const next = advance(run, event);
  if (next === run) return { run, changed: false, failure: null };
  return { run: next, changed: true, failure: await replaceRun(next) };
}

/** Puts another version of a run into the list and the table. Never rejects: the failure is said and given back. */
export async function replaceRun(run: Run): Promise<Failure | null> {
  showRuns(allRuns().map((each) => (each.id === run.id ? run : each)));
  recordRun(run);
  unsaved.add(run.id);
  try {
    const held = await heldChanges();
    if (held.length > 0) {
      await database().write(held);
      releaseHeld(held);
    }
    // Each as it is now, so that an older version is never written over a newer one.
    const latest = Array.from(unsaved, runById).filter((each) => each !== null);
    unsaved.clear();
    await Promise.all(latest.map(writeOne));
    return null;
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code !== "storage-other-tab") toast({ text: failureText(currentT(), failure), tone: "err" });
    return failure;
  }
}

async function writeOne(run: Run): Promise<void> {
  try {
    await writeRun(recordOf(run));
  } catch (thrown) {
    unsaved.add(run.id);
    throw thrown;
  }
}

/** Removes runs from the list and the table. @throws Failure; the list then still has them */
export async function dropRuns(ids: readonly string[]): Promise<void> {
  await removeRuns(ids);
  for (const id of ids) unsaved.delete(id);
  showRuns(allRuns().filter((run) => !ids.includes(run.id)));
}

/** For what brings runs in: the list as it is to be shown. */
export function showRuns(runs: readonly Run[]): void {
  runQueryClient().setQueryData<Run[]>(runKeys.list(), runs.toSorted(newestFirst));
}

export function recordOf(run: Run): StoredRun {
  return { id: run.id, blobs: blobsOf(run), ended: isFinal(run), run };
}
