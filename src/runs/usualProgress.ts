import { ticketOf, type Run } from "./run";
import { usualTime } from "./usualTime";

/** How long the service says that a run takes, in milliseconds: until the first one has shown it. */
const serviceTime = 23_000;

/** Of the usual time; from there on the bar slows. */
const slowsAt = 0.9;

/**
 * How far a run probably is, 0 to 1, where the engine does not say: it never goes back, and never arrives before the run does.
 * @param elapsed milliseconds since it began
 * @param usual milliseconds that such a run takes
 */
export function usualProgress(elapsed: number, usual: number): number {
  const share = Math.max(0, elapsed) / Math.max(1, usual);
  return share <= 1 ? slowsAt * share : 1 - (1 - slowsAt) / share;
}

/** How long this run will probably take, in milliseconds, as it was known when it began: runs that end meanwhile do not move the bar. */
export function usualTimeOf(run: Run, runs: readonly Run[]): number {
  const began = run.state.phase === "waiting" || run.state.phase === "collecting" ? run.state.since : run.createdAt;
  const before = runs.filter((other) => {
    const { state, sentAt, createdAt } = other;
    return state.phase === "finished" && ticketOf(other) !== ticketOf(run) && (sentAt ?? createdAt) + state.took <= began;
  });
  const { steps, images } = run.params;
  return usualTime(before, { engine: run.engine, images, ...run.region.size, steps }) ?? serviceTime;
}
