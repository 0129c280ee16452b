import { Failure, toFailure } from "../lib/failure";
import { documentState, setDocument } from "./documentStore";

/**
 * Opening a photo, undoing and restoring all end in another scene on the page. Only the latest of them may get there: a new
 * one aborts the one before. Meanwhile the page says `loading`; the open document stays as it is until the end, or for good
 * when it fails.
 */
let latest: AbortController | null = null;

/** Runs `work` as the latest opening. @throws Failure `aborted` when another one took its place, or when `signal` fired */
export async function asLatestOpening<Value>(work: (signal: AbortSignal) => Promise<Value>, signal?: AbortSignal): Promise<Value> {
  latest?.abort();
  const mine = new AbortController();
  latest = mine;
  const both = signal === undefined ? mine.signal : AbortSignal.any([mine.signal, signal]);
  if (documentState().status !== "restoring") setDocument({ status: "loading" });
  try {
    if (both.aborted) throw new Failure("aborted");
    return await work(both);
  } catch (thrown) {
    throw both.aborted ? new Failure("aborted") : toFailure(thrown);
  } finally {
    if (latest === mine) {
      latest = null;
      setDocument({ status: documentState().display === null ? "empty" : "ready" });
    }
  }
}

/** What was awaited may have taken long: go on only if this opening is still wanted. @throws Failure `aborted` */
export function stillWanted(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure("aborted");
}

/** Gives up the opening that is under way, if any. */
export function abortOpening(): void {
  latest?.abort();
}
