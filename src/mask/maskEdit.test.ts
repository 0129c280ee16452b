import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { MaskEdit } from "./maskEdit";
import type { MaskPatch } from "./maskPatch";
import { MaskRaster } from "./maskRaster";
import { paintModes } from "./paintMode";
import { fullTile } from "./tile";

const width = 600;
const height = 530;
const whole = { x: 0, y: 0, width, height };

const coordinate = fc.double({ min: -100, max: 700, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const mode = fc.constantFrom(...paintModes);
const operations: fc.Arbitrary<(edit: MaskEdit) => void> = fc.oneof(
  fc
    .tuple(point, point, fc.double({ min: 1, max: 250, noNaN: true }), fc.constantFrom(0, 0.4), mode)
    .map(([a, b, r, s, m]) => (edit: MaskEdit) => {
      edit.segment({ ...a, r }, { ...b, r: r / 2 }, s, m);
    }),
  fc.tuple(point, point, mode).map(
    ([a, b, m]) =>
      (edit: MaskEdit) =>
        void edit.rect(a, b, m),
  ),
  fc.tuple(point, point, mode).map(
    ([a, b, m]) =>
      (edit: MaskEdit) =>
        void edit.ellipse(a, b, m),
  ),
  fc.tuple(fc.array(point, { minLength: 3, maxLength: 8 }), mode).map(
    ([points, m]) =>
      (edit: MaskEdit) =>
        void edit.polygon(points, m),
  ),
  fc.constant((edit: MaskEdit) => void edit.invert()),
  fc.constant((edit: MaskEdit) => void edit.clear()),
);

function sameAs(raster: MaskRaster, bytes: Uint8Array): boolean {
  return Buffer.compare(raster.readRect(whole), bytes) === 0;
}

test("undo, redo, rollback and writing down give back every byte; count and bounds follow", () => {
  fc.assert(
    fc.property(fc.array(operations, { minLength: 1, maxLength: 6 }), operations, (history, last) => {
      const raster = new MaskRaster(width, height);
      const states = [raster.readRect(whole)];
      const patches: MaskPatch[] = [];
      for (const operation of history) {
        const edit = raster.begin();
        operation(edit);
        const patch = edit.commit();
        expect(patch === null).toBe(sameAs(raster, states.at(-1) ?? new Uint8Array()));
        if (patch === null) continue;
        patches.push(patch);
        states.push(raster.readRect(whole));
      }
      const final = states.at(-1) ?? new Uint8Array();
      expect(raster.count()).toBe(final.reduce((sum, byte) => sum + (byte >= 128 ? 1 : 0), 0));
      expect(raster.bounds()).toEqual(boundsOf(final));
      const failed = raster.begin();
      last(failed);
      failed.rollback();
      expect(sameAs(raster, final)).toBe(true);
      expect(raster.count()).toBe(MaskRaster.fromTiles(width, height, raster.tiles()).count());
      expect(sameAs(MaskRaster.fromTiles(width, height, raster.tiles()), final)).toBe(true);
      for (let i = patches.length - 1; i >= 0; i--) {
        const patch = patches[i];
        if (patch !== undefined) raster.apply(patch, "undo");
        expect(sameAs(raster, states[i] ?? new Uint8Array())).toBe(true);
      }
      for (const [i, patch] of patches.entries()) {
        raster.apply(patch, "redo");
        expect(sameAs(raster, states[i + 1] ?? new Uint8Array())).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

function boundsOf(bytes: Uint8Array): { x: number; y: number; width: number; height: number } | null {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((bytes[y * width + x] ?? 0) < 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  return right === 0 ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

test("rectangles and ellipses hold the pixels whose centres they hold", () => {
  const raster = new MaskRaster(width, height);
  const rect = raster.begin();
  rect.rect({ x: 400.4, y: 300 }, { x: 100.6, y: 99.5 }, "add");
  rect.commit();
  expect(raster.bounds()).toEqual({ x: 101, y: 99, width: 299, height: 201 });
  expect(raster.count()).toBe(299 * 201);
  const next = raster.begin();
  next.clear();
  next.ellipse({ x: 100, y: 50 }, { x: 500, y: 450 }, "add");
  next.commit();
  expect(Math.abs(raster.count() / (Math.PI * 200 * 200) - 1)).toBeLessThan(5e-4);
});

test("inverting twice is nothing, and an inverted empty mask covers the whole photo and no pixel more", () => {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  edit.invert();
  edit.commit();
  expect(raster.coverage()).toBe(1);
  expect(raster.count()).toBe(width * height);
  expect(raster.grid.get(0)).toBe(fullTile);
  const back = raster.begin();
  back.invert();
  back.invert();
  expect(back.commit()).toBeNull();
});

test("a pasted coverage replaces or adds, and comes back as it was", () => {
  const raster = new MaskRaster(width, height);
  const data = Uint8Array.from({ length: 300 * 20 }, (_, i) => 128 + (i % 128));
  const edit = raster.begin();
  edit.rect({ x: 0, y: 0 }, { x: 600, y: 10 }, "add");
  edit.paste({ rect: { x: 200, y: 250, width: 300, height: 20 }, data }, "replace");
  edit.commit();
  expect(raster.toCoverage()).toEqual({ rect: { x: 200, y: 250, width: 300, height: 20 }, data });
  const adding = raster.begin();
  adding.rect({ x: 200, y: 250 }, { x: 210, y: 270 }, "add");
  adding.paste({ rect: { x: 200, y: 250, width: 300, height: 20 }, data }, "add");
  adding.paste({ rect: { x: 590, y: 525, width: 300, height: 20 }, data }, "add");
  adding.commit();
  expect(raster.readRect({ x: 205, y: 255, width: 1, height: 1 })[0]).toBe(255);
  expect(raster.readRect({ x: 300, y: 251, width: 1, height: 1 })[0]).toBe(data[400]);
  expect(raster.count()).toBe(300 * 20 + 10 * 5);
});

test("a clean commit gives painted-over memory back and two edits cannot be open", () => {
  const raster = new MaskRaster(1024, 1024);
  const edit = raster.begin();
  for (let i = 0; i < 40; i++) edit.segment({ x: 0, y: i * 26, r: 30 }, { x: 1024, y: i * 26, r: 30 }, 0, "add");
  expect(() => raster.begin()).toThrow("another edit");
  edit.commit();
  expect(Array.from({ length: raster.grid.length }, (_, i) => raster.grid.get(i)).every((tile) => tile === fullTile)).toBe(true);
  expect(() => edit.clear()).toThrow("ended");
  expect(raster.openEdit).toBeNull();
});
