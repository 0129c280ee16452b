import fc from "fast-check";
import { expect, test } from "vitest";
import type { Run } from "./run";
import { someOutput, someRun, ticket } from "./run.fixture";
import { usualProgress, usualTimeOf } from "./usualProgress";

test("the bar runs on the usual time and slows from 90 %", () => {
  expect(usualProgress(0, 20_000)).toBe(0);
  expect(usualProgress(10_000, 20_000)).toBeCloseTo(0.45);
  expect(usualProgress(20_000, 20_000)).toBeCloseTo(0.9);
  const firstHalf = usualProgress(10_000, 20_000) - usualProgress(0, 20_000);
  const afterwards = usualProgress(30_000, 20_000) - usualProgress(20_000, 20_000);
  expect(afterwards).toBeLessThan(firstHalf / 5);
});

test("it never goes back, and never arrives", () => {
  const time = fc.integer({ min: 0, max: 1e9 });
  fc.assert(
    fc.property(time, time, fc.integer({ min: 0, max: 1e7 }), (elapsed, more, usual) => {
      const now = usualProgress(elapsed, usual);
      const later = usualProgress(elapsed + more, usual);
      return now >= 0 && later >= now && later < 1;
    }),
  );
});

test("a clock that was set back is no progress", () => {
  expect(usualProgress(-5000, 20_000)).toBe(0);
});

const waiting = someRun({ phase: "waiting", ticket: ticket("w"), since: 100_000 }, { engine: "wavespeed" });
const finished = (took: number, sentAt: number): Run =>
  someRun({ phase: "finished", took, ticket: ticket("f") }, { engine: "wavespeed", sentAt, outputs: [someOutput("o")] });

test("before the first run it is what the service says, then what was seen, scaled", () => {
  expect(usualTimeOf(waiting, [waiting])).toBe(23_000);
  const pixels = waiting.region.size.width * waiting.region.size.height * waiting.params.images;
  expect(usualTimeOf(waiting, [waiting, finished(5000, 1000)])).toBe(Math.round((5000 * pixels) / (512 * 512)));
});

test("a run that ends meanwhile does not move the bar", () => {
  expect(usualTimeOf(waiting, [waiting, finished(90_000, 50_000)])).toBe(23_000);
});
