import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exactCoverage, type BrushPoint } from "./brushProfile";
import { MaskRaster } from "./maskRaster";

const width = 300;
const height = 280;
const whole = { x: 0, y: 0, width, height };

/** Smallest distance / radius over the capsule by search: an independent way to the same number. */
function nearest(px: number, py: number, a: BrushPoint, b: BrushPoint): number {
  const at = (t: number): number => Math.hypot(px - a.x - t * (b.x - a.x), py - a.y - t * (b.y - a.y)) / (a.r + t * (b.r - a.r));
  let low = 0;
  let high = 1;
  for (let i = 0; i < 36; i++) {
    const left = low + (high - low) * 0.382;
    const right = low + (high - low) * 0.618;
    if (at(left) <= at(right)) high = right;
    else low = left;
  }
  return Math.min(at(0), at(1), at((low + high) / 2));
}

const brush = fc.record({
  x: fc.double({ min: -80, max: width + 80, noNaN: true }),
  y: fc.double({ min: -80, max: height + 80, noNaN: true }),
  r: fc.double({ min: 0.5, max: 90, noNaN: true }),
});
const softness = fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 1, noNaN: true }));

test("every pixel of a segment is the coverage of its distance", () => {
  fc.assert(
    fc.property(brush, brush, softness, (a, b, s) => {
      const raster = new MaskRaster(width, height);
      const edit = raster.begin();
      const dirty = edit.segment(a, b, s, "add");
      edit.commit();
      const bytes = raster.readRect(whole);
      for (let y = 0; y < height; y += 7) {
        for (let x = 0; x < width; x += 5) {
          const q = nearest(x + 0.5, y + 0.5, a, b);
          const value = bytes[y * width + x] ?? 0;
          const expected = exactCoverage(q, s);
          if (Math.abs(q - 1) < 1e-5) continue;
          if (Math.abs(value - expected) > (s === 0 ? 0 : 2)) throw new Error(`pixel ${x},${y}: ${value} instead of ${expected}`);
          if (value >= 128 !== q <= 1) throw new Error(`pixel ${x},${y} is on the wrong side of the ring`);
          const inDirty = x >= dirty.x && x < dirty.x + dirty.width && y >= dirty.y && y < dirty.y + dirty.height;
          if (value > 0 && !inDirty) throw new Error(`pixel ${x},${y} lies outside the dirty rectangle`);
        }
      }
    }),
    // Two points so near that the way between them has no direction.
    { numRuns: 30, examples: [[{ x: 0, y: 0, r: 0.5 }, { x: 5e-324, y: -5e-324, r: 0.5 }, 0.9380427839858149]] },
  );
}, 30_000);

test("erasing leaves what adding would not have covered", () => {
  fc.assert(
    fc.property(brush, brush, softness, (a, b, s) => {
      const added = new MaskRaster(width, height);
      const adding = added.begin();
      adding.segment(a, b, s, "add");
      adding.commit();
      const erased = new MaskRaster(width, height);
      const erasing = erased.begin();
      erasing.rect({ x: 0, y: 0 }, { x: width, y: height }, "add");
      erasing.segment(a, b, s, "erase");
      erasing.commit();
      const left = added.readRect(whole);
      const right = erased.readRect(whole);
      expect(left.every((byte, i) => byte === 255 - (right[i] ?? 0))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test("a circle has its area and its box", () => {
  const raster = new MaskRaster(1200, 1100);
  const edit = raster.begin();
  const centre = { x: 601.3, y: 540.7, r: 433 };
  edit.segment(centre, centre, 0, "add");
  edit.commit();
  expect(Math.abs(raster.count() / (Math.PI * 433 ** 2) - 1)).toBeLessThan(2e-4);
  expect(raster.bounds()).toEqual({ x: 168, y: 108, width: 866, height: 866 });
});

test("softness does not move the line that is sent", () => {
  const counts = [0, 0.3, 1].map((s) => {
    const raster = new MaskRaster(500, 500);
    const edit = raster.begin();
    edit.segment({ x: 200, y: 250, r: 60 }, { x: 320, y: 210, r: 90 }, s, "add");
    edit.commit();
    return raster.count();
  });
  expect(new Set(counts).size).toBe(1);
});

test("a stroke cut into more segments is the same stroke", () => {
  const paint = (pieces: number): Uint8Array => {
    const raster = new MaskRaster(width, height);
    const edit = raster.begin();
    for (let i = 0; i < pieces; i++) {
      edit.segment({ x: 50 + (200 * i) / pieces, y: 140, r: 30 }, { x: 50 + (200 * (i + 1)) / pieces, y: 140, r: 30 }, 0.5, "add");
    }
    edit.commit();
    return raster.readRect(whole);
  };
  expect(Buffer.compare(paint(1), paint(16))).toBe(0);
});

test("points far outside the photo paint nothing and break nothing", () => {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  edit.segment({ x: -1e6, y: -1e6, r: 50 }, { x: -1e6, y: 1e6, r: 50 }, 0.5, "add");
  edit.segment({ x: 1e7, y: 0, r: 5 }, { x: 1e7, y: 9, r: 5 }, 0, "add");
  expect(edit.commit()).toBeNull();
  const crossing = raster.begin();
  crossing.segment({ x: -1e5, y: 100, r: 10 }, { x: 1e5, y: 100, r: 10 }, 0, "add");
  crossing.commit();
  expect(raster.count()).toBe(width * 20);
});
