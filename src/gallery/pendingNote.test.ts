import { expect, it } from "vitest";
import { Failure } from "../lib/failure";
import { pendingNote, type PendingFacts } from "./pendingNote";
import { sampleRun, sampleTicket } from "./sampleRuns.fixture";

const now = 1_000_000;
const queued = sampleRun({ id: "q", engine: "wavespeed" });
const waiting = sampleRun({ id: "w", engine: "wavespeed", state: { phase: "waiting", ticket: sampleTicket, since: now - 5000 } });
const note = (facts: Partial<PendingFacts>) =>
  pendingNote({ run: waiting, place: null, problem: null, hold: null, connected: true, now, ...facts });

it("says nothing while all goes as it should", () => {
  expect(note({})).toBeNull();
  expect(note({ run: queued, place: 1 })).toBeNull();
  expect(note({ run: sampleRun({ id: "l" }), connected: false })).toBeNull();
});

it("says when the account's limit lets the next run go, to those behind it only that it is not before", () => {
  const hold = { until: now + 20_000, reason: "limit" } as const;
  expect(note({ run: queued, place: 1, hold })).toEqual({ kind: "goesAt", place: 1, until: now + 20_000 });
  expect(note({ run: queued, place: 2, hold })).toEqual({ kind: "goesAfter", place: 2, until: now + 20_000 });
  expect(note({ run: queued, place: 1, hold: { until: now, reason: "limit" } })).toBeNull();
});

it("says until when the service takes nothing more, for the queue and for a question", () => {
  expect(note({ run: queued, place: 1, hold: { until: now + 9000, reason: "refused" } })).toEqual({ kind: "refused", until: now + 9000 });
  const limited = new Failure("service-rate-limited", { seconds: 9, until: now + 9000 });
  expect(note({ problem: limited })).toEqual({ kind: "refused", until: now + 9000 });
});

it("names what the user can mend: the connection, the key, the network", () => {
  expect(note({ connected: false })).toEqual({ kind: "connect" });
  expect(note({ run: queued, place: 1, connected: false })).toEqual({ kind: "connectToSend" });
  expect(note({ problem: new Failure("service-key-refused") })).toEqual({ kind: "key" });
  expect(note({ problem: new Failure("service-offline") })).toEqual({ kind: "offline" });
  const failure = new Failure("service-server", { message: "busy" });
  expect(note({ problem: failure })).toEqual({ kind: "problem", failure });
});

it("finds ten minutes unusual", () => {
  expect(note({ now: now + 600_000 })).toEqual({ kind: "long" });
});
