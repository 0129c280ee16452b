import { expect, test } from "vitest";
import { imageOf } from "../../src/engines/contract";
import { readBalance } from "../../src/engines/wavespeed/balance";
import { findCharges } from "../../src/engines/wavespeed/billing";
import { deletePredictions, listPredictions } from "../../src/engines/wavespeed/history";
import { optimizePrompt } from "../../src/engines/wavespeed/optimizer";
import { optimizerPrice } from "../../src/engines/wavespeed/price";
import { readLimits } from "../../src/engines/wavespeed/schema";
import { readTicket } from "../../src/engines/wavespeed/ticket";
import { engineFor, failureOf, forever, isMasked, makeJob, photoPng, side, standIn, waitFor } from "./fixture";
import { readPicture } from "./picture";

const service = standIn();

test("a run from quote to images: four of them, in order, changed inside the mask and nearly the same outside", async () => {
  const { engine } = engineFor(service());
  service().order({ settings: { outputType: "png" } });
  const job = makeJob("a green velvet armchair", { images: 4 });
  expect(await engine.quote(job.params, forever)).toEqual({ kind: "quoted", total: 140, perImage: 35 });
  const ticket = await engine.submit(job, forever);
  const { report, seen } = await waitFor(engine, ticket);
  expect(report).toEqual({ state: "done" });
  expect(seen).toEqual(["queued", "running", "done"]);
  const outputs = await engine.collect(ticket, forever);
  expect(outputs.map(({ index, seed, nsfw }) => ({ index, seed, nsfw }))).toEqual(
    [0, 1, 2, 3].map((index) => ({ index, seed: 41_207, nsfw: false })),
  );
  const photo = readPicture(photoPng());
  const pictures = await Promise.all(outputs.map(async (output) => readPicture(new Uint8Array(await imageOf(output).arrayBuffer()))));
  for (const picture of pictures) {
    let farOutside = 0;
    let changedInside = 0;
    for (let i = 0; i < side * side; i++) {
      const difference = Math.abs((picture?.data[i * 4] ?? 0) - (photo?.data[i * 4] ?? 0));
      if (isMasked(i % side, Math.floor(i / side))) changedInside += difference > 2 ? 1 : 0;
      else farOutside += difference > 2 ? 1 : 0;
    }
    expect(farOutside).toBe(0);
    expect(changedInside).toBeGreaterThan(4000);
  }
  expect(new Set(pictures.map((picture) => picture?.data.join())).size).toBe(4);
  expect(service().state.counts).toMatchObject({ submits: 1, accepted: 1, uploads: 2, polls: 4, downloads: 4, strayKeys: 0 });
});

test("the service gets every parameter under its own name, and nothing else", async () => {
  const { engine } = engineFor(service());
  await engine.submit(
    makeJob("a lamp", { steps: 20, guidance: 31.5, images: 2, loras: [{ path: "someone/style", weight: 0.8 }] }),
    forever,
  );
  const sent = service().state.requests.find(({ url }) => url === "/api/v3/wavespeed-ai/flux-fill-dev");
  expect(JSON.parse(sent?.body.toString() ?? "")).toEqual({
    image: expect.stringContaining(service().outputUrl) as string,
    mask_image: expect.stringContaining(service().outputUrl) as string,
    prompt: "a lamp",
    size: "256*256",
    num_inference_steps: 20,
    seed: 41_207,
    guidance_scale: 31.5,
    num_images: 2,
    loras: [{ path: "someone/style", scale: 0.8 }],
  });
});

test("the same photo with another mask uploads only the mask; the same files upload nothing, also when both are sent at once", async () => {
  const { engine } = engineFor(service());
  await Promise.all([engine.submit(makeJob("one"), forever), engine.submit(makeJob("two"), forever)]);
  expect(service().state.counts.uploads).toBe(2);
  const inverted = makeJob("three");
  await engine.submit({ ...inverted, mask: new Blob([photoPng(), "."]) }, forever);
  expect(service().state.counts.uploads).toBe(3);
});

test("files that the service could not read are uploaded again with the next run", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp [failed-1402]"), forever);
  expect((await waitFor(engine, ticket)).report).toMatchObject({ state: "failed", code: "service-media" });
  await engine.submit(makeJob("a lamp"), forever);
  expect(service().state.counts.uploads).toBe(4);
});

test("a mask with grey in it, or files of another size, are refused by the stand-in", async () => {
  const { engine } = engineFor(service());
  const job = makeJob("a lamp");
  const grey = await engine.submit({ ...job, mask: job.image }, forever);
  expect((await waitFor(engine, grey)).report).toMatchObject({
    code: "service-params",
    values: { message: "mask_image must be pure black and white" },
  });
  const larger = await engine.submit({ ...job, size: { width: 512, height: 512 } }, forever);
  expect((await waitFor(engine, larger)).report).toMatchObject({ state: "failed", code: "service-params" });
  expect(service().state.balance).toBe(10_000);
});

test("balance and charge agree with the images, and a run that failed is paid back", async () => {
  const { engine } = engineFor(service());
  const ticket = await engine.submit(makeJob("a lamp", { images: 2 }), forever);
  const broken = await engine.submit(makeJob("a lamp [failed-5000]"), forever);
  await waitFor(engine, broken);
  expect(await readBalance(engine.transport, forever)).toBe(9930);
  const [id, brokenId] = [readTicket(ticket).id, readTicket(broken).id];
  const ids = new Set([id, brokenId]);
  expect(await findCharges(engine.transport, ids, Date.now() - 1000, forever)).toEqual(new Map());
  expect(await findCharges(engine.transport, ids, Date.now() - 60_000, forever)).toEqual(
    new Map([
      [id, { charged: 70, refunded: 0 }],
      [brokenId, { charged: 35, refunded: 35 }],
    ]),
  );
});

