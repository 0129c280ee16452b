import { expect, test } from "vitest";
import { imageOf } from "../../src/engines/contract";
import { engineFor, forever, makeJob, standIn, waitFor } from "./fixture";

const service = standIn();

test.each(["outputs-objects", "outputs-base64", "outputs-data-uri", "download-cut", "download-500"])(
  "images arrive through %s",
  async (scenario) => {
    const { engine } = engineFor(service());
    const ticket = await engine.submit(makeJob(`a lamp [${scenario}]`, { images: 2 }), forever);
    await waitFor(engine, ticket);
    const outputs = await engine.collect(ticket, forever);
    expect(outputs.map((output) => ({ index: output.index, type: imageOf(output).type }))).toEqual([
      { index: 0, type: "image/jpeg" },
      { index: 1, type: "image/jpeg" },
    ]);
  },
);

test("fewer images than asked for, and the flags of each", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp [outputs-fewer] [nsfw]", { images: 3 }), forever);
  await waitFor(engine, ticket);
  const outputs = await engine.collect(ticket, forever);
  expect(outputs.map(({ nsfw }) => nsfw)).toEqual([true, false]);
});

test("images that are gone are said to be gone, with their address", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp [outputs-gone]"), forever);
  await waitFor(engine, ticket);
  expect(await engine.collect(ticket, forever)).toMatchObject([
    { index: 0, url: expect.stringContaining("/gone/") as string, failure: { code: "output-gone" } },
  ]);
});

/** What a browser does with an answer that lacks the allow-origin header. */
async function strictFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (init.mode === "cors" && response.headers.get("Access-Control-Allow-Origin") === null) throw new TypeError("Failed to fetch");
  return response;
}

test("a host that forbids pages to read its images is told from one that is down", async () => {
  let down = false;
  const network = {
    online: () => true,
    fetch: (url: string, init: RequestInit) =>
      down && url.includes("/closed/") ? Promise.reject(new TypeError("Failed to fetch")) : strictFetch(url, init),
  };
  const { engine } = engineFor(service(), { network });
  const ticket = await engine.submit(makeJob("a lamp [outputs-closed]"), forever);
  await waitFor(engine, ticket);
  const [blocked] = await engine.collect(ticket, forever);
  expect(blocked).toMatchObject({ failure: { code: "output-blocked", values: { host: new URL(service().outputUrl).host } } });
  down = true;
  expect(await engine.collect(ticket, forever)).toMatchObject([{ failure: { code: "output-unreachable" } }]);
  expect(service().state.counts.strayKeys).toBe(0);
});

test("one image that cannot be had does not hide the others", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp", { images: 2 }), forever);
  await waitFor(engine, ticket);
  service().order({ arm: [{ route: "download", effect: { kind: "error", status: 404 }, times: 1 }] });
  const outputs = await engine.collect(ticket, forever);
  expect(outputs.filter((output) => "blob" in output)).toHaveLength(1);
  expect(outputs.filter((output) => "failure" in output)).toHaveLength(1);
  const again = await engine.collect(ticket, forever);
  expect(again.filter((output) => "blob" in output)).toHaveLength(2);
});
