import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Coverage } from "../image/pixels";
import { combinedTiles, combineModes, type CombineMode } from "./combinedTiles";
import type { MaskEdit } from "./maskEdit";
import { MaskRaster } from "./maskRaster";
import { paintModes, type PaintMode } from "./paintMode";
import { fullTile } from "./tile";

const width = 600;
const height = 530;
const whole = { x: 0, y: 0, width, height };

const coordinate = fc.double({ min: -100, max: 700, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const brush = fc.record({ x: coordinate, y: coordinate, r: fc.double({ min: 1, max: 250, noNaN: true }) });

/** One gesture of every tool that paints on the main thread; a stroke is several segments. */
type Shape = (edit: MaskEdit, mode: PaintMode) => void;
const shapes: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(fc.array(brush, { minLength: 2, maxLength: 5 }), fc.constantFrom(0, 0.5, 1)).map(([points, softness]): Shape => {
    return (edit, mode) => {
      for (const [index, to] of points.entries()) edit.segment(points[Math.max(0, index - 1)] ?? to, to, softness, mode);
    };
  }),
  fc.tuple(point, point).map(
    ([a, b]): Shape =>
      (edit, mode) =>
        void edit.rect(a, b, mode),
  ),
  fc.tuple(point, point).map(
    ([a, b]): Shape =>
      (edit, mode) =>
        void edit.ellipse(a, b, mode),
  ),
  fc.array(point, { minLength: 3, maxLength: 8 }).map(
    (points): Shape =>
      (edit, mode) =>
        void edit.polygon(points, mode),
  ),
);

/** Soft rims, holes, whole and empty tiles. */
const masks = fc
  .tuple(fc.array(fc.tuple(shapes, fc.constantFrom("add" as const, "erase" as const)), { maxLength: 3 }), fc.boolean())
  .map(([strokes, inverted]): MaskRaster => {
    const raster = new MaskRaster(width, height);
    const edit = raster.begin();
    for (const [shape, mode] of strokes) shape(edit, mode);
    if (inverted) edit.invert();
    edit.commit();
    return raster;
  });

const met: Readonly<Record<CombineMode, (mask: number, paint: number) => number>> = {
  replace: (_, paint) => paint,
  add: Math.max,
  erase: (mask, paint) => Math.min(mask, 255 - paint),
  intersect: Math.min,
};

/** Pixel for pixel, with no idea of tiles. */
function expected(mask: Uint8Array, paint: Uint8Array, mode: CombineMode): Uint8Array {
  return mask.map((value, at) => met[mode](value, paint[at] ?? 0));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function painted(shape: Shape): Uint8Array {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  shape(edit, "add");
  edit.commit();
  return raster.readRect(whole);
}

test("every shape adds the greater, subtracts what it covers and intersects to the lesser, as one step that undoes byte for byte", () => {
  fc.assert(
    fc.property(masks, shapes, fc.constantFrom(...paintModes), (raster, shape, mode) => {
      const before = raster.readRect(whole);
      const wanted = expected(before, painted(shape), mode);
      const edit = raster.begin();
      shape(edit, mode);
      const patch = edit.commit();
      expect(isSame(raster.readRect(whole), wanted)).toBe(true);
      expect(raster.count()).toBe(wanted.reduce((sum, value) => sum + (value >= 128 ? 1 : 0), 0));
      expect(patch === null).toBe(isSame(before, wanted));
      if (patch === null) return;
      raster.apply(patch, "undo");
      expect(isSame(raster.readRect(whole), before)).toBe(true);
      raster.apply(patch, "redo");
      expect(isSame(raster.readRect(whole), wanted)).toBe(true);
    }),
    { numRuns: 80 },
  );
}, 60_000);

test("an intersecting stroke leaves the mask alone until it ends, and for good when it is taken back", () => {
  fc.assert(
    fc.property(masks, fc.array(brush, { minLength: 1, maxLength: 4 }), (raster, points) => {
      const before = raster.readRect(whole);
      const edit = raster.begin();
      for (const [index, to] of points.entries()) {
        const dirty = edit.segment(points[Math.max(0, index - 1)] ?? to, to, 0.5, "intersect");
        // The first piece changes how all of the mask is seen, the others what lies under them.
        if (index === 0) expect(dirty).toEqual(whole);
        expect(edit.cover).not.toBeNull();
        expect(isSame(raster.readRect(whole), before)).toBe(true);
      }
      edit.rollback();
      expect(edit.cover).toBeNull();
      expect(isSame(raster.readRect(whole), before)).toBe(true);
    }),
    { numRuns: 30 },
  );
}, 30_000);

test("after an intersecting stroke other paint counts from what it has kept", () => {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  edit.rect({ x: 0, y: 0 }, { x: 600, y: 100 }, "add");
  edit.segment({ x: 50, y: 50, r: 20 }, { x: 50, y: 50, r: 20 }, 0, "intersect");
  edit.rect({ x: 300, y: 300 }, { x: 310, y: 310 }, "add");
  edit.commit();
  expect(raster.bounds()).toEqual({ x: 30, y: 30, width: 280, height: 280 });
});

test("of a wholly masked photo an intersection gives back all memory outside of its shape", () => {
  const raster = new MaskRaster(2048, 2048);
  const edit = raster.begin();
  edit.invert();
  edit.ellipse({ x: 256, y: 256 }, { x: 1792, y: 1792 }, "intersect");
  edit.commit();
  const tiles = Array.from({ length: raster.grid.length }, (_, index) => raster.grid.get(index));
  expect([tiles[0], tiles[7], tiles[56], tiles[63]]).toEqual([null, null, null, null]);
  expect(raster.grid.get(3 * 8 + 3)).toBe(fullTile);
});

const coverages: fc.Arbitrary<Coverage> = fc
  .record({
    x: fc.integer({ min: -300, max: 650 }),
    y: fc.integer({ min: -300, max: 600 }),
    width: fc.integer({ min: 0, max: 700 }),
    height: fc.integer({ min: 0, max: 700 }),
  })
  .chain((rect) =>
    fc.integer({ min: 1, max: 255 }).map((step) => ({
      rect,
      data: Uint8Array.from({ length: rect.width * rect.height }, (_, at) => (Math.floor(at / 97) * step) & 255),
    })),
  );

test("another mask of any rectangle replaces, adds, subtracts and intersects, soft values and all", () => {
  fc.assert(
    fc.property(masks, coverages, fc.constantFrom(...combineModes), (raster, other, mode) => {
      const before = raster.readRect(whole);
      const paint = new Uint8Array(width * height);
      for (let at = 0; at < paint.length; at++) {
        const [x, y] = [(at % width) - other.rect.x, Math.floor(at / width) - other.rect.y];
        if (x >= 0 && y >= 0 && x < other.rect.width && y < other.rect.height) paint[at] = other.data[y * other.rect.width + x] ?? 0;
      }
      const edit = raster.begin();
      edit.replaceTiles(combinedTiles({ width, height }, raster.toWhole(), other, mode));
      const patch = edit.commit();
      expect(isSame(raster.readRect(whole), expected(before, paint, mode))).toBe(true);
      if (patch !== null) raster.apply(patch, "undo");
      expect(isSame(raster.readRect(whole), before)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 60_000);
