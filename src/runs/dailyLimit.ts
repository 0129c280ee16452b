import { milliDollars, type MilliDollars } from "../engines/money";
import type { CapQuestion } from "../ledger/dailyCap";
import { preferencesState } from "../settings/preferencesStore";
import { createSignal } from "../ui/signal";
import { allRuns } from "./changeRun";
import { isUnderWay } from "./run";

export interface LimitQuestion extends CapQuestion {
  /** The part of `spent` that is no charge yet: quotes of what was sent, and of what waits in the queue. */
  readonly estimated: MilliDollars;
  readonly answer: (goOn: boolean) => void;
}

/** The question that is open, for the page to show. */
export const limitQuestion = createSignal<LimitQuestion | null>(null);

let isAsking = false;

/**
 * Whether what costs this much may be sent: asks the user when it passes the limit of the day. A second call while a question is
 * being asked gets a no. @throws when the ledger cannot be read
 */
export async function mayCost(cost: MilliDollars): Promise<boolean> {
  const { dailyCap } = preferencesState();
  if (dailyCap === null || cost === 0) return true;
  if (isAsking) return false;
  isAsking = true;
  try {
    const [{ capQuestion }, { sumOfToday }, { ledgerEntries, openLedger }] = await Promise.all([
      import("../ledger/dailyCap"),
      import("../ledger/ledgerEntry"),
      import("../ledger/ledger"),
    ]);
    await openLedger();
    const entries = ledgerEntries();
    const sent = sumOfToday(entries, Date.now());
    const waiting = costOfWaiting(new Set(entries.map(({ id }) => id)));
    const question = capQuestion(milliDollars(sent.total + waiting), cost, dailyCap);
    if (question === null) return true;
    return await new Promise((answer) => limitQuestion.set({ ...question, estimated: milliDollars(sent.estimated + waiting), answer }));
  } finally {
    isAsking = false;
    limitQuestion.set(null);
  }
}

/** Runs in the queue will be spent as well, and so is one that has just left it and is not in the ledger yet. */
function costOfWaiting(inLedger: ReadonlySet<string>): number {
  const waiting = allRuns().filter((run) => run.state.phase === "queued" || (isUnderWay(run) && !inLedger.has(run.id)));
  return waiting.reduce((sum, { quote }) => sum + quote.total, 0);
}
