import type { Run } from "./run";

/** What an engine's account takes. */
export interface Pace {
  /** Jobs under way at once. */
  readonly concurrency: number;
  /** Jobs handed over within a minute; null without such a limit. */
  readonly perMinute: number | null;
}

export interface Departure {
  /** Runs that may go now, the oldest first. */
  readonly go: readonly Run[];
  /** When the limit of a minute lets the next one go, milliseconds since 1970; null when nothing waits for it. */
  readonly nextAt: number | null;
}

const minute = 60_000;

/**
 * Which of an engine's queued runs may go at `now` (milliseconds since 1970). `runs` are all runs of that engine, also those that ended: how many
 * were handed over in the last minute is read off them, so it also holds after a reload. `busy` places are taken.
 */
export function departures(
  runs: readonly Run[],
  queued: readonly Run[],
  busy: number,
  { concurrency, perMinute }: Pace,
  now: number,
): Departure {
  const free = Math.max(0, concurrency - busy);
  const waiting = queued.toSorted((a, b) => a.createdAt - b.createdAt || a.number - b.number).slice(0, free);
  if (perMinute === null) return { go: waiting, nextAt: null };
  // A clock that was set back puts a departure into the future: then it counts for no longer than a minute of now.
  const recent = runs
    .flatMap(({ sentAt }) => (sentAt !== null && Math.abs(now - sentAt) < minute ? [sentAt] : []))
    .toSorted((a, b) => a - b);
  const go = waiting.slice(0, Math.max(0, perMinute - recent.length));
  const frees = recent[recent.length + go.length - perMinute];
  return { go, nextAt: go.length < waiting.length ? (frees ?? now) + minute : null };
}
