import { isLocal } from "../engines/engine";
import type { Failure } from "../lib/failure";
import type { Run } from "../runs/run";
import type { QueueHold } from "../runs/runQueue";

/** What a run on its way has to say beside how far it is. Times in milliseconds since 1970. */
export type PendingNote =
  /** The account's own limit: the first in the queue goes then. */
  | { readonly kind: "goesAt" | "goesAfter"; readonly place: number; readonly until: number }
  | { readonly kind: "refused"; readonly until: number }
  | { readonly kind: "offline" | "connect" | "connectToSend" | "key" | "long" }
  | { readonly kind: "problem"; readonly failure: Failure };

/** Waiting for longer than this many milliseconds is unusual. */
const unusual = 600_000;

export interface PendingFacts {
  readonly run: Run;
  /** The run's place in the queue, from 1; null when it does not wait there. */
  readonly place: number | null;
  /** Why the engine could not be asked about it. */
  readonly problem: Failure | null;
  readonly hold: QueueHold | null;
  /** There is a connection to the service. */
  readonly connected: boolean;
  readonly now: number;
}

/** The one thing that keeps a run at a service from going on, as far as is known; null when all is well. */
export function pendingNote({ run, place, problem, hold, connected, now }: PendingFacts): PendingNote | null {
  if (isLocal(run.engine)) return null;
  const { state } = run;
  if (state.phase === "queued") {
    if (!connected) return { kind: "connectToSend" };
    if (hold === null || hold.until <= now) return null;
    if (hold.reason === "offline") return { kind: "offline" };
    if (hold.reason === "refused") return { kind: "refused", until: hold.until };
    return { kind: (place ?? 1) === 1 ? "goesAt" : "goesAfter", place: place ?? 1, until: hold.until };
  }
  if (state.phase !== "waiting") return null;
  if (!connected) return { kind: "connect" };
  if (problem !== null) return noteOf(problem, now);
  return now - state.since > unusual ? { kind: "long" } : null;
}

function noteOf(failure: Failure, now: number): PendingNote {
  if (failure.code === "service-offline") return { kind: "offline" };
  if (failure.code === "engine-needs-key") return { kind: "connect" };
  if (failure.code === "service-key-refused") return { kind: "key" };
  const until = Number(failure.values["until"] ?? 0);
  return failure.code === "service-rate-limited" && until > now ? { kind: "refused", until } : { kind: "problem", failure };
}
