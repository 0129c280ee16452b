import { milliDollars } from "../engines/money";
import type { LedgerEntry } from "../storage/ledgerTable";

/** An entry for tests: one image that was taken, and whose charge is not known yet. */
export function someEntry(id: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id,
    at: 1000,
    kind: "fill",
    prompt: "a red scarf",
    images: 1,
    quoted: milliDollars(35),
    quoteKind: "quoted",
    charged: null,
    refunded: null,
    predictionId: `prediction of ${id}`,
    state: "taken",
    endedAt: null,
    failed: false,
    ...more,
  };
}

/** The charge of an entry, in thousandths of a dollar. */
export function charged(amount: number, refunded = 0): Pick<LedgerEntry, "charged" | "refunded"> {
  return { charged: milliDollars(amount), refunded: milliDollars(refunded) };
}
