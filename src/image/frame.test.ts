import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitFrame, frameLimits, moveFrame, resizeFrame, type Corner, type FrameGround } from "./frame";
import { intersectRects, type Rect } from "./geometry";

const ground: FrameGround = {
  photo: { width: 4000, height: 3000 },
  mask: { x: 1000, y: 1000, width: 200, height: 100 },
  size: { width: 1024, height: 768 },
};
const frame: Rect = { x: 800, y: 900, width: 800, height: 600 };

const side = fc.integer({ min: 16, max: 96 }).map((n) => n * 16);
const anyGround: fc.Arbitrary<FrameGround> = fc
  .record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) })
  .chain((photo) =>
    fc.record({
      photo: fc.constant(photo),
      mask: fc.tuple(fc.integer({ min: 1, max: photo.width }), fc.integer({ min: 1, max: photo.height })).chain(([width, height]) =>
        fc.record({
          x: fc.integer({ min: 0, max: photo.width - width }),
          y: fc.integer({ min: 0, max: photo.height - height }),
          width: fc.constant(width),
          height: fc.constant(height),
        }),
      ),
      size: fc.record({ width: side, height: side }),
    }),
  );
const anyRect: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -3000, max: 9000 }),
  y: fc.integer({ min: -3000, max: 9000 }),
  width: fc.integer({ min: 1, max: 12_000 }),
  height: fc.integer({ min: 1, max: 12_000 }),
});
const distance = fc.double({ min: -12_000, max: 12_000, noNaN: true });
const by = fc.record({ x: distance, y: distance });
const corner = fc.constantFrom<Corner>("nw", "ne", "sw", "se");

/** Of the ratio, in whole pixels, holding the mask; out of the photo only where the mask itself is too large for a frame inside. */
function expectSound(rect: Rect, { photo, mask, size }: FrameGround): void {
  expect(rect.width * size.height).toBe(rect.height * size.width);
  expect(Object.values(rect).every(Number.isInteger)).toBe(true);
  const held = intersectRects(rect, mask);
  expect([held.width, held.height]).toEqual([mask.width, mask.height]);
  const seen = intersectRects(rect, { x: 0, y: 0, ...photo });
  if (rect.width <= photo.width) expect(seen.width).toBe(rect.width);
  else expect(seen.width).toBe(photo.width);
  if (rect.height <= photo.height) expect(seen.height).toBe(rect.height);
  else expect(seen.height).toBe(photo.height);
}

describe("a frame", () => {
  it("is sound whatever is asked of it, and stays as it is when nothing is", () => {
    fc.assert(
      fc.property(anyGround, anyRect, by, corner, (place, rect, moved, which) => {
        const fitted = fitFrame(rect, place);
        for (const result of [fitted, moveFrame(fitted, moved, place), resizeFrame(fitted, which, moved, place)]) {
          expectSound(result, place);
          expect(fitFrame(result, place)).toEqual(result);
        }
        expect(moveFrame(fitted, { x: 0, y: 0 }, place)).toEqual(fitted);
        expect(resizeFrame(fitted, which, { x: 0, y: 0 }, place)).toEqual(fitted);
      }),
      { numRuns: 2000 },
    );
  });

  it("begins at a plain zero, however it was rounded there", () => {
    const place = {
      photo: { width: 8995, height: 5685 },
      mask: { x: 0, y: 0, width: 4663, height: 1 },
      size: { width: 592, height: 1008 },
    };
    const fitted = fitFrame({ x: 0, y: 8, width: 1, height: 7984 }, place);
    expect([Object.is(fitted.x, -0), Object.is(fitted.y, -0)]).toEqual([false, false]);
    expect(moveFrame(fitted, { x: 0, y: 0 }, place)).toEqual(fitted);
  });

  it("is found within its limits", () => {
    fc.assert(
      fc.property(anyGround, anyRect, (place, rect) => {
        const fitted = fitFrame(rect, place);
        const limits = frameLimits(fitted, place);
        for (const name of ["x", "y", "width", "height"] as const) {
          expect(fitted[name]).toBeGreaterThanOrEqual(limits[name].min);
          expect(fitted[name]).toBeLessThanOrEqual(limits[name].max);
        }
        expect((fitted.width - limits.width.min) % limits.width.step).toBe(0);
      }),
    );
  });

  it("follows the pointer, and stops at the photo's edge and at the mask", () => {
    expect(moveFrame(frame, { x: -100.4, y: 50.2 }, ground)).toEqual({ ...frame, x: 700, y: 950 });
    expect(moveFrame(frame, { x: 5000, y: 5000 }, ground)).toEqual({ ...frame, x: 1000, y: 1000 });
    expect(moveFrame(frame, { x: -5000, y: -5000 }, ground)).toEqual({ ...frame, x: 400, y: 500 });
  });

  it("is resized from a corner while the opposite one stays", () => {
    expect(resizeFrame(frame, "se", { x: 400, y: 0 }, ground)).toEqual({ x: 800, y: 900, width: 1200, height: 900 });
    expect(resizeFrame(frame, "nw", { x: -400, y: -300 }, ground)).toEqual({ x: 400, y: 600, width: 1200, height: 900 });
    expect(resizeFrame(frame, "se", { x: -5000, y: -5000 }, ground)).toEqual({ x: 800, y: 900, width: 400, height: 300 });
    expect(resizeFrame(frame, "se", { x: 9000, y: 9000 }, ground)).toEqual({ x: 800, y: 900, width: 2800, height: 2100 });
  });

  it("keeps its area under another ratio", () => {
    expect(fitFrame(frame, { ...ground, size: { width: 512, height: 512 } })).toEqual({ x: 854, y: 854, width: 693, height: 693 });
  });
});
