import fc from "fast-check";
import { expect, test } from "vitest";
import { cutMask } from "../image/cutRegion";
import type { Region } from "../image/region";
import { MaskRaster } from "./maskRaster";
import { SentMask } from "./sentMask";

/** Strokes of any softness, some of them erasing. */
const strokes = fc.array(
  fc.record({
    x: fc.integer({ min: -20, max: 620 }),
    y: fc.integer({ min: -20, max: 420 }),
    dx: fc.integer({ min: -90, max: 90 }),
    r: fc.integer({ min: 1, max: 60 }),
    softness: fc.constantFrom(0, 0.6, 1),
    erases: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);
const regions: readonly Region[] = [
  { rect: { x: 0, y: 0, width: 600, height: 400 }, size: { width: 600, height: 400 } },
  { rect: { x: 33, y: 17, width: 330, height: 330 }, size: { width: 256, height: 256 } },
  { rect: { x: 250, y: 140, width: 90, height: 60 }, size: { width: 768, height: 512 } },
  // Out of the photo above and below, and so far that it is mirrored more than once.
  { rect: { x: 0, y: -100, width: 600, height: 600 }, size: { width: 272, height: 272 } },
  { rect: { x: -700, y: -800, width: 2000, height: 2000 }, size: { width: 512, height: 512 } },
];

test("stroke for stroke it is what is cut for sending, wherever the region lies", () => {
  fc.assert(
    fc.property(fc.constantFrom(...regions), strokes, (region, painted) => {
      const mask = new MaskRaster(600, 400);
      const sent = new SentMask(region, mask);
      for (const { x, y, dx, r, softness, erases } of painted) {
        const edit = mask.begin();
        const dirty = edit.segment({ x, y, r }, { x: x + dx, y: y + 30, r }, softness, erases ? "erase" : "add");
        sent.update(mask.grid, dirty);
        edit.commit();
      }
      expect(Buffer.compare(sent.cells, cutMask(mask.toCoverage(), mask, region))).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test("a full mask, made at once, is white all over", () => {
  const mask = new MaskRaster(600, 400);
  const edit = mask.begin();
  edit.invert();
  edit.commit();
  for (const region of regions) {
    const sent = new SentMask(region, mask);
    expect(sent.update(mask.grid, { x: 0, y: 0, width: 600, height: 400 })).toEqual(region.rect);
    expect(sent.cells.every((cell) => cell === 255)).toBe(true);
  }
});

test("an enlarged view shows the cells as squares, a shrunk one loses none, and around the region nothing is touched", () => {
  const mask = new MaskRaster(600, 400);
  const edit = mask.begin();
  edit.rect({ x: 100, y: 100 }, { x: 101, y: 101 }, "add");
  edit.commit();
  const sent = new SentMask({ rect: { x: 64, y: 64, width: 64, height: 64 }, size: { width: 32, height: 32 } }, mask);
  sent.update(mask.grid, { x: 0, y: 0, width: 600, height: 400 });
  const count = (view: Uint8Array, value: number): number => view.filter((each) => each === value).length;
  // Eight pixels of the view for a pixel of the photo, so 16 for a cell.
  const large = new Uint8Array(800 * 800).fill(7);
  sent.sample({ x: -400, y: -400, step: 1 / 8, stride: 800 }, large, { x: 0, y: 0, width: 800, height: 800 });
  expect([count(large, 255), large[400 * 800 + 400], large[415 * 800 + 415], large[416 * 800 + 416]]).toEqual([256, 255, 255, 0]);
  expect(count(large, 7)).toBe(800 * 800 - 512 * 512);
  const small = new Uint8Array(150 * 100).fill(7);
  sent.sample({ x: 0, y: 0, step: 4, stride: 150 }, small, { x: 0, y: 0, width: 150, height: 100 });
  expect([count(small, 255), count(small, 0)]).toEqual([1, 255]);
});
