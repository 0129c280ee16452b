import type { Pixels } from "../../image/pixels";
import type { ImageProgress } from "../engine";

/**
 * Runs a fill to its end in slices. `pause` is called after every few milliseconds of work: it may wait (so that a cancel message is
 * heard) and throws to give up. `report` hears each new step, and each whole percent within it.
 */
export async function driveFill(
  work: Generator<number, Pixels>,
  steps: number,
  pause: () => Promise<void> | undefined,
  report: (progress: ImageProgress) => void,
): Promise<Pixels> {
  let percent = -1;
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    const reached = Math.floor(next.value * 100);
    if (reached > percent) {
      percent = reached;
      report({ fraction: next.value, step: Math.min(steps, Math.floor(next.value * steps)), steps });
    }
    const rest = pause();
    if (rest !== undefined) await rest;
  }
}
