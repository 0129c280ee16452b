import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Pixels } from "../../image/pixels";
import { fillHole, fillHoleNow, type FillInput } from "./fillHole";
import { chooseKernel } from "./kernel/chooseKernel";
import type { Kernel, LevelDesk } from "./kernel/kernel";
import { compileKernel } from "./kernel/compileKernel";
import { scriptKernel } from "./kernel/scriptKernel";
import { syntheticPhoto } from "./syntheticPhoto";

const wasmKernel = await chooseKernel(await compileKernel());
const fill = (input: FillInput): Pixels => fillHoleNow(input, wasmKernel);

/** Plain comparison: the matcher's own takes seconds on pictures. */
function sameBytes(a: Pixels, b: Pixels): boolean {
  return a.data.length === b.data.length && a.data.every((value, i) => value === b.data[i]);
}

function rectMask(size: Pixels, x: number, y: number, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(size.width * size.height);
  for (let j = Math.max(0, y); j < Math.min(size.height, y + height); j++) {
    for (let i = Math.max(0, x); i < Math.min(size.width, x + width); i++) mask[j * size.width + i] = 255;
  }
  return mask;
}

/** A texture that repeats every 12 × 10 pixels and is nowhere smooth. */
function tiles(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const [u, v] = [x % 12, y % 10];
      data[i] = u < 2 || v < 2 ? 220 : 60 + u * 8;
      data[i + 1] = u < 2 || v < 2 ? 210 : 90 + v * 6;
      data[i + 2] = (u * 37 + v * 53) % 60;
      data[i + 3] = 255;
    }
  }
  return { width, height, data };
}

const maskOf = (size: Pixels): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    // Rectangles that may reach over any border.
    fc
      .tuple(fc.integer({ min: -9, max: size.width }), fc.integer({ min: -9, max: size.height }), fc.nat(size.width), fc.nat(size.height))
      .map(([x, y, width, height]) => rectMask(size, x, y, width, height)),
    // Dust: any scattered values, also soft ones.
    fc
      .uint8Array({ minLength: size.width * size.height, maxLength: size.width * size.height })
      .map((values) => values.map((v) => (v > 240 ? v : v >> 1))),
    // One pixel.
    fc.nat(size.width * size.height - 1).map((at) => {
      const mask = new Uint8Array(size.width * size.height);
      mask[at] = 255;
      return mask;
    }),
  );

const pictures = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(([width, height]) => syntheticPhoto({ width, height }));

const cases = pictures.chain((image) =>
  fc.record({
    image: fc.constant(image),
    mask: maskOf(image),
    avoid: fc.option(maskOf(image), { nil: undefined }),
    seed: fc.nat(),
    steps: fc.integer({ min: 1, max: 50 }),
  }),
);

/** Whether there is a hole, and something that may be copied into it. */
function canBeFilled({ mask, avoid }: Pick<FillInput, "mask" | "avoid">): boolean {
  return mask.some((value) => value >= 128) && mask.some((value, i) => value < 128 && (avoid?.[i] ?? 0) < 128);
}

describe("any hole in any picture", () => {
  test("is filled with pixels while every unmasked byte stays, and the progress never falls", () => {
    fc.assert(
      fc.property(cases, ({ image, mask, avoid, seed, steps }) => {
        fc.pre(canBeFilled({ mask, avoid }));
        const work = fillHole({ image, mask, avoid, seed, steps }, wasmKernel);
        let before = 0;
        let next = work.next();
        for (; next.done !== true; next = work.next()) {
          expect(next.value).toBeGreaterThanOrEqual(before);
          expect(next.value).toBeLessThanOrEqual(1);
          before = next.value;
        }
        const changed = next.value.data.findIndex((value, i) => (mask[i >> 2] ?? 0) < 128 && value !== image.data[i]);
        expect(changed).toBe(-1);
        const transparent = next.value.data.findIndex((value, i) => i % 4 === 3 && value !== 255);
        expect(transparent).toBe(-1);
      }),
      { numRuns: 60 },
    );
  });

  test("does not depend on what the picture had there", () => {
    const image = syntheticPhoto({ width: 48, height: 40 });
    const mask = rectMask(image, 20, 12, 11, 9);
    const other = { ...image, data: image.data.map((value, i) => ((mask[i >> 2] ?? 0) >= 128 ? 255 - value : value)) };
    expect(sameBytes(fill({ image: other, mask, seed: 3, steps: 5 }), fill({ image, mask, seed: 3, steps: 5 }))).toBe(true);
  });
});

describe("the seed", () => {
  const image = syntheticPhoto({ width: 96, height: 80 });
  const mask = rectMask(image, 30, 24, 24, 20);

  test("decides every byte", () => {
    expect(sameBytes(fill({ image, mask, seed: 11, steps: 6 }), fill({ image, mask, seed: 11, steps: 6 }))).toBe(true);
  });

  test("another seed gives another fill", () => {
    expect(sameBytes(fill({ image, mask, seed: 12, steps: 6 }), fill({ image, mask, seed: 11, steps: 6 }))).toBe(false);
  });
});

