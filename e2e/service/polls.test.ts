import { expect, test } from "vitest";
import type { Failure } from "../../src/lib/failure";
import { isPassing } from "../../src/engines/passing";
import { startService } from "./service";
import { engineFor, failureOf, forever, key, makeJob, standIn, waitFor } from "./fixture";

const service = standIn();

test.each([
  "unknown-status",
  "pending",
  "poll-404-once",
  "poll-404-thrice",
  "poll-429",
  "poll-500-twice",
  "poll-502-html",
  "poll-cut",
  "poll-broken",
  "poll-empty",
])("a run goes on to its image through %s", async (scenario) => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob(`a lamp [${scenario}]`), forever);
  expect((await waitFor(engine, ticket)).report).toEqual({ state: "done" });
  expect(await engine.collect(ticket, forever)).toHaveLength(1);
  expect(service().state.counts.submits).toBe(1);
});

test("waits grow from one question to the next, and the service's own word on the time is kept", async () => {
  const { engine, waits } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp [poll-500-twice]"), forever);
  await engine.check(ticket, forever);
  expect(waits).toEqual([1000, 2000]);
  const limited = await engine.submit(makeJob("a lamp [poll-429]"), forever);
  await engine.check(limited, forever);
  expect(waits.at(-1)).toBe(20_000);
});

test("a service that stays down ends in a failure that passes, and the run is not given up", async () => {
  const { engine, waits } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp"), forever);
  service().order({ arm: [{ route: "poll", effect: { kind: "error", status: 503 }, times: 6 }] });
  const failure = await failureOf(engine.check(ticket, forever));
  expect(failure.code).toBe("service-server");
  expect(isPassing(failure)).toBe(true);
  expect(waits).toEqual([1000, 2000, 4000, 8000, 10_000]);
  expect((await waitFor(engine, ticket)).report.state).toBe("done");
});

const endings: readonly (readonly [string, Failure["code"], string])[] = [
  ["failed-1200", "service-moderated", "content flagged as potentially sensitive"],
  ["failed-1401", "service-params", "loras[0].path could not be loaded"],
  ["failed-1402", "service-media", "could not read the media at the given address"],
  ["failed-1403", "run-failed", "execution failed"],
  ["failed-5000", "service-server", "internal error"],
  ["failed-silent", "run-failed", "failed"],
  ["cancelled", "run-ended", "cancelled"],
  ["timeout", "run-ended", "timeout"],
  ["deleted", "run-ended", "deleted"],
  ["outputs-none", "run-no-outputs", ""],
];

test.each(endings)("a run that ends without an image says why: %s", async (scenario, code, message) => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob(`a lamp [${scenario}]`), forever);
  const { report } = await waitFor(engine, ticket);
  expect(report).toMatchObject({ state: "failed", code });
  if (report.state === "failed") expect(report.values["message"] ?? "").toBe(message);
  expect((await engine.check(ticket, forever)).state).toBe("failed");
  expect(service().state.counts.submits).toBe(1);
});

test("a run that the service does not know is lost: after three answers, or when its first seconds are over", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp [poll-404-always]"), forever);
  const states: string[] = [];
  for (let i = 0; i < 4; i++) states.push((await engine.check(ticket, forever)).state);
  expect(states).toEqual(["queued", "queued", "queued", "lost"]);
  const later = engineFor(service(), { now: () => Date.now() + 11_000 }).engine;
  expect((await later.check(ticket, forever)).state).toBe("lost");
  expect((await later.check("nonsense" as typeof ticket, forever)).state).toBe("lost");
  expect((await failureOf(later.collect("{}" as typeof ticket, forever))).code).toBe("engine-lost");
});

test("a run that was sent to another address is not called lost", async () => {
  const other = await startService({ key });
  try {
    const ticket = await engineFor(service()).engine.submit(makeJob("a lamp"), forever);
    const failure = await failureOf(engineFor(other).engine.check(ticket, forever));
    expect(failure).toMatchObject({ code: "service-elsewhere", values: { address: service().url } });
  } finally {
    await other.close();
  }
});

test("a key that is refused in the middle of a run stops the asking, and another key takes it up again", async () => {
  const { engine, waits } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp"), forever);
  service().order({ key: "another-key" });
  expect((await failureOf(engine.check(ticket, forever))).code).toBe("service-key-refused");
  expect(waits).toEqual([]);
  const renewed = engineFor(service(), { key: "another-key" }).engine;
  expect((await waitFor(renewed, ticket)).report.state).toBe("done");
});

test("a run that is stuck stays under way; stopping only stops the asking", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp [stuck]"), forever);
  for (let i = 0; i < 10; i++) expect((await engine.check(ticket, forever)).state).toMatch(/queued|running/);
  const { polls } = service().state.counts;
  await engine.cancel(ticket);
  expect(service().state.counts.polls).toBe(polls);
  expect(service().state.predictions[0]?.status).toBe("processing");
});

test("a question stops at once when its signal fires, also between two attempts", async () => {
  const controller = new AbortController();
  const { engine } = engineFor(service(), {
    pause: async () => {
      controller.abort();
      await Promise.resolve();
    },
  });
  const ticket = await engine.submit(makeJob("a lamp [poll-500-twice]"), forever);
  expect((await failureOf(engine.check(ticket, controller.signal))).code).toBe("aborted");
  expect(service().state.counts.polls).toBe(1);
});
