import { expect, test } from "vitest";
import { defaultParams } from "../engines/fillParams";
import type { Run } from "./run";
import { someOutput, someRun } from "./run.fixture";
import { usualTime, usualTimeOfAll } from "./usualTime";

const finished = (took: number, more: Partial<Run> = {}): Run =>
  someRun({ phase: "finished", took, ticket: null }, { outputs: [someOutput("o")], ...more });
const workload = { engine: "local", images: 1, width: 512, height: 512, steps: 28 } as const;

test("nothing is said before the first run of an engine has finished", () => {
  expect(usualTime([], workload)).toBeNull();
  expect(usualTime([finished(4000)], { ...workload, engine: "wavespeed" })).toBeNull();
  expect(usualTime([someRun({ phase: "stopped", ticket: null })], workload)).toBeNull();
});

test("it grows with the images and the pixels", () => {
  const runs = [finished(4000)];
  expect(usualTime(runs, workload)).toBe(4000);
  expect(usualTime(runs, { ...workload, images: 3 })).toBe(12_000);
  expect(usualTime(runs, { ...workload, width: 1024, height: 1024 })).toBe(16_000);
});

test("one slow run does not spoil it, and only the latest five count", () => {
  const latest = [4000, 4200, 4100, 90_000, 3900].map((took, index) => finished(took, { createdAt: 2000 + index }));
  expect(usualTime([...latest, finished(1, { createdAt: 1 }), finished(1, { createdAt: 2 })], workload)).toBe(4100);
});

test("runs of the same number of steps are preferred", () => {
  const quick = finished(500, { params: { ...defaultParams, seed: 1, steps: 4 } });
  expect(usualTime([finished(4000), quick], { ...workload, steps: 4 })).toBe(500);
  expect(usualTime([finished(4000), quick], { ...workload, steps: 28 })).toBe(4000);
});

test("a tiny region takes no less than a small one, so it says nothing wrong of a large one", () => {
  const tiny = finished(2000, { region: { rect: { x: 0, y: 0, width: 64, height: 64 }, size: { width: 64, height: 64 } } });
  expect(usualTime([tiny], workload)).toBe(2000);
  expect(usualTime([finished(4000)], { ...workload, width: 64, height: 64 })).toBe(4000);
});

test("Local makes the parts of a mask one after another, a service all at once", () => {
  const sizes = [
    { width: 512, height: 512 },
    { width: 1024, height: 512 },
  ];
  expect(usualTimeOfAll([finished(4000)], workload, sizes)).toBe(12_000);
  expect(usualTimeOfAll([finished(4000, { engine: "wavespeed" })], { ...workload, engine: "wavespeed" }, sizes)).toBe(8000);
  expect(usualTimeOfAll([finished(4000)], workload, [])).toBe(4000);
  expect(usualTimeOfAll([], workload, sizes)).toBeNull();
});
