import { writeRun } from "../storage/runTable";
import { allRuns, nextRunNumber, recordOf, showRuns } from "./changeRun";
import type { Run } from "./run";

/**
 * Runs from another browser, ended ones only: they are shown and kept like one's own, but nothing of them goes into the ledger. One that is
 * here already stays as it is here; a number that is taken becomes the next free one.
 * @returns how many came in @throws Failure
 */
export async function importRuns(runs: readonly Run[]): Promise<number> {
  const known = new Set(allRuns().map((run) => run.id));
  const taken = new Set(allRuns().map((run) => run.number));
  let next = Math.max(nextRunNumber(), ...runs.map((run) => run.number + 1));
  const fresh = runs
    .filter(({ id }) => {
      const isNew = !known.has(id);
      known.add(id);
      return isNew;
    })
    .toSorted((a, b) => a.number - b.number)
    .map((run) => (taken.has(run.number) ? { ...run, number: next++ } : run));
  for (const run of fresh) await writeRun(recordOf(run));
  showRuns([...allRuns(), ...fresh]);
  return fresh.length;
}