test("charges are found when prices are negative and when times are refused", async () => {
  const { engine } = engineFor(service());
  service().order({ settings: { billingAfter: 0, billingSign: "negative", historyFilters: false } });
  const { id } = readTicket(await engine.submit(makeJob("a lamp"), forever));
  expect(await findCharges(engine.transport, new Set([id]), Date.now(), forever)).toEqual(new Map([[id, { charged: 35, refunded: 0 }]]));
});

test("a quote falls back to the older question, then to the list price, and discounts are in it", async () => {
  const { engine } = engineFor(service());
  const { params } = makeJob("a lamp", { images: 3 });
  service().order({ settings: { discountRate: 90 } });
  expect(await engine.quote(params, forever)).toEqual({ kind: "quoted", total: 95, perImage: 32 });
  service().order({ settings: { priceRoute: false, discountRate: 100 } });
  expect(await engine.quote(params, forever)).toEqual({ kind: "quoted", total: 105, perImage: 35 });
  service().order({ settings: { pricingRoute: false } });
  expect(await engine.quote(params, forever)).toEqual({ kind: "estimate", total: 105, perImage: 35 });
});

test("the history shows runs newest first, filters by model, and forgets what is deleted", async () => {
  const { engine } = engineFor(service());
  service().order({ settings: { nanoseconds: true } });
  const first = readTicket(await engine.submit(makeJob("one"), forever));
  const second = readTicket(await engine.submit(makeJob("two"), forever));
  const page = await listPredictions(
    engine.transport,
    { model: "wavespeed-ai/flux-fill-dev", createdAfter: first.at - 60_000 },
    1,
    forever,
  );
  expect(page.items.map(({ id, inputs }) => ({ id, prompt: inputs?.["prompt"] }))).toEqual([
    { id: second.id, prompt: "two" },
    { id: first.id, prompt: "one" },
  ]);
  expect(page.full).toBe(false);
  expect(Math.abs((page.items[0]?.createdAt ?? 0) - second.at)).toBeLessThan(60_000);
  expect((await listPredictions(engine.transport, {}, 2, forever, 1)).items.map(({ id }) => id)).toEqual([first.id]);
  expect(await deletePredictions(engine.transport, [first.id], forever)).toBe(1);
  expect((await listPredictions(engine.transport, {}, 1, forever)).items.map(({ id }) => id)).toEqual([second.id]);
});

test("the live limits are read from both places in which they may be", async () => {
  const { engine } = engineFor(service());
  const limits = await readLimits(engine.transport, forever);
  expect(limits).toMatchObject({
    side: { min: 256, max: 1536 },
    guidance: { min: 28, max: 35, step: 0.1, default: 30 },
    loras: { max: 3 },
  });
  expect(limits?.names).toContain("mask_image");
  service().order({ settings: { schema: "components" } });
  expect(await readLimits(engine.transport, forever)).toEqual(limits);
  service().order({ settings: { schema: "missing" } });
  expect(await readLimits(engine.transport, forever)).toBeNull();
});

test("the enhancer gives text, also when the service answers before it is done, and costs a thousandth", async () => {
  const { engine, waits } = engineFor(service());
  expect((await optimizePrompt(engine.transport, "cat on sofa", forever)).text).toMatch(/^cat on sofa, /);
  expect(waits).toEqual([]);
  expect((await optimizePrompt(engine.transport, "dog [sync-timeout]", forever)).text).toMatch(/^dog, /);
  expect(waits.length).toBeGreaterThan(0);
  expect(service().state.balance).toBe(10_000 - 2 * optimizerPrice);
});

test("an enhancement whose answer is lost is not asked for again", async () => {
  const { engine } = engineFor(service());
  service().order({ arm: [{ route: "optimizer", effect: { kind: "cut", accepted: true }, times: 1 }] });
  expect((await failureOf(optimizePrompt(engine.transport, "cat", forever))).code).toBe("enhance-unknown");
  expect(service().state.counts.optimized).toBe(1);
});

test("the default tier: a third submit within a minute says until when, and a minute later it goes through", async () => {
  const { engine } = engineFor(service());
  service().order({ settings: { tier: "bronze" } });
  const tickets = [await engine.submit(makeJob("one"), forever), await engine.submit(makeJob("two"), forever)];
  const failure = await failureOf(engine.submit(makeJob("three"), forever));
  expect(failure.code).toBe("service-rate-limited");
  expect(failure.values["seconds"]).toBeGreaterThan(50);
  expect(failure.values["seconds"]).toBeLessThanOrEqual(60);
  expect(Number(failure.values["until"])).toBeGreaterThan(Date.now());
  service().order({ advanceClock: 61_000 });
  tickets.push(await engine.submit(makeJob("three"), forever));
  const third = tickets[2] ?? tickets[0];
  if (third === undefined) throw new RangeError("no ticket");
  expect((await engine.check(third, forever)).state).toBe("queued");
  for (let polls = 0; polls < 5; polls++) expect((await engine.check(third, forever)).state).toBe("queued");
  for (const ticket of tickets) expect((await waitFor(engine, ticket)).report.state).toBe("done");
  expect(service().state.counts).toMatchObject({ submits: 4, accepted: 3 });
});
