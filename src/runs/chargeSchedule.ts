import type { LedgerEntry } from "../storage/ledgerTable";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** After the end of a run: a billing record appears some time later, how much later is not documented. */
const chargeWaits = [5 * second, 20 * second, minute, 5 * minute, 30 * minute] as const;
/** What failed is refunded within three hours. */
const refundWaits = [...chargeWaits, hour, 2 * hour, 3 * hour, 3.5 * hour] as const;
/** A search that was just made, for others, is not made again. */
const togetherWithin = 5 * second;
/** After that nothing new is expected. */
const lookedForUntil = 7 * 24 * hour;
/** After a search that could not be made. */
const waitsAfterFailure = [30 * second, 2 * minute, 10 * minute, 30 * minute] as const;

/** The billing records may still have news of it. `now` in milliseconds since 1970. */
export function isOpen(entry: LedgerEntry, now: number): boolean {
  if (entry.predictionId === null || now - entry.at > lookedForUntil) return false;
  return entry.charged === null || (entry.failed && (entry.refunded ?? 0) < entry.charged);
}

/**
 * When the billing records are to be asked about an open entry: a while after its end, less and less often, and once at each start
 * of the page. All times in milliseconds since 1970.
 * @param endedAt null while it goes on
 * @param askedAt when they were last asked since the page was opened; null: not yet
 * @returns null when there is nothing to wait for
 */
export function nextAskAt(entry: LedgerEntry, endedAt: number | null, askedAt: number | null): number | null {
  if (endedAt === null) return null;
  const waits = entry.failed ? refundWaits : chargeWaits;
  const due = waits.map((wait) => endedAt + wait).find((time) => askedAt === null || time > askedAt + togetherWithin);
  return due ?? null;
}

/** Milliseconds before the next search, after this many in a row that could not be made. */
export function waitAfterFailures(failures: number): number {
  return failures === 0 ? 0 : (waitsAfterFailure[Math.min(failures, waitsAfterFailure.length) - 1] ?? 0);
}
