import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MaskRaster } from "./maskRaster";
import { sampleMask } from "./sampleMask";

function painted(): MaskRaster {
  const raster = new MaskRaster(700, 620);
  const edit = raster.begin();
  edit.segment({ x: 120, y: 90, r: 60 }, { x: 520, y: 430, r: 110 }, 0.3, "add");
  edit.rect({ x: 0, y: 300 }, { x: 300, y: 620 }, "add");
  edit.commit();
  return raster;
}

const width = 180;
const height = 150;

test("an enlarged view shows each pixel of the mask as it is, and nothing outside the photo", () => {
  const raster = painted();
  const view = new Uint8Array(width * height).fill(77);
  const [x, y] = [-40, 10];
  sampleMask(raster.grid, { x, y, step: 1 / 3, stride: width }, view, { x: 0, y: 0, width, height });
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = { x: Math.floor((column + 0.5 - x) / 3), y: Math.floor((row + 0.5 - y) / 3), width: 1, height: 1 };
      expect(view[row * width + column]).toBe(raster.readRect(pixel)[0]);
    }
  }
});

test("a shrunk view keeps the area", () => {
  const raster = painted();
  const view = new Uint8Array(width * height);
  sampleMask(raster.grid, { x: 3, y: 2, step: 4.3, stride: width }, view, { x: 0, y: 0, width, height });
  const seen = view.reduce((sum, value) => sum + value, 0) * 4.3 * 4.3;
  const held = raster.readRect({ x: 0, y: 0, width: 700, height: 620 }).reduce((sum, value) => sum + value, 0);
  expect(Math.abs(seen / held - 1)).toBeLessThan(0.01);
});

test("a piece that is read again is the same as the whole", () => {
  const raster = painted();
  const rects = fc.record({ x: fc.nat(width - 1), y: fc.nat(height - 1), width: fc.nat(60), height: fc.nat(60) });
  fc.assert(
    fc.property(fc.double({ min: 0.15, max: 6, noNaN: true }), fc.integer({ min: -200, max: 60 }), rects, (step, x, wanted) => {
      const at = { x, y: -11, step, stride: width };
      const rect = { ...wanted, width: Math.min(wanted.width, width - wanted.x), height: Math.min(wanted.height, height - wanted.y) };
      const whole = new Uint8Array(width * height);
      sampleMask(raster.grid, at, whole, { x: 0, y: 0, width, height });
      const pieced = whole.slice();
      for (let row = rect.y; row < rect.y + rect.height; row++) pieced.fill(99, row * width + rect.x, row * width + rect.x + rect.width);
      sampleMask(raster.grid, at, pieced, rect);
      expect(Buffer.compare(pieced, whole)).toBe(0);
    }),
    { numRuns: 60 },
  );
});
