import { EventEmitter, once } from "node:events";
import {
  createServer,
  request as requestHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { createWavespeedProxy } from "./wavespeedProxy.ts";

const key = "wsk_proxy_0123456789abcdef";
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(async (server) => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    }),
  );
});

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

interface Seen {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface World {
  readonly port: number;
  /** Whole requests that reached the service. */
  readonly seen: Seen[];
}

/** A page's server with the proxy, and behind it a service that answers by `answer`. */
async function start(answer: RequestListener = (_request, response) => void response.end("{}"), timeLimit?: number): Promise<World> {
  const seen: Seen[] = [];
  const service = await listen((request, response) => {
    void text(request).then(
      (body) => {
        seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
        answer(request, response);
      },
      () => undefined,
    );
  });
  return { port: await serve(`http://127.0.0.1:${service}`, timeLimit), seen };
}

async function serve(target: string, timeLimit?: number): Promise<number> {
  const proxy = createWavespeedProxy({ key, target, ...(timeLimit === undefined ? {} : { timeLimit }) });
  return listen((request, response) => proxy(request, response, () => void response.end("the page")));
}

type Headers = Readonly<Record<string, string>>;

interface Ask {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string | Buffer;
}

/** A request as no browser would let one be made: any Host, any Origin, any path. */
async function ask(port: number, path: string, { method = "GET", headers = {}, body }: Ask = {}) {
  const request = requestHttp({ host: "127.0.0.1", port, path, method, headers, agent: false });
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  request.on("error", () => undefined);
  request.end(body);
  const [answer] = await answered;
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

const balance = "/api/v3/balance";

test("a call goes on with the server's key and without anything else that the page's side said", async () => {
  const { port, seen } = await start();
  const headers = {
    Authorization: "Bearer of-the-page",
    Cookie: "session=1",
    Referer: "http://127.0.0.1/secret",
    "X-Forwarded-For": "10.0.0.1",
    "Content-Type": "application/json",
    Accept: "application/json",
  };
  await ask(port, "/api/v3/model/price?api_key=1", { method: "POST", headers, body: '{"model_id":"x"}' });
  const [{ line, headers: sent, body } = { line: "", headers: {}, body: "" }] = seen;
  expect(line).toBe("POST /api/v3/model/price");
  expect(body).toBe('{"model_id":"x"}');
  const { host, connection, ...others } = sent;
  expect(host).not.toBe(`127.0.0.1:${port}`);
  expect(connection).toBe("close");
  expect(others).toEqual({
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "content-length": "16",
    accept: "application/json",
    "accept-encoding": "identity",
    "user-agent": "fill-playground",
  });
});

test("of the answer come status, body, type and the pause that is asked for", async () => {
  const { port } = await start((_request, response) => {
    const headers = {
      "Content-Type": "text/html",
      "Retry-After": "20",
      "Set-Cookie": "a=1",
      "Access-Control-Allow-Origin": "*",
      "X-Trace": key,
    };
    response.writeHead(429, headers).end("<script>1</script>");
  });
  const { status, headers, body } = await ask(port, balance);
  expect([status, body]).toEqual([429, "<script>1</script>"]);
  expect(headers).toMatchObject({ "content-type": "text/html", "retry-after": "20", "cache-control": "no-store" });
  for (const name of ["set-cookie", "access-control-allow-origin", "x-trace"]) expect(headers).not.toHaveProperty(name);
  // It must not run as a page of the proxy's own origin.
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox") as string,
  });
});

test("a service that quotes the key does not bring it to the page", async () => {
  const { port } = await start((_request, response) => {
    response.writeHead(401, { "Content-Type": `text/plain; of=${key}`, "Retry-After": key });
    response.end(`{"code":401,"message":"${key} is unknown"}`);
  });
  const answer = await ask(port, balance);
  expect(answer.body).toBe('{"code":401,"message":"[key] is unknown"}');
  expect(JSON.stringify(answer)).not.toContain(key);
});

test.each([
  ["GET", "/api/v3"],
  ["GET", "/api/v3/"],
  ["GET", "/api/v3/user/usage_stats"],
  ["POST", "/api/v3/wavespeed-ai/flux-dev"],
  ["POST", "/api/v3/media/uploads"],
  ["GET", "/api/v3/predictions/../balance"],
  ["GET", "/api/v3/predictions/../../secret/result"],
  ["GET", "/api/v3/predictions/a%2Fb/result"],
  ["GET", "/api/v3/predictions/x"],
  ["GET", "/api/v3//balance"],
  ["GET", "/api/v3/balance/"],
  ["GET", "/api/v3/BALANCE"],
])("%s %s is not let through", async (method, path) => {
  const { port, seen } = await start();
  const { status, headers, body } = await ask(port, path, { method });
  expect(status).toBe(404);
  expect(headers["content-type"]).toMatch(/^application\/json/);
  expect(JSON.parse(body)).toEqual({ code: 404, message: expect.any(String) as string });
  expect(seen).toEqual([]);
});

test.each([
  ["POST", "/api/v3/balance", "GET"],
  ["HEAD", "/api/v3/models", "GET"],
  ["DELETE", "/api/v3/predictions", "POST"],
  ["OPTIONS", "/api/v3/wavespeed-ai/flux-fill-dev", "POST"],
])("%s %s: only %s is taken", async (method, path, allowed) => {
  const { port, seen } = await start();
  const { status, headers } = await ask(port, path, { method });
  expect([status, headers.allow]).toEqual([405, allowed]);
  expect(seen).toEqual([]);
});

