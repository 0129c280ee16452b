import { flushSave } from "../document/autosave";
import { engineById } from "../engines/engines";
import type { Finish } from "../image/finishValues";
import { newId } from "../lib/id";
import { removeUnused } from "../storage/collectGarbage";
import { addRun, allRuns, changeRun, dropRuns, nextRunNumber, replaceRun, runById } from "./changeRun";
import { mayCost } from "./dailyLimit";
import { isPreparing } from "./preparing";
import { blobsOf, isFinal, ticketOf, type Output, type Run } from "./run";
import { abortSending, dispatchRuns } from "./runQueue";

/**
 * Stops a run. A queued one is not sent; Local stops its work; a service goes on (and may charge), but is no longer asked: the
 * ticket stays with the run, so it can be taken up again.
 */
export async function stopRun(id: string): Promise<void> {
  const run = runById(id);
  if (run === null || isFinal(run)) return;
  const stopped = changeRun(id, { type: "stopped" });
  abortSending(id);
  const ticket = ticketOf(run);
  if (ticket !== null) await engineById(run.engine)?.cancel(ticket);
  await stopped;
  dispatchRuns();
}

/**
 * Another try of a run that failed or was stopped, with the same seed. Where repeating costs nothing the same run goes back
 * into the queue. At a service a stopped run is waited for again, and a failed one becomes a new run beside it; what would cost
 * again and pass the limit of the day is asked about first.
 * @throws Failure when the new run cannot be written down
 */
export async function retryRun(id: string): Promise<void> {
  const run = runById(id);
  if (run === null || (run.state.phase !== "failed" && run.state.phase !== "stopped")) return;
  const ticket = ticketOf(run);
  if (engineById(run.engine)?.repeatable !== false) await changeRun(id, { type: "requeued" });
  else if (run.state.phase === "stopped" && ticket !== null) await changeRun(id, { type: "resumed", ticket, at: Date.now() });
  else if (!(await mayCost(run.quote.total))) return;
  else if (run.state.phase === "stopped") await changeRun(id, { type: "requeued" });
  else await addRun(againAs(run));
  dispatchRuns();
}

function againAs(run: Run): Run {
  const empty = { sentAt: null, charge: null, outputs: [], missing: [] };
  return { ...run, ...empty, id: newId(), createdAt: Date.now(), number: nextRunNumber(), state: { phase: "queued" } };
}

/** Removes a run and its outputs; one that is under way is stopped first. @throws Failure */
export async function deleteRun(id: string): Promise<void> {
  await stopRun(id);
  await dropRuns([id]);
}

/** Puts a run back that was just deleted, as it was. Its blobs are still there until the next start. @throws Failure */
export async function restoreRun(run: Run): Promise<void> {
  if (runById(run.id) === null)
    await addRun(isFinal(run) || run.state.phase === "unsure" ? run : { ...run, state: { phase: "stopped", ticket: ticketOf(run) } });
}

/**
 * Removes every run that has ended, with all results, and their bytes from the disk; those in the queue or under way stay. What
 * could not be saved for want of room is then saved. @throws Failure
 */
export async function deleteAllResults(): Promise<void> {
  const ended = allRuns().filter(isFinal);
  await dropRuns(ended.map((run) => run.id));
  // The photos are left to the next start: the document may have one open that is not written yet.
  const photos = new Set(
    allRuns()
      .concat(ended)
      .map((run) => run.photo.hash),
  );
  if (!isPreparing()) await removeUnused(ended.flatMap(blobsOf).filter((hash) => !photos.has(hash)));
  await flushSave();
}

/** Takes an output away; `restoreOutput` brings it back until the page is closed. */
export function deleteOutput(id: string): Promise<void> {
  return changeOutput(id, { deleted: true });
}

export function restoreOutput(id: string): Promise<void> {
  return changeOutput(id, { deleted: false });
}

/** Finishes an output in another way from now on; its raw image stays as it is. */
export function setOutputFinish(id: string, finish: Finish): Promise<void> {
  return changeOutput(id, { finish });
}

export function setOutputThumbnail(id: string, thumbHash: string): Promise<void> {
  return changeOutput(id, { thumbHash });
}

/** Another photo takes the place of that of a run, or is not to (`earlier`, see the record). Never rejects: a failure is said. */
export async function placeRun(id: string, place: Partial<Pick<Run, "photo" | "earlier">>): Promise<void> {
  const run = runById(id);
  if (run !== null) await replaceRun({ ...run, ...place });
}

async function changeOutput(id: string, change: Partial<Pick<Output, "deleted" | "finish" | "thumbHash">>): Promise<void> {
  for (const run of allRuns()) {
    const index = run.outputs.findIndex((output) => output.id === id);
    const output = run.outputs[index];
    if (output !== undefined) await replaceRun({ ...run, outputs: run.outputs.with(index, { ...output, ...change }) });
  }
}
