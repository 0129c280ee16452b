import { expect, test } from "vitest";
import type { Failure } from "../../src/lib/failure";
import { readTicket } from "../../src/engines/wavespeed/ticket";
import { engineFor, failureOf, forever, makeJob, standIn, waitFor } from "./fixture";

const service = standIn();

/** The page would be told this; the service got one POST in every case. */
const refused: readonly (readonly [string, Failure["code"], Readonly<Record<string, unknown>>])[] = [
  ["submit-400", "service-params", { field: "guidance", message: "guidance_scale must be between 28 and 35" }],
  ["detail-text", "service-params", { field: "prompt" }],
  ["detail-list", "service-params", { field: "images", message: "num_images: must be at most 4" }],
  ["errors-list", "service-params", { field: "seed" }],
  ["data-error", "service-params", { field: "size" }],
  ["error-only", "run-failed", { message: "webhook and base64 exclude each other" }],
  ["submit-401", "service-key-refused", {}],
  ["submit-402", "service-no-credits", {}],
  ["no-credits", "service-no-credits", {}],
  ["no-credits-200", "service-no-credits", {}],
  ["submit-403", "service-forbidden", { message: "account suspended" }],
  ["submit-404", "service-not-found", {}],
  ["submit-413", "service-too-large", {}],
  ["submit-429", "service-rate-limited", { seconds: 20 }],
];

test.each(refused)("a refused submit: %s", async (scenario, code, values) => {
  const { engine } = engineFor(service());
  const failure = await failureOf(engine.submit(makeJob(`a lamp [${scenario}]`), forever));
  expect(failure.code).toBe(code);
  expect(failure.values).toMatchObject(values);
  expect(service().state.counts).toMatchObject({ submits: 1, accepted: 0 });
  expect(service().state.balance).toBe(10_000);
});

test.each([
  "submit-500-accepted",
  "submit-504-accepted",
  "submit-vanished",
  "submit-lost",
  "submit-broken",
  "submit-empty",
  "submit-no-id",
  "submit-hang",
])("an answer that is lost after the run was taken is found in the history and charged once: %s", async (scenario) => {
  const { engine } = engineFor(service(), { submitTimeout: scenario === "submit-hang" ? 200 : 20_000 });
  const before = await engine.submit(makeJob("another lamp"), forever);
  const job = makeJob(`a lamp [${scenario}]`);
  const since = Date.now();
  expect((await failureOf(engine.submit(job, forever))).code).toBe("submit-unknown");
  expect(service().state.counts).toMatchObject({ submits: 2, accepted: 2 });
  const [found, ...others] = await engine.findLost(job, since, [before], forever);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ match: "same" });
  if (found === undefined) throw new RangeError("not found");
  expect((await waitFor(engine, found.ticket)).report.state).toBe("done");
  expect(await engine.collect(found.ticket, forever)).toHaveLength(1);
  expect(service().state.counts).toMatchObject({ submits: 2, accepted: 2 });
  expect(service().state.balance).toBe(10_000 - 70);
});

test.each(["submit-500", "submit-502-html", "submit-cut", "submit-redirect"])(
  "a submit that broke before it was taken may have been taken, for all the page knows: %s",
  async (scenario) => {
    const { engine } = engineFor(service());
    const job = makeJob(`a lamp [${scenario}]`);
    expect((await failureOf(engine.submit(job, forever))).code).toBe("submit-unknown");
    expect(service().state.counts).toMatchObject({ submits: 1, accepted: 0, strayKeys: 0 });
    expect(await engine.findLost(job, Date.now(), [], forever)).toEqual([]);
  },
);

test("a service that shows no requests, or knows no filters, still lets a lost run be found by its time", async () => {
  const { engine } = engineFor(service());
  service().order({ settings: { historyInputs: false, historyFilters: false } });
  const job = makeJob("a lamp [submit-lost]");
  const since = Date.now();
  await failureOf(engine.submit(job, forever));
  const found = await engine.findLost(job, since, [], forever);
  expect(found).toMatchObject([{ match: "unknown" }]);
  expect(await engine.findLost(job, since + 3_600_000, [], forever)).toEqual([]);
});

test("a run with the same words and another seed is not taken for the lost one, and one of a known ticket neither", async () => {
  const { engine } = engineFor(service());
  const known = await engine.submit(makeJob("a lamp"), forever);
  await engine.submit(makeJob("a lamp", { seed: 5 }), forever);
  expect(await engine.findLost(makeJob("a lamp"), Date.now(), [known], forever)).toEqual([]);
  const [found] = await engine.findLost(makeJob("a lamp"), Date.now(), [], forever);
  expect(found === undefined ? null : readTicket(found.ticket).id).toBe(readTicket(known).id);
});

test("a twin that a browser made by repeating the request is found beside the run itself", async () => {
  const { engine } = engineFor(service());
  const job = makeJob("a lamp", { images: 2 });
  const own = await engine.submit(job, forever);
  const sent = service().state.requests.at(-1);
  const headers = { Authorization: String(sent?.headers.authorization), "Content-Type": "application/json" };
  await fetch(`${service().url}${sent?.url}`, { method: "POST", headers, body: sent?.body.toString() ?? "" });
  const twins = await engine.findLost(job, Date.now(), [own], forever);
  expect(twins).toMatchObject([{ match: "same" }]);
});

test("stopping before the POST sends nothing; stopping during it still gives the ticket, because it may have arrived", async () => {
  const { engine } = engineFor(service());
  const early = new AbortController();
  early.abort();
  expect((await failureOf(engine.submit(makeJob("a lamp"), early.signal))).code).toBe("aborted");
  expect(service().state.requests).toEqual([]);

  const controller = new AbortController();
  const network = {
    online: () => true,
    fetch: (url: string, init: RequestInit) => {
      if (url.endsWith("flux-fill-dev")) controller.abort();
      return fetch(url, init);
    },
  };
  const stopping = engineFor(service(), { network }).engine;
  const ticket = await stopping.submit(makeJob("a lamp"), controller.signal);
  expect((await waitFor(engine, ticket)).report.state).toBe("done");
  expect(service().state.counts.submits).toBe(1);
});

test("an upload that breaks is tried again and the run goes on; one that is refused ends it before anything is charged", async () => {
  const { engine } = engineFor(service());
  service().order({
    arm: [
      { route: "upload", effect: { kind: "cut" }, times: 1 },
      { route: "upload", effect: { kind: "error", status: 500 }, times: 1 },
    ],
  });
  await engine.submit(makeJob("a lamp"), forever);
  expect(service().state.counts).toMatchObject({ uploads: 2, submits: 1 });
  const refusing = engineFor(service()).engine;
  service().order({ arm: [{ route: "upload", effect: { kind: "error", status: 413 }, times: 2 }] });
  expect((await failureOf(refusing.submit(makeJob("a lamp"), forever))).code).toBe("service-too-large");
  expect(service().state.counts.submits).toBe(1);
});
