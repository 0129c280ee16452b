import { isLocal, type EngineId } from "../engines/engine";
import type { Size } from "../image/geometry";
import type { Run } from "./run";

/** What the time of a run depends on. */
export interface Workload {
  readonly engine: EngineId;
  readonly images: number;
  readonly width: number;
  readonly height: number;
  readonly steps: number;
}

/** How many of the latest runs are looked at. */
const looksAt = 5;

/**
 * How long such a run usually takes, in milliseconds, from the last finished runs of the same engine; null before the first.
 * Each says how long one megapixel of one image took; runs of the same number of steps count where there are any, since time
 * does not simply grow with steps. The median, so that one run in a hidden tab does not spoil it.
 */
export function usualTime(runs: readonly Run[], workload: Workload): number | null {
  const finished = runs.flatMap((run) =>
    run.engine === workload.engine && run.state.phase === "finished" && run.outputs.length > 0 ? [{ run, took: run.state.took }] : [],
  );
  const alike = finished.filter(({ run }) => run.params.steps === workload.steps);
  const latest = (alike.length > 0 ? alike : finished).toSorted((a, b) => b.run.createdAt - a.run.createdAt).slice(0, looksAt);
  const rates = latest.map(({ run, took }) => took / (run.outputs.length * workOf(run.region.size)));
  const rate = median(rates);
  return rate === null ? null : Math.round(rate * workload.images * workOf(workload));
}

/** The same for a run of each of these sizes, or of the workload's own where there are none: Local makes one after another, a service all at once. */
export function usualTimeOfAll(runs: readonly Run[], workload: Workload, sizes: readonly Size[]): number | null {
  const times = (sizes.length > 0 ? sizes : [workload]).map(({ width, height }) => usualTime(runs, { ...workload, width, height }));
  const all = times.filter((time) => time !== null);
  if (all.length === 0) return null;
  return isLocal(workload.engine) ? all.reduce((sum, time) => sum + time, 0) : Math.max(...all);
}

/** Pixels that time grows with: what is smaller than this takes no less. */
const leastWork = 512 * 512;

function workOf({ width, height }: Size): number {
  return Math.max(leastWork, width * height);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const next = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || next === undefined ? null : (middle + next) / 2;
}
