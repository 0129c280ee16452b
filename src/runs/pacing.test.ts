import { expect, test } from "vitest";
import { departures } from "./pacing";
import type { Run } from "./run";
import { someRun } from "./run.fixture";

const now = 1_000_000;
const queued = (number: number): Run => someRun({ phase: "queued" }, { id: `q${number}`, number, createdAt: number });
const sent = (ago: number): Run => someRun({ phase: "stopped", ticket: null }, { id: `s${ago}`, sentAt: now - ago });
const three = [queued(3), queued(1), queued(2)];

const names = (runs: readonly Run[]): string[] => runs.map(({ id }) => id);

test("as many go as there are places, the oldest first", () => {
  const { go, nextAt } = departures(three, three, 0, { concurrency: 2, perMinute: null }, now);
  expect([names(go), nextAt]).toEqual([["q1", "q2"], null]);
  expect(departures(three, three, 2, { concurrency: 2, perMinute: null }, now).go).toEqual([]);
});

test("the limit of a minute lets the next one go a minute after the oldest that counts", () => {
  const pace = { concurrency: 9, perMinute: 2 };
  const first = departures([...three, sent(61_000), sent(20_000)], three, 0, pace, now);
  expect([names(first.go), first.nextAt]).toEqual([["q1"], now + 40_000]);
  const full = departures([...three, sent(50_000), sent(20_000)], three, 0, pace, now);
  expect([names(full.go), full.nextAt]).toEqual([[], now + 10_000]);
  const many = departures([...three, sent(50_000), sent(30_000), sent(20_000)], three, 0, pace, now);
  expect(many.nextAt).toBe(now + 30_000);
});

test("what waits for a place does not wait for the minute", () => {
  expect(departures([...three, sent(5000), sent(6000)], three, 2, { concurrency: 2, perMinute: 2 }, now)).toEqual({ go: [], nextAt: null });
  expect(departures([sent(5000), sent(6000)], [], 0, { concurrency: 2, perMinute: 2 }, now).nextAt).toBeNull();
});

test("a clock that was set back holds the queue for a minute at most", () => {
  const runs = [...three, sent(-3_600_000), sent(-3_600_000)];
  expect(names(departures(runs, three, 0, { concurrency: 2, perMinute: 2 }, now).go)).toEqual(["q1", "q2"]);
});