describe("both kernels", () => {
  test("are two", () => {
    expect(wasmKernel).not.toBe(scriptKernel);
  });

  test("give the same bytes for any hole in any small picture", () => {
    fc.assert(
      fc.property(cases, ({ image, mask, avoid, seed, steps }) => {
        fc.pre(canBeFilled({ mask, avoid }));
        const input = { image, mask, avoid, seed, steps: Math.min(8, steps) };
        expect(sameBytes(fill(input), fillHoleNow(input, scriptKernel))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("give the same bytes over several levels, for a hole at the border with transparent pixels beside it", () => {
    const image = syntheticPhoto({ width: 201, height: 197 });
    for (let i = 0; i < image.data.length; i += 4) if ((i / 4) % 201 > 130 && i / 4 < 201 * 60) image.data[i + 3] = 0;
    const mask = rectMask(image, 80, -5, 60, 70);
    const input = { image, mask, seed: 4, steps: 5 };
    expect(sameBytes(fill(input), fillHoleNow(input, scriptKernel))).toBe(true);
  });
});

describe("bands of targets", () => {
  const image = syntheticPhoto({ width: 230, height: 190 });
  const mask = rectMask(image, 40, 30, 140, 110);

  test.each([
    { kernel: "WebAssembly", run: wasmKernel },
    { kernel: "TypeScript", run: scriptKernel },
  ])("may be matched in any order, and by turns, with the same bytes: $kernel", ({ run }) => {
    let most = 0;
    const mixed: Kernel = {
      ...run,
      openLevel(ballot) {
        const desk = run.openLevel(ballot);
        const improve: LevelDesk["improve"] = (bands, ...rest) => {
          most = Math.max(most, bands.length);
          desk.improve(bands.toReversed(), ...rest);
        };
        return { ...desk, threads: 2, improve };
      },
    };
    const input = { image, mask, seed: 9, steps: 12 };
    expect(sameBytes(fillHoleNow(input, mixed), fill(input))).toBe(true);
    expect(most).toBeGreaterThan(4);
  });
});

describe("what cannot be filled", () => {
  const image = syntheticPhoto({ width: 20, height: 16 });

  test("an empty mask", () => {
    const mask = new Uint8Array(320).fill(127);
    expect(() => fill({ image, mask, seed: 1, steps: 1 })).toThrow(expect.objectContaining({ code: "mask-empty" }));
  });

  test("a mask of everything, and one that leaves only transparent pixels", () => {
    const all = new Uint8Array(320).fill(128);
    expect(() => fill({ image, mask: all, seed: 1, steps: 1 })).toThrow(expect.objectContaining({ code: "mask-covers-all" }));
    const clear = { ...image, data: image.data.map((value, i) => (i % 4 === 3 ? 0 : value)) };
    const some = rectMask(image, 4, 4, 5, 5);
    expect(() => fill({ image: clear, mask: some, seed: 1, steps: 1 })).toThrow(expect.objectContaining({ code: "mask-covers-all" }));
  });
});

test("transparent pixels are never copied, and stay as they are outside the mask", () => {
  const image = syntheticPhoto({ width: 64, height: 48 });
  // The transparent right half hides pure red under its alpha of 0.
  for (let i = 0; i < image.data.length; i += 4) if ((i / 4) % 64 >= 32) image.data.set([255, 0, 0, 0], i);
  const mask = rectMask(image, 20, 16, 24, 14);
  const { data } = fill({ image, mask, seed: 2, steps: 8 });
  for (let i = 0; i < data.length; i += 4) {
    if (mask[i / 4] === 0) expect(data.subarray(i, i + 4)).toEqual(image.data.subarray(i, i + 4));
    else if ((data[i] ?? 0) > 200 && data[i + 1] === 0) expect.fail(`pixel ${i / 4} was copied from a transparent one`);
    else expect(data[i + 3]).toBe(255);
  }
});

describe("what is not to be copied", () => {
  // Green and red halves, each with a texture of its own; the hole lies on both.
  const image = syntheticPhoto({ width: 224, height: 200 });
  for (let i = 0; i < image.data.length; i += 4) {
    const isGreen = (i / 4) % 224 < 112;
    image.data[i] = isGreen ? 0 : 150 + (image.data[i] ?? 0) / 4;
    image.data[i + 1] = isGreen ? 150 + (image.data[i + 1] ?? 0) / 4 : 0;
  }
  const mask = rectMask(image, 80, 70, 60, 56);
  const red = rectMask(image, 112, 0, 112, 200);

  /** How many pixels of the hole are red rather than green. */
  function countRed({ data }: Pixels): number {
    let count = 0;
    for (let i = 0; i < mask.length; i++) if ((mask[i] ?? 0) > 0 && (data[4 * i] ?? 0) > (data[4 * i + 1] ?? 0)) count++;
    return count;
  }

  test("is not copied, at any level; only the border's colour may run a little way in", () => {
    const free = countRed(fill({ image, mask, seed: 1, steps: 4 }));
    expect(free).toBeGreaterThan(1000);
    expect(countRed(fill({ image, mask, avoid: red, seed: 1, steps: 4 }))).toBeLessThan(free / 20);
  });

  test("does not change the bytes when it is empty", () => {
    const avoid = new Uint8Array(mask.length).fill(127);
    expect(sameBytes(fill({ image, mask, avoid, seed: 1, steps: 2 }), fill({ image, mask, seed: 1, steps: 2 }))).toBe(true);
  });

  test("is looked past: what may be copied can lie far from the hole", () => {
    const wide = syntheticPhoto({ width: 420, height: 40 });
    const hole = rectMask(wide, 4, 12, 10, 10);
    const avoid = rectMask(wide, 0, 0, 400, 40);
    for (let i = 0; i < avoid.length; i++) if (avoid[i] === 0) wide.data.set([i % 2 === 0 ? 250 : 240, 20, 240], 4 * i);
    const { data } = fill({ image: wide, mask: hole, avoid, seed: 1, steps: 2 });
    const middle = 4 * (17 * 420 + 9);
    expect(data[middle]).toBeGreaterThan(data[middle + 1] ?? 0);
  });

  test("cannot be everything", () => {
    const everything = new Uint8Array(mask.length).fill(255);
    expect(() => fill({ image, mask, avoid: everything, seed: 1, steps: 1 })).toThrow(
      expect.objectContaining({ code: "avoid-covers-all" }),
    );
  });
});

describe("the preview", () => {
  function previewsOf(image: Pixels, mask: Uint8Array): readonly Pixels[] {
    const previews: Pixels[] = [];
    fill({ image, mask, seed: 1, steps: 4, onPreview: (preview) => previews.push(preview) });
    return previews;
  }

  test("is the whole picture, small, with its hole already filled", () => {
    // Narrow stripes of three greys, wider than the window around the hole.
    const image = syntheticPhoto({ width: 902, height: 300 });
    for (let i = 0; i < image.data.length; i += 4) image.data.fill(100 + 8 * (((i / 4) % 902) % 3), i, i + 3);
    const mask = rectMask(image, 130, 110, 70, 70);
    for (let i = 0; i < mask.length; i++) if ((mask[i] ?? 0) > 0) image.data.fill(0, 4 * i, 4 * i + 3);
    const previews = previewsOf(image, mask);
    expect(previews).toHaveLength(1);
    const [{ width, height, data } = image] = previews;
    expect(width).toBeLessThanOrEqual(451);
    expect(height).toBe(Math.ceil((300 * width) / 902));
    for (let i = 0; i < data.length; i += 4) {
      if ((data[i] ?? 0) < 98 || (data[i] ?? 0) > 118 || data[i + 3] !== 255) expect.fail(`pixel ${i / 4} is ${data[i]}`);
    }
  });

  test("is left out where a small hole is filled at one go", () => {
    const image = syntheticPhoto({ width: 60, height: 60 });
    expect(previewsOf(image, rectMask(image, 20, 20, 8, 8))).toHaveLength(0);
  });
});

describe("quality", () => {
  const image = tiles(132, 110);
  const mask = rectMask(image, 48, 38, 34, 30);
  const filled = fill({ image, mask, seed: 1, steps: 28 });

  /** Mean absolute difference from the truth and mean absolute gradient, both inside the hole. */
  function measure(data: Uint8ClampedArray): { error: number; gradient: number } {
    let [error, gradient, count] = [0, 0, 0];
    for (let p = 0; p < mask.length; p++) {
      if (mask[p] === 0) continue;
      for (let c = 0; c < 3; c++) {
        error += Math.abs((data[p * 4 + c] ?? 0) - (image.data[p * 4 + c] ?? 0));
        gradient += Math.abs((data[p * 4 + c] ?? 0) - (data[p * 4 + 4 + c] ?? 0));
        count++;
      }
    }
    return { error: error / count, gradient: gradient / count };
  }

  test("a periodic texture comes back nearly as it was, and as sharp", () => {
    const truth = measure(image.data);
    const ours = measure(filled.data);
    expect(ours.error).toBeLessThan(6);
    expect(ours.gradient / truth.gradient).toBeGreaterThan(0.9);
    expect(ours.gradient / truth.gradient).toBeLessThan(1.1);
  });

  test("the thresholds would catch a fill of the mean colour", () => {
    const flat = image.data.slice();
    for (let p = 0; p < mask.length; p++) if (mask[p] !== 0) flat.set([110, 110, 30, 255], p * 4);
    const { error, gradient } = measure(flat);
    expect(error).toBeGreaterThan(6);
    expect(gradient / measure(image.data).gradient).toBeLessThan(0.9);
  });

  test("a smooth gradient is continued without a step at the edge", () => {
    const slope = syntheticPhoto({ width: 120, height: 90 });
    for (let i = 0; i < slope.data.length; i += 4) slope.data.fill(((i / 4) % 120) + 60, i, i + 3);
    const hole = rectMask(slope, 40, 30, 40, 30);
    const { data } = fill({ image: slope, mask: hole, seed: 1, steps: 28 });
    for (let y = 32; y < 58; y++) {
      const i = (y * 120 + 40) * 4;
      expect(Math.abs((data[i] ?? 0) - (data[i - 4] ?? 0))).toBeLessThanOrEqual(4);
    }
  });
});
