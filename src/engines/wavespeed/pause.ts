import { Failure } from "../../lib/failure";

/** Waits that long, or rejects as soon as the signal fires. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** @throws Failure aborted */
export const pause: Pause = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new Failure("aborted"));
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new Failure("aborted"));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", onAbort, { once: true });
  });

/** Before the second, third … attempt: 1 s, 2 s, 4 s, 8 s, then 10 s each time. */
export function growingWait(attempt: number): number {
  return Math.min(10_000, 1000 * 2 ** (attempt - 1));
}

/** `Retry-After` in milliseconds from now: seconds or a date; null when it is missing or makes no sense. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null || header.trim() === "") return null;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
