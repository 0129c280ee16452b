import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createDevServer, preview } from "vite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { imageOf } from "../../src/engines/contract";
import { readBalance } from "../../src/engines/wavespeed/balance";
import { findCharges } from "../../src/engines/wavespeed/billing";
import type { Network } from "../../src/engines/wavespeed/exchange";
import { hasProxy } from "../../src/engines/wavespeed/findProxy";
import { deletePredictions, listPredictions } from "../../src/engines/wavespeed/history";
import { optimizePrompt } from "../../src/engines/wavespeed/optimizer";
import { readLimits } from "../../src/engines/wavespeed/schema";
import { readTicket } from "../../src/engines/wavespeed/ticket";
import { wavespeedProxy } from "../../src/proxy/proxyPlugin";
import { engineFor, failureOf, forever, key, makeJob, side, standIn, waitFor } from "./fixture";
import { readPicture } from "./picture";
import { scenarios } from "./scenarios";

/** The page's own server with the proxy, as `npm run dev` and `npm start` have it, in front of the stand-in. */
const service = standIn();

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proxied-page-"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>The page</title>");
});
afterAll(() => rm(folder, { recursive: true }));

interface PageServer {
  readonly url: string;
  /** What it printed. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** A server of Vite's, with the environment's variables in place of the real ones. */
async function serve(kind: "dev" | "preview", env: Readonly<Record<string, string>>): Promise<PageServer> {
  const log: string[] = [];
  const note = (line: string): number => log.push(line);
  const config = {
    root: folder,
    configFile: false as const,
    appType: "mpa" as const,
    plugins: [wavespeedProxy(env)],
    build: { outDir: "." },
    customLogger: { info: note, warn: note, warnOnce: note, error: note, clearScreen: note, hasErrorLogged: () => false, hasWarned: false },
  };
  const place = { host: "127.0.0.1", port: 0 };
  const server =
    kind === "dev"
      ? await (await createDevServer({ ...config, server: { ...place, ws: false }, optimizeDeps: { noDiscovery: true } })).listen()
      : await preview({ ...config, preview: place });
  const address = server.httpServer?.address() as AddressInfo | undefined;
  return { url: `http://127.0.0.1:${address?.port}`, log, close: () => server.close() };
}

let page: PageServer;
beforeAll(async () => {
  page = await serve("preview", { WAVESPEED_API_KEY: key, WAVESPEED_ADDRESS: service().url });
});
afterAll(() => page.close());

/** Everything that reached the page's side. */
let received: string[] = [];
beforeEach(() => {
  received = [];
});

const network: Network = {
  online: () => true,
  fetch: async (url, init) => {
    const answer = await fetch(url, init);
    const headers = JSON.stringify([...answer.headers]);
    received.push(`${url} ${JSON.stringify([...new Headers(init.headers)])} ${answer.status} ${headers}`);
    if (url.startsWith(page.url))
      received.push(
        await answer
          .clone()
          .text()
          .catch(() => ""),
      );
    return answer;
  },
};

const proxied = () => engineFor(service(), { baseUrl: page.url, key: null, network }).engine;

test("everything that the page does with a key it does without one through the proxy", async () => {
  const engine = proxied();
  service().order({ settings: { billingAfter: 0 } });
  const job = makeJob("a green velvet armchair", { images: 2 });
  expect(await engine.quote(job.params, forever)).toEqual({ kind: "quoted", total: 70, perImage: 35 });
  service().order({ settings: { priceRoute: false } });
  expect(await engine.quote(job.params, forever)).toEqual({ kind: "quoted", total: 70, perImage: 35 });
  const ticket = await engine.submit(job, forever);
  expect((await waitFor(engine, ticket)).report).toEqual({ state: "done" });
  const outputs = await engine.collect(ticket, forever);
  expect(outputs).toHaveLength(2);
  for (const output of outputs)
    expect(readPicture(new Uint8Array(await imageOf(output).arrayBuffer()))).toMatchObject({ width: side, height: side });
  expect(await readBalance(engine.transport, forever)).toBe(9930);
  const { id } = readTicket(ticket);
  expect((await listPredictions(engine.transport, {}, 1, forever)).items.map((item) => item.id)).toEqual([id]);
  expect(await findCharges(engine.transport, new Set([id]), Date.now() - 60_000, forever)).toEqual(
    new Map([[id, { charged: 70, refunded: 0 }]]),
  );
  expect((await readLimits(engine.transport, forever))?.names).toContain("mask_image");
  expect((await optimizePrompt(engine.transport, "cat", forever)).text).toMatch(/^cat, /);
  expect(await deletePredictions(engine.transport, [id], forever)).toBe(1);
  expect(service().state.counts).toMatchObject({ submits: 1, accepted: 1, uploads: 2, strayKeys: 0 });
});

test("whatever happens, the page's side never has the key, and each submit reaches the service once", async () => {
  const engine = engineFor(service(), { baseUrl: page.url, key: null, network, submitTimeout: 300 }).engine;
  const names = Object.keys(scenarios);
  for (const name of names) {
    const ticket = await engine.submit(makeJob(`a lamp [${name}]`), forever).catch(() => null);
    if (ticket !== null) await waitFor(engine, ticket).catch(() => null);
  }
  service().order({ arm: [{ route: "balance", effect: { kind: "error", status: 401, message: `key ${key} is unknown` }, times: 1 }] });
  expect(await failureOf(readBalance(engine.transport, forever))).toMatchObject({
    code: "service-key-refused",
    values: { message: "key [key] is unknown" },
  });
  expect(service().state.counts.submits).toBe(names.length);
  expect(received.length).toBeGreaterThan(200);
  expect([...received, ...page.log].filter((text) => text.includes(key))).toEqual([]);
});

test("the service's redirect of a submit is not followed, and the run counts as one that may be under way", async () => {
  expect((await failureOf(proxied().submit(makeJob("a lamp [submit-redirect]"), forever))).code).toBe("submit-unknown");
  expect(service().state.requests.filter(({ url }) => url.includes("redirected"))).toEqual([]);
});

test.each(["dev", "preview"] as const)("the page notices the proxy of %s, and that there is none", async (kind) => {
  const own = await serve(kind, { WAVESPEED_API_KEY: key, WAVESPEED_ADDRESS: service().url });
  const without = await serve(kind, { WAVESPEED_API_KEY: "" });
  try {
    expect((await fetch(own.url)).headers.get("WaveSpeed-Proxy")).toBe("same-origin");
    expect(await (await fetch(own.url)).text()).toContain("The page");
    expect(await hasProxy(`${own.url}/?from=a-link`, forever)).toBe(true);
    expect(await hasProxy(`${without.url}/`, forever)).toBe(false);
    expect((await fetch(`${without.url}/api/v3/balance`)).status).toBe(404);
    expect(own.log.join("\n")).toContain(service().url);
    expect(await readBalance(engineFor(service(), { baseUrl: own.url, key: null }).engine.transport, forever)).toBe(10_000);
  } finally {
    await Promise.all([own.close(), without.close()]);
  }
});

test.each(["dev", "preview"] as const)("%s does not start with an address that is none, and says why in one sentence", async (kind) => {
  const started = serve(kind, { WAVESPEED_API_KEY: key, WAVESPEED_ADDRESS: "http://api.wavespeed.ai" });
  const error: unknown = await started.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ stack: expect.stringMatching(/^WAVESPEED_ADDRESS is not an address of a service[^\n]*$/) as string });
});

test("a page without a proxy, without its server or without a network needs a key; only a stopped question fails", async () => {
  const other = createServer((_request, response) => void response.writeHead(405, { "WaveSpeed-Proxy": "elsewhere" }).end());
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  expect(await hasProxy(address, forever)).toBe(false);
  other.close();
  other.closeAllConnections();
  expect(await hasProxy(address, forever)).toBe(false);
  expect(await hasProxy("no address", forever)).toBe(false);
  expect(await hasProxy(page.url, forever, { ...network, online: () => false })).toBe(false);
  expect(received).toEqual([]);
  expect(await failureOf(hasProxy(page.url, AbortSignal.abort()))).toMatchObject({ code: "aborted" });
});
