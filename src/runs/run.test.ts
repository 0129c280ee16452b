import { describe, expect, test } from "vitest";
import { advance, blobsOf, isFinal, runSchema, ticketOf, type Phase, type RunEvent, type RunState } from "./run";
import { someOutput, someRun, ticket } from "./run.fixture";

const t1 = ticket("t1");
const states: Readonly<Record<Phase, RunState>> = {
  queued: { phase: "queued" },
  sending: { phase: "sending" },
  unsure: { phase: "unsure", lookedAt: 90, found: [{ ticket: t1, createdAt: 80 }], problem: null },
  waiting: { phase: "waiting", ticket: t1, since: 100 },
  collecting: { phase: "collecting", ticket: t1, since: 100 },
  finished: { phase: "finished", took: 5, ticket: t1 },
  failed: { phase: "failed", code: "fill-memory", values: { message: "full" }, ticket: t1 },
  stopped: { phase: "stopped", ticket: t1 },
};
const missing = { index: 1, seed: 7, url: null, nsfw: false, code: "output-blocked", values: { host: "cdn.example" } };
const events: { readonly [Type in RunEvent["type"]]: Extract<RunEvent, { type: Type }> } = {
  requeued: { type: "requeued" },
  lost: { type: "lost", ticket: t1 },
  resumed: { type: "resumed", ticket: t1, at: 200 },
  sending: { type: "sending", at: 150 },
  submitted: { type: "submitted", ticket: t1, at: 200 },
  postponed: { type: "postponed" },
  unsure: { type: "unsure" },
  looked: { type: "looked", at: 210, found: [], problem: null },
  adopted: { type: "adopted", ticket: t1, at: 220 },
  disowned: { type: "disowned" },
  collecting: { type: "collecting", ticket: t1 },
  uncollected: { type: "uncollected", ticket: t1 },
  finished: { type: "finished", outputs: [someOutput("o")], missing: [missing], at: 350 },
  failed: { type: "failed", failure: { code: "unexpected", values: { message: "no" } } },
  stopped: { type: "stopped" },
  unsent: { type: "unsent" },
};

/** What every event makes of every phase; events that are not named change nothing. */
const table: Readonly<Record<Phase, Readonly<Partial<Record<RunEvent["type"], Phase>>>>> = {
  queued: { sending: "sending", submitted: "waiting", unsure: "unsure", failed: "failed", stopped: "stopped" },
  sending: {
    requeued: "queued",
    submitted: "waiting",
    postponed: "queued",
    unsure: "unsure",
    failed: "failed",
    stopped: "stopped",
  },
  unsure: { looked: "unsure", adopted: "waiting", disowned: "stopped" },
  waiting: { requeued: "queued", lost: "queued", collecting: "collecting", failed: "failed", stopped: "stopped" },
  collecting: {
    requeued: "queued",
    lost: "queued",
    uncollected: "waiting",
    finished: "finished",
    failed: "failed",
    stopped: "stopped",
  },
  finished: {},
  failed: { requeued: "queued", resumed: "waiting" },
  stopped: { requeued: "queued", resumed: "waiting" },
};

const cases = (Object.keys(states) as Phase[]).flatMap((phase) =>
  (Object.keys(events) as RunEvent["type"][]).map((type) => ({ phase, type, becomes: table[phase][type] ?? "the same" })),
);

