import type { MissingOutput, Output, Run } from "../runs/run";

/** A run with what of it is still there. `number` counts the run's images from 1 and survives deleting others. */
export interface RunGroup {
  readonly run: Run;
  readonly outputs: readonly ShownOutput[];
  /** Images that were made and could not be brought here. */
  readonly missing: readonly ShownMissing[];
}

export interface ShownOutput {
  readonly run: Run;
  readonly output: Output;
  readonly number: number;
}

export interface ShownMissing {
  readonly run: Run;
  readonly missing: MissingOutput;
  readonly number: number;
}

/** The runs to show, in the order given; a finished run goes when its last output was deleted. */
export function runGroups(runs: readonly Run[]): RunGroup[] {
  return runs
    .map((run) => ({
      run,
      outputs: run.outputs.filter((output) => !output.deleted).map((output) => ({ run, output, number: output.index + 1 })),
      missing: run.missing.map((missing) => ({ run, missing, number: missing.index + 1 })),
    }))
    .filter(({ run, outputs, missing }) => outputs.length > 0 || missing.length > 0 || run.state.phase !== "finished");
}

/** How many images of a run there are to show; as many as were asked for while it is on its way. */
export function imageCount({ run, outputs, missing }: RunGroup): number {
  const there = outputs.length + missing.length;
  return there > 0 ? there : run.params.images;
}

export function shownOutputs(groups: readonly RunGroup[]): ShownOutput[] {
  return groups.flatMap((group) => group.outputs);
}

export function findOutput(runs: readonly Run[], outputId: string | null): ShownOutput | null {
  if (outputId === null) return null;
  return shownOutputs(runGroups(runs)).find(({ output }) => output.id === outputId) ?? null;
}

/** The output `step` places on among all that are shown; the first one when none is chosen, null at the ends. */
export function neighbour(groups: readonly RunGroup[], chosen: string | null, step: 1 | -1): ShownOutput | null {
  const all = shownOutputs(groups);
  const at = all.findIndex(({ output }) => output.id === chosen);
  return (at < 0 ? all[0] : all[at + step]) ?? null;
}

/** What to look at when outputs disappear: the next one of those that stay, else the one before, else nothing. */
export function successor(groups: readonly RunGroup[], gone: readonly string[]): string | null {
  const all = shownOutputs(groups).map(({ output }) => output.id);
  const first = all.findIndex((id) => gone.includes(id));
  if (first < 0) return null;
  const stays = (id: string): boolean => !gone.includes(id);
  return all.slice(first).find(stays) ?? all.slice(0, first).findLast(stays) ?? null;
}

/** The place of a waiting run in the queue, from 1; null when it does not wait. */
export function queuePlace(runs: readonly Run[], run: Run): number | null {
  if (run.state.phase !== "queued") return null;
  const before = runs.filter((other) => other.state.phase === "queued" && other.engine === run.engine && other.createdAt < run.createdAt);
  return before.length + 1;
}

/** Runs whose prompt contains every word of `search`, whatever its case or marks; `since` in milliseconds since 1970, null for all. */
export function matchingRuns(runs: readonly Run[], search: string, since: number | null): Run[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return runs.filter((run) => (since === null || run.createdAt >= since) && words.every((word) => plain(run.params.prompt).includes(word)));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
}
