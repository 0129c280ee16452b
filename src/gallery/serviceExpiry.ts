import { isLocal } from "../engines/engine";
import { isFinal, ticketOf, type Run } from "../runs/run";

const day = 24 * 3_600_000;
/** The service keeps what it made for so long, from when it took the run. */
const keptFor = 7 * day;
/** From when the time left is told instead of the date. */
const soon = 3 * day;

/** How long what is only at the service is still there. Times in milliseconds; `left` is rounded down to what is told. */
export type Expiry =
  | { readonly kind: "kept"; readonly until: number }
  | { readonly kind: "days"; readonly left: number }
  | { readonly kind: "hours"; readonly left: number }
  | { readonly kind: "gone" };

/** Until when the service keeps what of this run is not here, in milliseconds since 1970; null when nothing of it is only there. */
export function keptUntil(run: Run): number | null {
  if (isLocal(run.engine) || run.sentAt === null) return null;
  const mayHaveMore = run.state.phase === "stopped" || !isFinal(run);
  const isOnlyThere = run.missing.length > 0 || (mayHaveMore && ticketOf(run) !== null);
  return isOnlyThere ? run.sentAt + keptFor : null;
}

/** What is to be said of it at `now`; null when there is nothing to say. */
export function expiryOf(run: Run, now: number): Expiry | null {
  const until = keptUntil(run);
  if (until === null) return null;
  const left = until - now;
  if (left <= 0) return { kind: "gone" };
  if (left > soon) return { kind: "kept", until };
  return left >= day ? { kind: "days", left: Math.floor(left / day) } : { kind: "hours", left: Math.max(1, Math.floor(left / 3_600_000)) };
}