describe("a run under every event", () => {
  test.each(cases)("$phase, $type: $becomes", ({ phase, type, becomes }) => {
    const run = someRun(states[phase]);
    const next = advance(run, events[type]);
    if (becomes === "the same") expect(next).toBe(run);
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
  expect(finished.state).toEqual({ phase: "finished", took: 250, ticket: t1, made: 2 });
  expect(finished.outputs).toEqual([someOutput("o")]);
  expect(finished.missing).toEqual([missing]);
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

test("what may be charged is never put away as if it had not been sent, nor sent again", () => {
  const stopped = advance(someRun(states.sending), events.stopped);
  for (const run of [stopped, advance(stopped, events.requeued)]) {
    expect(advance(run, events.unsure).state.phase).toBe("unsure");
    const late = advance(run, events.submitted);
    expect([ticketOf(late), late.sentAt]).toEqual([t1, 200]);
    expect(late.state.phase).not.toBe("queued");
  }
  // A run that has a ticket is no longer in doubt.
  expect(advance(someRun(states.stopped), events.unsure).state.phase).toBe("stopped");
});

test("what was stopped or disowned and never arrived was not sent; what has a ticket was", () => {
  const sending = advance(someRun(states.queued), events.sending);
  expect(sending.sentAt).toBe(150);
  expect(advance(advance(sending, events.stopped), events.unsent)).toMatchObject({ state: { phase: "stopped" }, sentAt: null });
  expect(advance(advance(sending, events.unsure), events.disowned).sentAt).toBeNull();
  const arrived = advance(advance(sending, events.stopped), events.submitted);
  expect(advance(arrived, events.unsent)).toBe(arrived);
});

test("a loss is only of the job that was asked about", () => {
  const stopped = advance(someRun(states.waiting), events.stopped);
  expect(advance(stopped, events.lost)).toBe(stopped);
  const again = someRun({ phase: "waiting", ticket: ticket("t2"), since: 300 });
  expect(advance(again, events.lost)).toBe(again);
  expect(advance(someRun(states.sending), { type: "lost", ticket: null }).state.phase).toBe("queued");
});

test("a record of a run from before the service was there is read", () => {
  const { sentAt: _sentAt, charge: _charge, missing: _missing, ...old } = someRun(states.finished, { outputs: [someOutput("o")] });
  const kept = { ...old, state: { phase: "finished", took: 5 }, outputs: old.outputs.map(({ nsfw: _nsfw, ...output }) => output) };
  expect(runSchema.parse(kept)).toEqual(someRun({ phase: "finished", took: 5, ticket: null }, { outputs: [someOutput("o")] }));
});

test("an output of before has its soft edge as its finish, and looks as it did", () => {
  const { finish: _finish, ...bare } = someOutput("o");
  const old = { ...someRun(states.finished), outputs: [{ ...bare, softEdge: 11 }] };
  expect(runSchema.parse(old).outputs).toEqual([
    someOutput("o", { finish: { grow: 0, softEdge: 11, opacity: 100, colourMatch: "off", grain: false } }),
  ]);
});

test("a finish is the same after being kept", () => {
  const finish = { grow: -12, softEdge: 3, opacity: 40, colourMatch: "membrane", grain: true } as const;
  const run = someRun(states.finished, { outputs: [someOutput("o", { finish })] });
  expect(runSchema.parse(structuredClone(run))).toEqual(run);
});

test("a run in any state is the same after being kept", () => {
  for (const state of Object.values(states)) {
    const run = someRun(state, { outputs: [someOutput("o")], missing: [missing] });
    expect(runSchema.parse(structuredClone(run))).toEqual(run);
  }
});

test("what was left out is kept with the run, and needed by it", () => {
  const leftOutHash = "2".repeat(64);
  const leftOut = { rect: { x: 1, y: 2, width: 30, height: 40 }, hash: "3".repeat(64) };
  const run = someRun(states.finished, { leftOutHash, leftOut });
  expect(runSchema.parse(structuredClone(run))).toEqual(run);
  expect(blobsOf(run)).toEqual(expect.arrayContaining([leftOutHash, leftOut.hash]));
});

test("the pictures of a deleted output are not needed any more", () => {
  const raw = "1".repeat(64);
  const kept = someRun(states.finished, { outputs: [someOutput("o", { rawHash: raw })] });
  const gone = someRun(states.finished, { outputs: [someOutput("o", { rawHash: raw, deleted: true })] });
  expect(blobsOf(kept)).toContain(raw);
  expect(blobsOf(gone)).not.toContain(raw);
  expect(blobsOf(gone)).toContain(gone.photo.hash);
});
