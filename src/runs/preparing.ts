import type { Run } from "./run";

let preparing: Promise<Run> | null = null;

/** A run is between its click and its record: its blobs are written and not yet named by it. */
export function isPreparing(): boolean {
  return preparing !== null;
}

/** For submitting: one run is prepared at a time, and who asks meanwhile gets that one. */
export function asPreparing(prepare: () => Promise<Run>): Promise<Run> {
  preparing ??= prepare().finally(() => {
    preparing = null;
  });
  return preparing;
}
