import { milliDollars, type MilliDollars } from "../engines/money";
import type { LedgerEntry } from "../storage/ledgerTable";

/** What an entry counts with. */
interface Cost {
  readonly amount: MilliDollars;
  /** True as long as it is what the quote said, and not what the service's billing records say. */
  readonly isEstimate: boolean;
}

export interface Sum {
  readonly total: MilliDollars;
  /** The part of the total that is estimated. */
  readonly estimated: MilliDollars;
  readonly entries: number;
}

export interface DaySum extends Sum {
  /** As `dayOf` writes it. */
  readonly day: string;
}

/** The charge less its refund where it is known, else the quote, also when it may not have been taken; nothing for what was refused. */
export function costOf(entry: LedgerEntry): Cost {
  if (entry.charged !== null) return { amount: milliDollars(Math.max(0, entry.charged - (entry.refunded ?? 0))), isEstimate: false };
  if (entry.state === "refused") return { amount: milliDollars(0), isEstimate: false };
  return { amount: entry.quoted, isEstimate: true };
}

export function sumOf(entries: readonly LedgerEntry[]): Sum {
  let [total, estimated] = [0, 0];
  for (const entry of entries) {
    const { amount, isEstimate } = costOf(entry);
    total += amount;
    if (isEstimate) estimated += amount;
  }
  return { total: milliDollars(total), estimated: milliDollars(estimated), entries: entries.length };
}

/** The day of a time (milliseconds since 1970) by the clock on the wall here: `2026-09-28`. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** What was spent on the day of `now`. */
export function sumOfToday(entries: readonly LedgerEntry[], now: number): Sum {
  const today = dayOf(now);
  return sumOf(entries.filter(({ at }) => dayOf(at) === today));
}

/** What was spent since `start`, milliseconds since 1970. */
export function sumSince(entries: readonly LedgerEntry[], start: number): Sum {
  return sumOf(entries.filter(({ at }) => at >= start));
}

/** The sum of each day on which something was sent, the latest first. */
export function sumsByDay(entries: readonly LedgerEntry[]): readonly DaySum[] {
  const days = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return Array.from(days, ([day, ofDay]) => ({ day, ...sumOf(ofDay) })).toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

/** UTF-16 units. */
const longestPrompt = 160;

/** The beginning of a prompt, on one line. */
export function shortPrompt(prompt: string): string {
  const line = prompt.trim().replaceAll(/\s+/g, " ");
  if (line.length <= longestPrompt) return line;
  // Half of a pair of units is no character.
  return `${line.slice(0, longestPrompt - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
