import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mirror, planAxis } from "./kernel";
import { rowsOf } from "./pixelRows";
import type { Pixels } from "./pixels";
import { resample } from "./resample";

function make(width: number, height: number, at: (x: number, y: number) => readonly [number, number, number, number]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 4);
  return { width, height, data };
}

function noise(width: number, height: number, opaque: boolean): Pixels {
  const value = (n: number): number => (Math.imul(n + 1, 2654435761) >>> 13) & 255;
  return make(width, height, (x, y) => [value(x + y * 977), value(x * 31 + y), value(x ^ (y * 7)), opaque ? 255 : value(x * 3 + y * 5)]);
}

const whole = (pixels: Pixels): { x: number; y: number; width: number; height: number } => ({
  x: 0,
  y: 0,
  width: pixels.width,
  height: pixels.height,
});

describe("mirror", () => {
  it("folds every position back into the row, the edge pixel twice", () => {
    expect([-4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((at) => mirror(at, 3))).toEqual([2, 2, 1, 0, 0, 1, 2, 2, 1, 0]);
  });
});

describe("planAxis", () => {
  it("has weights that sum to one for every kernel and scale", () => {
    fc.assert(
      fc.property(
        fc.record({
          source: fc.integer({ min: 1, max: 300 }),
          length: fc.integer({ min: 1, max: 300 }),
          start: fc.integer({ min: -100, max: 100 }),
          out: fc.integer({ min: 1, max: 300 }),
          kernel: fc.constantFrom("area" as const, "smooth" as const),
        }),
        (input) => {
          const axis = planAxis({ ...input, windowStart: 0, windowLength: input.out });
          for (let i = 0; i < input.out; i++)
            expect(axis.weights.subarray(i * axis.taps, (i + 1) * axis.taps).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
          expect(axis.positions.every((at) => at >= 0 && at < input.source)).toBe(true);
        },
      ),
    );
  });
});

describe("resample", () => {
  it.each(["area", "smooth"] as const)("gives back the very bytes at scale 1 (%s), mirrored outside", async (kernel) => {
    const source = noise(13, 11, false);
    expect(await resample({ source: rowsOf(source), from: whole(source), to: source, kernel, alpha: true })).toEqual(source);
    const out = await resample({
      source: rowsOf(source),
      from: { x: -2, y: 9, width: 6, height: 4 },
      to: { width: 6, height: 4 },
      kernel,
      alpha: true,
    });
    const expected = make(6, 4, (x, y) => {
      const at = (mirror(y + 9, 11) * 13 + mirror(x - 2, 13)) * 4;
      const [r = 0, g = 0, b = 0, a = 0] = source.data.subarray(at, at + 4);
      return [r, g, b, a];
    });
    expect(out).toEqual(expected);
  });

  it("keeps a flat colour flat at any scale, also where alpha varies", async () => {
    const source = make(37, 23, (x, y) => [200, 100, 50, 1 + ((x * 41 + y * 17) % 255)]);
    for (const to of [
      { width: 9, height: 5 },
      { width: 80, height: 61 },
      { width: 37, height: 90 },
    ]) {
      const out = await resample({ source: rowsOf(source), from: whole(source), to, kernel: "smooth", alpha: true });
      for (let i = 0; i < out.data.length; i += 4)
        if ((out.data[i + 3] ?? 0) > 0) expect([...out.data.subarray(i, i + 3)]).toEqual([200, 100, 50]);
    }
  });

  it("never lets the colour of a transparent pixel bleed", async () => {
    const source = make(40, 40, (x) => (x < 20 ? [255, 0, 0, 0] : [0, 0, 255, 255]));
    const out = await resample({
      source: rowsOf(source),
      from: whole(source),
      to: { width: 13, height: 13 },
      kernel: "smooth",
      alpha: true,
    });
    for (let i = 0; i < out.data.length; i += 4) expect(out.data[i]).toBe(0);
  });

  it("averages exactly with the area kernel", async () => {
    const source = noise(12, 9, true);
    const out = await resample({ source: rowsOf(source), from: whole(source), to: { width: 4, height: 3 }, kernel: "area", alpha: false });
    for (let y = 0; y < 3; y++) {
      for (let x = 0; x < 4; x++) {
        let sum = 0;
        for (let dy = 0; dy < 3; dy++) for (let dx = 0; dx < 3; dx++) sum += source.data[((y * 3 + dy) * 12 + x * 3 + dx) * 4] ?? 0;
        expect(Math.abs((out.data[(y * 4 + x) * 4] ?? 0) - sum / 9)).toBeLessThanOrEqual(0.51);
      }
    }
  });

  it("gives a window the pixels that the whole would have there", async () => {
    const source = noise(50, 40, true);
    const to = { width: 83, height: 71 };
    const all = await resample({ source: rowsOf(source), from: whole(source), to, kernel: "smooth", alpha: false });
    const window = { x: 17, y: 30, width: 20, height: 11 };
    const part = await resample({ source: rowsOf(source), from: whole(source), to, window, kernel: "smooth", alpha: false });
    for (let y = 0; y < window.height; y++) {
      const from = ((y + window.y) * to.width + window.x) * 4;
      expect(part.data.subarray(y * window.width * 4, (y + 1) * window.width * 4)).toEqual(
        all.data.subarray(from, from + window.width * 4),
      );
    }
  });

  it("keeps a ramp straight when enlarging and when reducing", async () => {
    const source = make(64, 8, (x) => [x * 4, 0, 0, 255]);
    for (const width of [32, 128]) {
      const out = await resample({ source: rowsOf(source), from: whole(source), to: { width, height: 8 }, kernel: "smooth", alpha: false });
      for (let x = width >> 2; x < (width * 3) >> 2; x++)
        expect(Math.abs((out.data[x * 4] ?? 0) - (((x + 0.5) * 64) / width - 0.5) * 4)).toBeLessThan(1.5);
    }
  });

  it("makes grey of a pattern that is finer than the result, at any reduction: nothing of it comes back as a coarser one", async () => {
    const source = make(300, 300, (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
    for (const side of [101, 41, 16]) {
      const out = await resample({
        source: rowsOf(source),
        from: whole(source),
        to: { width: side, height: side },
        kernel: "smooth",
        alpha: false,
      });
      // At the border the mirror breaks the pattern.
      const inner = (at: number): boolean => at >= 3 && at < side - 3;
      const greys = Array.from({ length: side * side }, (_, at) => at)
        .filter((at) => inner(at % side) && inner(Math.floor(at / side)))
        .map((at) => out.data[at * 4] ?? 0);
      expect(Math.max(...greys.map((grey) => Math.abs(grey - 127.5)))).toBeLessThan(3);
    }
  });
});
