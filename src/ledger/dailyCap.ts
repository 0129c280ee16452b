import { milliDollars, type MilliDollars } from "../engines/money";

export interface CapQuestion {
  readonly cost: MilliDollars;
  readonly spent: MilliDollars;
  readonly cap: MilliDollars;
}

/** What has to be asked before `cost` is added to what was spent today; null when nothing has. `cap` null: there is no limit. */
export function capQuestion(spentToday: MilliDollars, cost: MilliDollars, cap: number | null): CapQuestion | null {
  if (cap === null || cost === 0 || spentToday + cost <= cap) return null;
  return { cost, spent: spentToday, cap: milliDollars(cap) };
}
