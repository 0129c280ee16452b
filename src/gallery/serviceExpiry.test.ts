import { expect, it } from "vitest";
import type { Run } from "../runs/run";
import { expiryOf, keptUntil } from "./serviceExpiry";
import { sampleMissing, sampleRun, sampleTicket } from "./sampleRuns.fixture";

const hour = 3_600_000;
const day = 24 * hour;
const sentAt = Date.UTC(2026, 10, 25);
const stopped = (more: Partial<Run> = {}): Run => ({
  ...sampleRun({ id: "s", engine: "wavespeed", state: { phase: "stopped", ticket: sampleTicket } }),
  sentAt,
  ...more,
});

it("is seven days from when the service took the run", () => {
  expect(expiryOf(stopped(), sentAt)).toEqual({ kind: "kept", until: sentAt + 7 * day });
});

it("tells the days, then the hours that are left, then that it is gone", () => {
  const at = (left: number) => expiryOf(stopped(), sentAt + 7 * day - left);
  expect(at(2 * day + hour)).toEqual({ kind: "days", left: 2 });
  expect(at(day)).toEqual({ kind: "days", left: 1 });
  expect(at(day - 1)).toEqual({ kind: "hours", left: 23 });
  expect(at(60_000)).toEqual({ kind: "hours", left: 1 });
  expect(at(0)).toEqual({ kind: "gone" });
});

it("concerns only what is nowhere but at the service", () => {
  const finished = { ...sampleRun({ id: "f", engine: "wavespeed", outputs: [{}] }), sentAt };
  expect(keptUntil(finished)).toBeNull();
  expect(keptUntil({ ...finished, missing: [sampleMissing(1)] })).toBe(sentAt + 7 * day);
  expect(keptUntil(stopped({ state: { phase: "stopped", ticket: null } }))).toBeNull();
  expect(keptUntil(stopped({ state: { phase: "waiting", ticket: sampleTicket, since: sentAt } }))).not.toBeNull();
  // What the service itself ended has no images.
  expect(keptUntil(stopped({ state: { phase: "failed", code: "run-failed", values: {}, ticket: sampleTicket } }))).toBeNull();
  expect(keptUntil(stopped({ sentAt: null }))).toBeNull();
  expect(keptUntil(stopped({ engine: "local" }))).toBeNull();
});
