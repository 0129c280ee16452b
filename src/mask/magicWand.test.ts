import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wandSelection, type WandReach } from "./magicWand";
import { colourPlane, packedDistance, packOklab, type ColourPlane } from "./oklab";

/** A photo of letters: each stands for a colour. */
function photoOf(rows: readonly string[], colours: Readonly<Record<string, readonly number[]>>): Promise<ColourPlane> {
  const [width, height] = [rows[0]?.length ?? 0, rows.length];
  const data = Uint8ClampedArray.from(rows.flatMap((row) => Array.from(row).flatMap((letter) => [...(colours[letter] ?? []), 255])));
  return colourPlane({ width, height, data });
}

const taken = (plane: ColourPlane, reach: WandReach): string[] => {
  const { data, width } = wandSelection(plane, reach);
  return Array.from({ length: plane.height }, (_, y) =>
    [...data.subarray(y * width, (y + 1) * width)].map((value) => (value === 255 ? "#" : ".")).join(""),
  );
};

const letters = { a: [200, 60, 40], b: [40, 60, 200], c: [205, 62, 40] };
const rows = ["aabba", "abbaa", "bbaac", "baacc"];

test("a click takes the colour that hangs together, or every place of it", async () => {
  const plane = await photoOf(rows, letters);
  const at = { x: 0, y: 0, tolerance: 0 };
  expect(taken(plane, { ...at, contiguous: true })).toEqual(["##...", "#....", ".....", "....."]);
  expect(taken(plane, { ...at, contiguous: false })).toEqual(["##..#", "#..##", "..##.", ".##.."]);
  expect(wandSelection(plane, { x: 4, y: 3, tolerance: 0, contiguous: true }).rect).toEqual({ x: 3, y: 2, width: 2, height: 2 });
});

test("the tolerance says how unlike a colour may be: 100 takes everything", async () => {
  const plane = await photoOf(rows, letters);
  expect(taken(plane, { x: 4, y: 0, tolerance: 3, contiguous: true })).toEqual(["....#", "...##", "..###", ".####"]);
  const extremes = await photoOf(["wk"], { w: [255, 255, 255], k: [0, 0, 0] });
  expect(taken(extremes, { x: 0, y: 0, tolerance: 99, contiguous: false })).toEqual(["#."]);
  expect(taken(extremes, { x: 0, y: 0, tolerance: 100, contiguous: false })).toEqual(["##"]);
});

test("colours are Ottosson's", () => {
  const parts = (packed: number): number[] =>
    [packed >>> 20, ((packed >>> 10) & 1023) - 470, (packed & 1023) - 625].map((step) => step / 2000);
  for (const [colour, expected] of [
    [
      [255, 255, 255],
      [1, 0, 0],
    ],
    [
      [255, 0, 0],
      [0.62796, 0.22486, 0.12585],
    ],
    [
      [0, 255, 0],
      [0.86644, -0.23389, 0.1795],
    ],
    [
      [0, 0, 255],
      [0.45201, -0.03246, -0.31153],
    ],
    [
      [255, 0, 255],
      [0.70167, 0.27457, -0.16916],
    ],
    [
      [1, 2, 3],
      [0.08231, -0.00393, -0.00701],
    ],
  ] as const) {
    const [red, green, blue] = colour;
    const found = parts(packOklab(red, green, blue));
    for (const [axis, value] of expected.entries()) expect(Math.abs((found[axis] ?? 0) - value), String(colour)).toBeLessThan(0.0004);
  }
});

test("no sRGB colour leaves its bits, and distance is that of its parts", () => {
  const level = fc.oneof(fc.constantFrom(0, 255), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(level, level, level, (red, green, blue) => {
      const packed = packOklab(red, green, blue);
      expect(packed).toBeGreaterThanOrEqual(0);
      expect(Math.sqrt(packedDistance(packed, packOklab(0, 0, 0)))).toBeLessThanOrEqual(2000);
      expect(packed >>> 20).toBeLessThanOrEqual(2000);
    }),
  );
});

test("what is transparent counts as white", async () => {
  const data = Uint8ClampedArray.from([9, 9, 9, 0, 255, 255, 255, 255]);
  const { colours } = await colourPlane({ width: 2, height: 1, data });
  expect(colours[0]).toBe(colours[1]);
});

test("a fill finds exactly what a plain search finds, and its box", () => {
  const size = fc.integer({ min: 1, max: 14 });
  const cases = fc.tuple(size, size).chain(([width, height]) =>
    fc.record({
      plane: fc
        .array(fc.constantFrom(0, 0, 1 << 20), { minLength: width * height, maxLength: width * height })
        .map((colours): ColourPlane => ({ width, height, colours: Int32Array.from(colours) })),
      x: fc.integer({ min: 0, max: width - 1 }),
      y: fc.integer({ min: 0, max: height - 1 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ plane, x, y }) => {
      const { data, rect } = wandSelection(plane, { x, y, tolerance: 0, contiguous: true });
      const expected = searched(plane, x, y);
      expect([...data.keys()].filter((at) => data[at] === 255)).toEqual([...expected].toSorted((a, b) => a - b));
      const xs = [...expected].map((at) => at % plane.width);
      const ys = [...expected].map((at) => Math.floor(at / plane.width));
      expect(rect).toEqual({
        x: Math.min(...xs),
        y: Math.min(...ys),
        width: Math.max(...xs) - Math.min(...xs) + 1,
        height: Math.max(...ys) - Math.min(...ys) + 1,
      });
    }),
    { numRuns: 400 },
  );
});

function searched({ width, height, colours }: ColourPlane, x: number, y: number): Set<number> {
  const found = new Set([y * width + x]);
  for (const at of found) {
    const [u, v] = [at % width, Math.floor(at / width)];
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const next = (v + dy) * width + u + dx;
      if (u + dx >= 0 && u + dx < width && v + dy >= 0 && v + dy < height && colours[next] === colours[y * width + x]) found.add(next);
    }
  }
  return found;
}
