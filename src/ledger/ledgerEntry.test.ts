import { afterEach, expect, test, vi } from "vitest";
import { milliDollars } from "../engines/money";
import { capQuestion } from "./dailyCap";
import { costOf, dayOf, shortPrompt, sumOf, sumOfToday, sumsByDay, sumSince } from "./ledgerEntry";
import { charged, someEntry } from "./ledgerEntry.fixture";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("an entry counts with its charge less its refund, before that with its quote, and not at all when it was refused", () => {
  expect(costOf(someEntry("a"))).toEqual({ amount: 35, isEstimate: true });
  expect(costOf(someEntry("a", { state: "maybe" }))).toEqual({ amount: 35, isEstimate: true });
  expect(costOf(someEntry("a", { state: "refused" }))).toEqual({ amount: 0, isEstimate: false });
  expect(costOf(someEntry("a", charged(33)))).toEqual({ amount: 33, isEstimate: false });
  expect(costOf(someEntry("a", charged(35, 35)))).toEqual({ amount: 0, isEstimate: false });
  // A refund without its charge is no income.
  expect(costOf(someEntry("a", charged(0, 35)))).toEqual({ amount: 0, isEstimate: false });
});

test("a sum says which part of it is estimated", () => {
  const entries = [someEntry("a"), someEntry("b", charged(70)), someEntry("c", { state: "refused" })];
  expect(sumOf(entries)).toEqual({ total: 105, estimated: 35, entries: 3 });
});

test("a day is the day on the wall: midnight parts two runs that are a second apart", () => {
  const midnight = new Date(2026, 8, 29).getTime();
  const entries = [
    someEntry("late", { at: midnight - 1000 }),
    someEntry("early", { at: midnight }),
    someEntry("noon", { at: midnight + 43_200_000 }),
  ];
  expect(sumsByDay(entries).map(({ day, total }) => [day, total])).toEqual([
    ["2026-09-29", 70],
    ["2026-09-28", 35],
  ]);
  expect(sumOfToday(entries, midnight - 1).total).toBe(35);
  expect(sumOfToday(entries, midnight).total).toBe(70);
});

test("a day has 25 hours when the clock is set back, and 23 when it is set forward", () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  const long = Date.UTC(2026, 9, 24, 22);
  expect([dayOf(long - 1), dayOf(long), dayOf(long + 25 * 3_600_000 - 1), dayOf(long + 25 * 3_600_000)]).toEqual([
    "2026-10-24",
    "2026-10-25",
    "2026-10-25",
    "2026-10-26",
  ]);
  const short = Date.UTC(2026, 2, 28, 23);
  expect([dayOf(short), dayOf(short + 23 * 3_600_000 - 1), dayOf(short + 23 * 3_600_000)]).toEqual([
    "2026-03-29",
    "2026-03-29",
    "2026-03-30",
  ]);
});

test("a session counts from its start on", () => {
  const entries = [someEntry("a", { at: 999 }), someEntry("b", { at: 1000 }), someEntry("c", { at: 5000 })];
  expect(sumSince(entries, 1000)).toMatchObject({ total: 70, entries: 2 });
});

test("a question is asked when the limit would be passed, not when it is just reached, and never for what is free", () => {
  const ask = (spent: number, cost: number, cap: number | null) => capQuestion(milliDollars(spent), milliDollars(cost), cap);
  expect(ask(950, 140, 1000)).toEqual({ cost: 140, spent: 950, cap: 1000 });
  expect(ask(860, 140, 1000)).toBeNull();
  expect(ask(0, 35, 0)).toEqual({ cost: 35, spent: 0, cap: 0 });
  expect(ask(5000, 0, 1000)).toBeNull();
  expect(ask(5000, 140, null)).toBeNull();
});

test("a long prompt is cut between characters and stays on one line", () => {
  expect(shortPrompt("  a red\n scarf ")).toBe("a red scarf");
  const cut = shortPrompt(`${"a".repeat(158)}🧣🧣`);
  expect(cut).toBe(`${"a".repeat(158)}…`);
});
