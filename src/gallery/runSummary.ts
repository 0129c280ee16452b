import type { Report } from "../engines/engine";
import { isUnderWay, type Run } from "../runs/run";

/** The one state that the head of the strip names. Counts are images, durations milliseconds. */
export type Summary =
  | { readonly kind: "running"; readonly images: number }
  | { readonly kind: "queued"; readonly images: number }
  | { readonly kind: "done"; readonly took: number }
  | { readonly kind: "failed" }
  | { readonly kind: "stopped" };

/** What goes on now; when nothing does, how the newest run ended. `runs` newest first; null without runs. */
export function summaryOf(runs: readonly Run[]): Summary | null {
  const images = (some: readonly Run[]): number => some.reduce((sum, run) => sum + run.params.images, 0);
  const running = runs.filter(isUnderWay);
  if (running.length > 0) return { kind: "running", images: images(running) };
  const queued = runs.filter((run) => run.state.phase === "queued");
  if (queued.length > 0) return { kind: "queued", images: images(queued) };
  const newest = runs[0];
  return newest === undefined ? null : endOf(newest);
}

/** The state of one run, for its own pill. */
export function stateOf(run: Run): Summary {
  if (run.state.phase === "queued") return { kind: "queued", images: run.params.images };
  return endOf(run) ?? { kind: "running", images: run.params.images };
}

function endOf(run: Run): Summary | null {
  if (run.state.phase === "finished") return { kind: "done", took: run.state.took };
  if (run.state.phase === "failed") return { kind: "failed" };
  if (run.state.phase === "stopped") return { kind: "stopped" };
  return null;
}

/** What one image of a run on its way shows. `fraction` null: nothing truthful is known. */
export type ImageState =
  | { readonly kind: "queued"; readonly place: number }
  | { readonly kind: "preparing" }
  | { readonly kind: "next" }
  | { readonly kind: "step"; readonly step: number; readonly steps: number; readonly fraction: number }
  | { readonly kind: "share"; readonly fraction: number }
  | { readonly kind: "elapsed"; readonly since: number }
  | { readonly kind: "collecting" };

/** The state of image `index` (from 0) of a run on its way; `place` is the run's place in the queue. */
export function imageState(run: Run, index: number, report: Report | undefined, place: number | null): ImageState {
  const { state } = run;
  if (state.phase === "queued") return { kind: "queued", place: place ?? 1 };
  if (state.phase === "collecting" || report?.state === "done") return { kind: "collecting" };
  if (state.phase !== "waiting") return { kind: "preparing" };
  if (report?.state !== "running") return { kind: "preparing" };
  if (report.images.length === 0) return { kind: "elapsed", since: state.since };
  const image = report.images[index];
  if (image === undefined || (image.fraction === 0 && (image.step ?? 0) === 0))
    return index === 0 ? { kind: "preparing" } : { kind: "next" };
  if (image.step !== undefined && image.steps !== undefined)
    return { kind: "step", step: image.step, steps: image.steps, fraction: image.fraction };
  return { kind: "share", fraction: image.fraction };
}