test("other origins are refused, the page's own is not", async () => {
  const { port, seen } = await start();
  const own = `http://127.0.0.1:${port}`;
  const refused: readonly Headers[] = [
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
    { Origin: `http://localhost:${port}` },
    { Origin: `http://127.0.0.1:${port + 1}` },
    { Origin: `${own}.elsewhere.example` },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site", Origin: own },
  ];
  for (const headers of refused) expect((await ask(port, balance, { headers })).status).toBe(403);
  expect(seen).toEqual([]);
  const taken: readonly Headers[] = [{}, { Origin: own }, { "Sec-Fetch-Site": "same-origin", Origin: own }, { "Sec-Fetch-Site": "none" }];
  for (const headers of taken) expect((await ask(port, balance, { headers })).status).toBe(200);
});

test("a foreign name that points to this machine is refused, and is not told of the proxy", async () => {
  const { port, seen } = await start();
  for (const host of [
    "elsewhere.example",
    `elsewhere.example:${port}`,
    "127.0.0.1",
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.elsewhere.example:${port}`,
  ]) {
    const headers = { Host: host, Origin: `http://${host}`, "Sec-Fetch-Site": "same-origin" };
    expect((await ask(port, balance, { headers })).status).toBe(403);
    expect((await ask(port, "/", { headers })).headers).not.toHaveProperty("wavespeed-proxy");
  }
  expect(seen).toEqual([]);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
    expect((await ask(port, balance, { headers: { Host: host } })).status).toBe(200);
    expect((await ask(port, "/", { headers: { Host: host } })).headers["wavespeed-proxy"]).toBe("same-origin");
  }
});

test("what is not the API's goes on to the page's server", async () => {
  const { port, seen } = await start();
  for (const path of ["/", "/api/v2/balance", "/api/v3x", "/assets/a.js"])
    expect((await ask(port, path, { method: "POST" })).body).toBe("the page");
  expect(seen).toEqual([]);
});

const upload = "/api/v3/media/upload/binary";
const large = Buffer.alloc(33 * 1024 * 1024);

test("a body that is too large is refused, announced or not, and the service never has it whole", async () => {
  const { port, seen } = await start();
  const announced = await ask(port, upload, { method: "POST", headers: { "Content-Length": String(large.length) }, body: large });
  expect(announced.status).toBe(413);
  const flowing = await ask(port, upload, { method: "POST", headers: { "Transfer-Encoding": "chunked" }, body: large });
  expect([flowing.status, JSON.parse(flowing.body)]).toEqual([413, { code: 413, message: expect.stringContaining("32 MB") as string }]);
  expect(seen).toEqual([]);
});

test("a body of 20 MB passes byte for byte", async () => {
  const { port, seen } = await start();
  const body = Buffer.alloc(20 * 1024 * 1024, "0123456789");
  expect((await ask(port, upload, { method: "POST", body })).status).toBe(200);
  expect(seen[0]?.body === body.toString()).toBe(true);
});

test("no redirect is followed", async () => {
  const elsewhere: string[] = [];
  const other = await listen((request, response) => {
    elsewhere.push(request.url ?? "");
    response.end("{}");
  });
  const { port } = await start((_request, response) => void response.writeHead(307, { Location: `http://127.0.0.1:${other}/` }).end());
  const { status, headers, body } = await ask(port, "/api/v3/wavespeed-ai/flux-fill-dev", { method: "POST", body: "{}" });
  expect([status, headers.location]).toEqual([502, undefined]);
  expect(JSON.parse(body)).toMatchObject({ code: 502, message: expect.stringContaining("redirect") as string });
  expect(elsewhere).toEqual([]);
});

test("a service that is down, cuts the line, packs its answer or never answers is an error in the envelope, and is asked once", async () => {
  const down = await listen(() => undefined);
  servers.splice(0).forEach((server) => server.close());
  expect(JSON.parse((await ask(await serve(`http://127.0.0.1:${down}`), balance)).body)).toMatchObject({ code: 502 });
  const cut = await start((request) => void request.socket.destroy());
  expect((await ask(cut.port, "/api/v3/wavespeed-ai/flux-fill-dev", { method: "POST", body: "{}" })).status).toBe(502);
  expect(cut.seen).toHaveLength(1);
  const packed = await start((_request, response) => void response.writeHead(200, { "Content-Encoding": "gzip" }).end("x"));
  expect((await ask(packed.port, balance)).status).toBe(502);
  const silent = await start(() => undefined, 50);
  expect((await ask(silent.port, balance)).status).toBe(504);
});

test("an answer that breaks off in the middle breaks off for the page", async () => {
  const { port } = await start((request, response) => {
    response.writeHead(200, { "Content-Length": 1000 });
    response.write("{", () => request.socket.destroy());
  });
  await expect(ask(port, balance)).rejects.toThrow("aborted");
});

test.each([
  ["before its answer", false],
  ["in its midst", true],
])("when the page hangs up %s, the request to the service is ended", async (_when, begun) => {
  const world = new EventEmitter();
  const { port } = await start((_request, response) => {
    response.once("close", () => world.emit("ended"));
    if (begun) response.write("{");
    world.emit("reached");
  });
  const ended = once(world, "ended");
  const reached = once(world, "reached");
  const request = requestHttp({ host: "127.0.0.1", port, path: balance, agent: false });
  request.on("error", () => undefined);
  const answered = begun ? once(request, "response") : reached;
  request.end();
  await answered;
  request.destroy();
  await ended;
});
