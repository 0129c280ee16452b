import fc from "fast-check";
import { expect, test } from "vitest";
import { blend } from "./blend";
import type { CopiedLevel } from "./copiedLevel";
import { holeDepth } from "./holeDepth";
import { chooseKernel } from "./kernel/chooseKernel";
import { compileKernel } from "./kernel/compileKernel";
import { channels, type Level } from "./level";
import { Random } from "./random";

const kernel = await chooseKernel(await compileKernel());

interface Ground {
  readonly level: Level;
  readonly copied: CopiedLevel;
}

/** A slope with noise `contrast` levels strong, of which a share is unknown in blocks, copied patch by patch from anywhere. */
function copiedSlope(width: number, height: number, contrast: number, seed: number): Ground {
  const random = new Random(seed);
  const count = width * height;
  const slope = random.below(150) / width;
  const planes = Uint8Array.from(
    { length: count * channels },
    (_, i) => slope * (Math.floor(i / channels) % width) + random.below(contrast),
  );
  const block = 1 + random.below(24);
  const blocks = Uint8Array.from({ length: count }, () => (random.below(3) === 0 ? 0 : 1));
  const known = Uint8Array.from({ length: count }, (_, i) => {
    const x = i % width;
    return blocks[Math.floor((i - x) / width / block) * width + Math.floor(x / block)] ?? 0;
  });
  const hole = known.map((value) => 1 - value);
  const level = { width, height, planes, known, copyable: known, hole };
  const sources = [...known.keys()].filter((i) => known[i] === 1);
  const origins = new Int32Array(count).fill(-1);
  const unknown = [...known.keys()].filter((i) => known[i] !== 1);
  let shift = 0;
  for (const pixel of unknown) {
    if (random.below(6) === 0) shift = (sources[random.below(sources.length)] ?? 0) - pixel;
    if (known[pixel + shift] !== 1) shift = (sources[random.below(sources.length)] ?? pixel) - pixel;
    origins[pixel] = pixel + shift;
  }
  return { level, copied: { unknown: Int32Array.from(unknown), origins, depth: holeDepth(level) } };
}

function coloursOf(work: Generator<number, Uint8ClampedArray>): Buffer {
  let before = 0;
  for (;;) {
    const next = work.next();
    if (next.done === true) return Buffer.from(next.value);
    expect(next.value).toBeGreaterThanOrEqual(before);
    expect(next.value).toBeLessThanOrEqual(1);
    before = next.value;
  }
}

test("both kernels blend whatever was copied to the same bytes, and their progress never falls", () => {
  const size = fc.integer({ min: 1, max: 90 });
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 100 }), fc.nat(), (width, height, contrast, seed) => {
      const { level, copied } = copiedSlope(width, height, contrast, seed);
      fc.pre(copied.unknown.length > 0 && copied.unknown.length < width * height);
      const ours = coloursOf(kernel.blend(level, copied));
      expect(ours).toHaveLength(4 * copied.unknown.length);
      expect(ours.equals(coloursOf(blend(level, copied)))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
