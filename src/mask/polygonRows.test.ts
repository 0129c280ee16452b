import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "../image/geometry";
import { MaskRaster } from "./maskRaster";

const width = 270;
const height = 260;

/** Even-odd by counting the edges right of a point. */
function inside(x: number, y: number, points: readonly Point[]): boolean {
  let odd = false;
  for (const [i, a] of points.entries()) {
    const b = points[(i + 1) % points.length] ?? a;
    if (a.y <= y !== b.y <= y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)) odd = !odd;
  }
  return odd;
}

function painted(points: readonly Point[]): MaskRaster {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  edit.polygon(points, "add");
  edit.commit();
  return raster;
}

test("a lasso holds the pixels whose centres are inside by the even-odd rule", () => {
  const corner = fc.record({ x: fc.double({ min: -60, max: 330, noNaN: true }), y: fc.double({ min: -60, max: 320, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(corner, { maxLength: 12 }), (points) => {
      const bytes = painted(points).readRect({ x: 0, y: 0, width, height });
      for (let y = 0; y < height; y += 5) {
        for (let x = 0; x < width; x += 3) {
          if ((bytes[y * width + x] === 255) !== inside(x + 0.5, y + 0.5, points)) throw new Error(`pixel ${x},${y}`);
        }
      }
    }),
    { numRuns: 80 },
  );
});

test("a square with whole corners has its area, a bow tie half of it, a star a hole", () => {
  const square = [
    { x: 10, y: 10 },
    { x: 110, y: 10 },
    { x: 110, y: 110 },
    { x: 10, y: 110 },
  ];
  expect(painted(square).count()).toBe(10_000);
  const bowTie = [square[0], square[2], square[1], square[3]].filter((point) => point !== undefined);
  expect(Math.abs(painted(bowTie).count() - 5000)).toBeLessThanOrEqual(100);
  const star = Array.from({ length: 5 }, (_, i) => ({
    x: 130 + 100 * Math.sin((i * 4 * Math.PI) / 5),
    y: 130 - 100 * Math.cos((i * 4 * Math.PI) / 5),
  }));
  const raster = painted(star);
  expect(raster.readRect({ x: 130, y: 130, width: 1, height: 1 })[0]).toBe(0);
  expect(raster.count()).toBeGreaterThan(5000);
});

test("a lasso of fewer than three points is nothing", () => {
  expect(painted([]).count()).toBe(0);
  expect(painted([{ x: 5, y: 5 }]).count()).toBe(0);
  expect(
    painted([
      { x: 5, y: 5 },
      { x: 90, y: 90 },
    ]).count(),
  ).toBe(0);
});
