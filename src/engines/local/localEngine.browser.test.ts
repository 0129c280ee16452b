import { expect, test } from "vitest";
import { decodePng, encodePng } from "../../image/png";
import { describeEngineContract, imageOf, reportsUntilFinal, type ContractHarness } from "../contract";
import type { FillJob } from "../engine";
import { defaultParams } from "../fillParams";
import { createLocalEngine } from "./localEngine";
import { syntheticPhoto } from "./syntheticPhoto";
import { FillPool, threadsFor } from "./workerBridge";

const size = { width: 160, height: 128 };
const hole = { x: 50, y: 40, width: 48, height: 40 };

const harness: ContractHarness = {
  createEngine: () => createLocalEngine(),
  createJob: async (params = {}) => jobFor(holeMask(), params),
  goOn: () => new Promise((resolve) => setTimeout(resolve)),
  async sizeOf(blob) {
    const { width, height } = await decodePng(new Uint8Array(await blob.arrayBuffer()));
    return { width, height };
  },
};

function holeMask(): Uint8Array {
  const mask = new Uint8Array(size.width * size.height);
  for (let y = hole.y; y < hole.y + hole.height; y++) mask.fill(255, y * size.width + hole.x, y * size.width + hole.x + hole.width);
  return mask;
}

async function jobFor(mask: Uint8Array, params: Partial<FillJob["params"]>): Promise<FillJob> {
  const png = async (channels: 1 | 4, data: Uint8Array | Uint8ClampedArray): Promise<Blob> =>
    new Blob([await encodePng({ ...size, channels, data })], { type: "image/png" });
  return {
    runId: "run",
    image: await png(4, syntheticPhoto(size).data),
    mask: await png(1, mask),
    size,
    params: { ...defaultParams, width: 256, height: 256, seed: 1, steps: 4, ...params },
  };
}

describeEngineContract("the local engine", harness);

test("the output is the photo outside the mask, and something else inside", async () => {
  const engine = createLocalEngine();
  const signal = new AbortController().signal;
  const ticket = await engine.submit(await harness.createJob(), signal);
  await reportsUntilFinal(engine, ticket, harness);
  const [output] = await engine.collect(ticket, signal);
  if (output === undefined) throw new Error("no output");
  const filled = await decodePng(new Uint8Array(await imageOf(output).arrayBuffer()));
  const photo = syntheticPhoto(size).data;
  const mask = holeMask();
  let inside = 0;
  for (let i = 0; i < photo.length; i++) {
    if (mask[i >> 2] === 0) {
      if (filled.data[i] !== photo[i]) expect.fail(`byte ${i} outside the mask changed`);
    } else if (filled.data[i] !== photo[i]) inside++;
  }
  expect(inside).toBeGreaterThan(1000);
});

test.each([
  { mask: "empty", value: 0, code: "mask-empty" },
  { mask: "of everything", value: 255, code: "mask-covers-all" },
])("a mask $mask fails the job with $code", async ({ value, code }) => {
  const engine = createLocalEngine();
  const job = await jobFor(new Uint8Array(size.width * size.height).fill(value), { images: 2 });
  const ticket = await engine.submit(job, new AbortController().signal);
  expect((await reportsUntilFinal(engine, ticket, harness)).at(-1)).toMatchObject({ state: "failed", code });
});

test("while an image of several levels is filled, a small picture of it is shown", async () => {
  const engine = createLocalEngine();
  const side = 256;
  const bytes = syntheticPhoto({ width: side, height: side }).data;
  const mask = new Uint8Array(side * side);
  for (let y = 90; y < 180; y++) mask.fill(255, y * side + 90, y * side + 180);
  const blobOf = async (channels: 1 | 4, data: Uint8Array | Uint8ClampedArray): Promise<Blob> =>
    new Blob([await encodePng({ width: side, height: side, channels, data })]);
  const job = await jobFor(holeMask(), { steps: 10 });
  const ticket = await engine.submit(
    { ...job, size: { width: side, height: side }, image: await blobOf(4, bytes), mask: await blobOf(1, mask) },
    new AbortController().signal,
  );
  const reports = await reportsUntilFinal(engine, ticket, harness);
  expect(reports.at(-1)).toEqual({ state: "done" });
  const previews = reports.flatMap((report) => (report.state === "running" ? (report.images[0]?.preview ?? []) : []));
  expect(previews[0]).toMatchObject({ width: 128, height: 128 });
  expect(previews[0]?.data).toHaveLength(128 * 128 * 4);
});

test("nothing is copied from where the job says so", async () => {
  const engine = createLocalEngine();
  const job = await jobFor(holeMask(), {});
  const everything = new Blob([await encodePng({ ...size, channels: 1, data: new Uint8Array(size.width * size.height).fill(255) })]);
  const ticket = await engine.submit({ ...job, avoid: everything }, new AbortController().signal);
  expect((await reportsUntilFinal(engine, ticket, harness)).at(-1)).toMatchObject({ state: "failed", code: "avoid-covers-all" });
});

test("a pool makes no more workers than it may, and serves the line in order", async () => {
  const pool = new FillPool(1);
  const job = await harness.createJob();
  const finished: number[] = [];
  const fill = async (seed: number): Promise<void> => {
    await pool.fillOne({ image: job.image, mask: job.mask, avoid: null, seed, steps: 1 }, new AbortController().signal, () => undefined);
    finished.push(seed);
  };
  const all = Promise.all([fill(1), fill(2), fill(3)]);
  expect(pool.workers).toBe(1);
  await all;
  expect(finished).toEqual([1, 2, 3]);
  expect(pool.workers).toBe(1);
  pool.dispose();
  expect(pool.workers).toBe(0);
});

test("the cores of the machine, one left to the page, are shared out over the images that are at work", async () => {
  expect([1, 2, 3, 4, 8, 16].map((cores) => threadsFor(cores, 1))).toEqual([1, 1, 2, 3, 4, 4]);
  expect([1, 2, 3, 4].map((images) => threadsFor(8, images))).toEqual([4, 3, 2, 1]);
  const asked: number[] = [];
  const pool = new FillPool(2, (images) => {
    asked.push(images);
    return 1;
  });
  const job = await harness.createJob();
  const fill = (seed: number): Promise<Blob> =>
    pool.fillOne({ image: job.image, mask: job.mask, avoid: null, seed, steps: 1 }, new AbortController().signal, () => undefined);
  await Promise.all([fill(1), fill(2), fill(3)]);
  expect(asked.slice(0, 2)).toEqual([2, 2]);
  pool.dispose();
});

test("an image waiting in line leaves it when cancelled", async () => {
  const pool = new FillPool(1);
  const job = await harness.createJob();
  const call = { image: job.image, mask: job.mask, avoid: null, seed: 1, steps: 1 };
  const first = pool.fillOne(call, new AbortController().signal, () => undefined);
  const waiting = new AbortController();
  const second = pool.fillOne(call, waiting.signal, () => undefined);
  waiting.abort();
  await expect(second).rejects.toMatchObject({ code: "aborted" });
  expect((await first).type).toBe("image/png");
  pool.dispose();
});
