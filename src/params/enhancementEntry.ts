import { optimizerPrice } from "../engines/wavespeed/price";
import { newId } from "../lib/id";
import type { LedgerEntry } from "../storage/ledgerTable";
import type { Enhanced } from "./enhancePrompt";

/** The line of the ledger for a prompt that is about to be sent to the enhancer; `at` in milliseconds since 1970. */
export function enhancementEntry(prompt: string, at: number): LedgerEntry {
  return {
    id: newId(),
    at,
    kind: "enhance",
    prompt,
    images: 0,
    quoted: optimizerPrice,
    quoteKind: "estimate",
    charged: null,
    refunded: null,
    predictionId: null,
    state: "maybe",
    endedAt: null,
    failed: false,
  };
}

/** The same line when the answer is here, or when it will not come. */
export function entryAfter(entry: LedgerEntry, enhanced: Enhanced, at: number): LedgerEntry {
  const ended = { ...entry, endedAt: at };
  if ("text" in enhanced) return { ...ended, state: "taken", predictionId: enhanced.id };
  return { ...ended, state: enhanced.mayBeCharged ? "maybe" : "refused", failed: true };
}

/** Writes the line down; the ledger's room is fetched with the first one. What cannot be written holds nothing up. */
export function recordEnhancement(entry: LedgerEntry): void {
  void Promise.all([import("../ledger/ledger"), import("../ledger/ledgerEntry")])
    .then(([{ changeEntry }, { shortPrompt }]) => changeEntry(entry.id, () => ({ ...entry, prompt: shortPrompt(entry.prompt) })))
    .catch(() => undefined);
}
