import { afterEach, expect, test } from "vitest";
import { fillHoleNow, type FillInput } from "../fillHole";
import { syntheticPhoto } from "../syntheticPhoto";
import { chooseKernel } from "./chooseKernel";
import { compileKernel } from "./compileKernel";
import type { Helper } from "./crew";
import { startNodeHelper } from "./helper.fixture";
import type { Kernel } from "./kernel";
import { Kernels } from "./kernels";
import { createThreadedKernel } from "./threadedKernel";

const single = await chooseKernel(await compileKernel());
const sharedCode = await compileKernel("shared");

function picture(side: number): FillInput {
  const image = syntheticPhoto({ width: side, height: side });
  const mask = new Uint8Array(side * side);
  for (let y = side >> 2; y < side - (side >> 2); y++) mask.fill(255, y * side + (side >> 3), (y + 1) * side - (side >> 3));
  return { image, mask, seed: 5, steps: 4 };
}

const bytesOf = (input: FillInput, kernel: Kernel): Buffer => Buffer.from(fillHoleNow(input, kernel).data);

const started: Helper[] = [];
afterEach(() => {
  for (const helper of started.splice(0)) helper.end();
});

function nodeKernels(dies: boolean): Kernels {
  const threaded = (threads: number): ReturnType<typeof createThreadedKernel> =>
    createThreadedKernel(
      sharedCode,
      threads,
      (start) => {
        const helper = startNodeHelper(start, dies);
        started.push(helper);
        return helper;
      },
      dies ? 100 : 30_000,
    );
  return new Kernels(async () => single, threaded, true);
}

/** Fills until as many threads as wanted have taken part: helpers come when they have started. */
async function fillUntil(kernels: Kernels, threads: number, input: FillInput): Promise<Buffer> {
  for (;;) {
    const bytes = await kernels.run(threads, async (kernel) => bytesOf(input, kernel));
    if (kernels.atWork === threads) return bytes;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("three threads give the bytes of one, also after their memory had to grow", async () => {
  const kernels = nodeKernels(false);
  expect(await fillUntil(kernels, 3, picture(120))).toEqual(bytesOf(picture(120), single));
  expect(await fillUntil(kernels, 3, picture(300))).toEqual(bytesOf(picture(300), single));
});

test("a fill that loses a thread is done once more on one, with the same bytes, and so is the next", async () => {
  const kernels = nodeKernels(true);
  let lost = 0;
  const input = picture(160);
  const fill = (): Promise<Buffer> =>
    kernels.run(2, async (kernel) => {
      lost += kernel === single ? 0 : 1;
      return bytesOf(input, kernel);
    });
  const tries = [];
  let alone = 0;
  for (; alone === 0; await new Promise((resolve) => setImmediate(resolve))) {
    const before = lost;
    tries.push(await fill());
    if (before === lost) alone++;
  }
  expect(lost).toBe(tries.length - 1);
  const wanted = bytesOf(input, single);
  for (const bytes of tries) expect(bytes).toEqual(wanted);
});

test("where no memory can be shared, or no such kernel be made, one thread does it", async () => {
  const refuse = (): Promise<never> => Promise.reject(new RangeError("no memory"));
  for (const mayThread of [true, false]) {
    const kernels = new Kernels(async () => single, refuse, mayThread);
    expect(await kernels.run(4, async (kernel) => kernel)).toBe(single);
    expect(kernels.atWork).toBe(1);
  }
});
