import { describe, expect, test } from "vitest";
import { advance, blobsOf, isFinal, runSchema, ticketOf, type Phase, type RunEvent, type RunState } from "./run";
import { someOutput, someRun, ticket } from "./run.fixture";

const t1 = ticket("t1");
const states: Readonly<Record<Phase, RunState>> = {
  queued: { phase: "queued" },
  sending: { phase: "sending" },
  waiting: { phase: "waiting", ticket: t1, since: 100 },
  collecting: { phase: "collecting", ticket: t1, since: 100 },
  finished: { phase: "finished", took: 5 },
  failed: { phase: "failed", code: "fill-memory", message: "", ticket: t1 },
  stopped: { phase: "stopped", ticket: t1 },
};
const events: { readonly [Type in RunEvent["type"]]: Extract<RunEvent, { type: Type }> } = {
  requeued: { type: "requeued" },
  resumed: { type: "resumed", ticket: t1, at: 200 },
  sending: { type: "sending" },
  submitted: { type: "submitted", ticket: t1, at: 200 },
  collecting: { type: "collecting", ticket: t1 },
  finished: { type: "finished", outputs: [someOutput("o")], at: 350 },
  failed: { type: "failed", code: "unexpected", message: "no" },
  stopped: { type: "stopped" },
};

/** Every phase under every event; a dash is "nothing happens". */
const table: Readonly<Record<Phase, Readonly<Record<RunEvent["type"], Phase | "-">>>> = {
  queued: {
    requeued: "-",
    resumed: "-",
    sending: "sending",
    submitted: "-",
    collecting: "-",
    finished: "-",
    failed: "failed",
    stopped: "stopped",
  },
  sending: {
    requeued: "queued",
    resumed: "-",
    sending: "-",
    submitted: "waiting",
    collecting: "-",
    finished: "-",
    failed: "failed",
    stopped: "stopped",
  },
  waiting: {
    requeued: "queued",
    resumed: "-",
    sending: "-",
    submitted: "-",
    collecting: "collecting",
    finished: "-",
    failed: "failed",
    stopped: "stopped",
  },
  collecting: {
    requeued: "queued",
    resumed: "-",
    sending: "-",
    submitted: "-",
    collecting: "-",
    finished: "finished",
    failed: "failed",
    stopped: "stopped",
  },
  finished: { requeued: "-", resumed: "-", sending: "-", submitted: "-", collecting: "-", finished: "-", failed: "-", stopped: "-" },
  failed: {
    requeued: "queued",
    resumed: "waiting",
    sending: "-",
    submitted: "-",
    collecting: "-",
    finished: "-",
    failed: "-",
    stopped: "-",
  },
  stopped: {
    requeued: "queued",
    resumed: "waiting",
    sending: "-",
    submitted: "-",
    collecting: "-",
    finished: "-",
    failed: "-",
    stopped: "-",
  },
};

const cases = Object.entries(table).flatMap(([phase, row]) =>
  Object.entries(row).map(([type, becomes]) => ({ phase: phase as Phase, type: type as RunEvent["type"], becomes })),
);

describe("a run under every event", () => {
  test.each(cases)("$phase, $type: $becomes", ({ phase, type, becomes }) => {
    const run = someRun(states[phase]);
    const next = advance(run, events[type]);
    if (becomes === "-") expect(next).toBe(run);
    else expect(next.state.phase).toBe(becomes);
    expect(run.state).toBe(states[phase]);
  });
});

test("a late answer under an older ticket is not the answer to this one", () => {
  const run = someRun(states.waiting);
  expect(advance(run, { type: "collecting", ticket: ticket("t0") })).toBe(run);
});

test("the time taken runs from the ticket to the last output", () => {
  const finished = advance(someRun(states.collecting), events.finished);
  expect(finished.state).toEqual({ phase: "finished", took: 250 });
  expect(finished.outputs).toEqual([someOutput("o")]);
});

test("whatever ends a run keeps its ticket", () => {
  expect(ticketOf(advance(someRun(states.waiting), events.stopped))).toBe(t1);
  expect(ticketOf(advance(someRun(states.collecting), events.failed))).toBe(t1);
  expect(ticketOf(advance(someRun(states.sending), events.stopped))).toBeNull();
});

test("a ticket that arrives after the stop is kept, and the run stays stopped", () => {
  const stopped = advance(someRun(states.sending), events.stopped);
  const late = advance(stopped, events.submitted);
  expect(late.state).toEqual({ phase: "stopped", ticket: t1 });
  expect(isFinal(late)).toBe(true);
});

test("a run in any state is the same after being kept", () => {
  for (const state of Object.values(states)) {
    const run = someRun(state, { outputs: [someOutput("o")] });
    expect(runSchema.parse(structuredClone(run))).toEqual(run);
  }
});

test("the pictures of a deleted output are not needed any more", () => {
  const raw = "1".repeat(64);
  const kept = someRun(states.finished, { outputs: [someOutput("o", { rawHash: raw })] });
  const gone = someRun(states.finished, { outputs: [someOutput("o", { rawHash: raw, deleted: true })] });
  expect(blobsOf(kept)).toContain(raw);
  expect(blobsOf(gone)).not.toContain(raw);
  expect(blobsOf(gone)).toContain(gone.photo.hash);
});
