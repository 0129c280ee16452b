import { expect, test } from "vitest";
import { readBalance } from "../../src/engines/wavespeed/balance";
import { findCharges } from "../../src/engines/wavespeed/billing";
import { listPredictions } from "../../src/engines/wavespeed/history";
import { optimizePrompt } from "../../src/engines/wavespeed/optimizer";
import { readLimits } from "../../src/engines/wavespeed/schema";
import { engineFor, failureOf, forever, key, makeJob, standIn, waitFor } from "./fixture";
import { scenarios } from "./scenarios";

const service = standIn();

/** Every request that has the key anywhere but in the one header of a call to the API. */
function leaks(): readonly string[] {
  return service().state.requests.flatMap(({ host, method, url, headers, body }) => {
    const { authorization, ...others } = headers;
    const stray = `${url}\n${JSON.stringify(others)}\n${body.toString("latin1")}`.includes(key);
    const wrong = host === "output" ? authorization !== undefined : authorization !== `Bearer ${key}`;
    return stray || wrong ? [`${host} ${method} ${url}`] : [];
  });
}

test("whatever happens, the key is in the authorization header of calls to the service's address and nowhere else", async () => {
  const { engine } = engineFor(service(), { submitTimeout: 300 });
  const failures: string[] = [];
  const keep = async (work: Promise<unknown>): Promise<void> => {
    const failure = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (failure instanceof Error) failures.push(`${failure.message} ${JSON.stringify(failure)} ${failure.stack ?? ""}`);
  };
  const tickets: string[] = [];
  for (const name of Object.keys(scenarios)) {
    await keep(
      engine.submit(makeJob(`a lamp [${name}]`), forever).then(async (ticket) => {
        tickets.push(ticket);
        await waitFor(engine, ticket);
        await engine.collect(ticket, forever);
      }),
    );
  }
  await keep(engine.quote(makeJob("").params, forever));
  await keep(readBalance(engine.transport, forever));
  await keep(readLimits(engine.transport, forever));
  await keep(listPredictions(engine.transport, {}, 1, forever));
  await keep(findCharges(engine.transport, new Set(["x"]), Date.now(), forever));
  await keep(optimizePrompt(engine.transport, "cat", forever));
  expect(service().state.requests.length).toBeGreaterThan(150);
  expect(leaks()).toEqual([]);
  expect(service().state.counts.strayKeys).toBe(0);
  expect([...tickets, ...failures].filter((text) => text.includes(key))).toEqual([]);
});

test.each(["balance", "poll", "upload", "submit", "history", "price"] as const)(
  "no redirect of %s takes the key elsewhere",
  async (route) => {
    const { engine } = engineFor(service());
    service().order({ arm: [{ route, effect: { kind: "redirect" }, times: 20 }] });
    const job = makeJob("a lamp");
    const ticket = await engine.submit(job, forever).catch(() => null);
    if (ticket !== null) await engine.check(ticket, forever).catch(() => null);
    await Promise.allSettled([
      readBalance(engine.transport, forever),
      engine.findLost(job, Date.now(), [], forever),
      engine.quote(job.params, forever),
    ]);
    expect(service().state.requests.filter(({ url }) => url.includes("redirected"))).toEqual([]);
    expect(leaks()).toEqual([]);
  },
);

test("a service that quotes the key in its error does not bring it onto the page", async () => {
  const { engine } = engineFor(service());
  service().order({ arm: [{ route: "balance", effect: { kind: "error", status: 401, message: `key ${key} is unknown` }, times: 1 }] });
  const failure = await failureOf(readBalance(engine.transport, forever));
  expect(failure).toMatchObject({ code: "service-key-refused", values: { message: "key …ijkl is unknown" } });
});

test("no header beside those that a preflight allows, no cookie, no referrer", async () => {
  const seen: RequestInit[] = [];
  const network = {
    online: () => true,
    fetch: (url: string, init: RequestInit) => {
      seen.push(init);
      return fetch(url, init);
    },
  };
  const { engine } = engineFor(service(), { network });
  const ticket = await engine.submit(makeJob("a lamp"), forever);
  await waitFor(engine, ticket);
  await engine.collect(ticket, forever);
  const names = seen.flatMap(({ headers }) => [...new Headers(headers).keys()]);
  expect(new Set(names)).toEqual(new Set(["authorization", "content-type"]));
  for (const init of seen) expect(init).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer", mode: "cors" });
  const withKey = seen.filter(({ headers }) => new Headers(headers).has("authorization"));
  expect(withKey.length).toBeGreaterThan(4);
  expect(withKey.every(({ redirect }) => redirect === "error")).toBe(true);
});

test("a proxy that holds the key gets none", async () => {
  const { engine } = engineFor(service(), { key: null });
  await failureOf(readBalance(engine.transport, forever));
  expect(service().state.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});
