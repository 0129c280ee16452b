import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intersectRects, type Rect, type Size } from "./geometry";
import { planRegion, type RegionPlan } from "./planRegion";

const side = fc.integer({ min: 16, max: 96 }).map((n) => n * 16);
const size: fc.Arbitrary<Size> = fc.record({ width: side, height: side });

function rectIn(photo: Size): fc.Arbitrary<Rect> {
  return fc.tuple(fc.integer({ min: 1, max: photo.width }), fc.integer({ min: 1, max: photo.height })).chain(([width, height]) =>
    fc.record({
      x: fc.integer({ min: 0, max: photo.width - width }),
      y: fc.integer({ min: 0, max: photo.height - height }),
      width: fc.constant(width),
      height: fc.constant(height),
    }),
  );
}

const plan: fc.Arbitrary<RegionPlan> = fc
  .record({
    photo: fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
    size,
    enlarges: fc.boolean(),
  })
  .chain((rest) => rectIn(rest.photo).map((mask) => ({ ...rest, mask })));

function contains(outer: Rect, inner: Rect): boolean {
  const both = intersectRects(outer, inner);
  return both.width === inner.width && both.height === inner.height;
}

/** The largest rectangle of the size's ratio that lies inside the photo, in multiples of the ratio in lowest terms. */
function largestInside(photo: Size, { width, height }: Size): Size {
  let [a, b] = [width, height];
  while (b > 0) [a, b] = [b, a % b];
  const units = Math.min(Math.floor(photo.width / (width / a)), Math.floor(photo.height / (height / a)));
  return { width: (units * width) / a, height: (units * height) / a };
}

function inside(rect: Rect, photo: Size): boolean {
  return contains({ x: 0, y: 0, ...photo }, rect);
}

describe("planRegion", () => {
  it("keeps the ratio exactly, in whole pixels, and holds the whole mask", () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { rect, size: sent } = planRegion(input);
        expect(rect.width * input.size.height).toBe(rect.height * input.size.width);
        expect(rect.width * sent.height).toBe(rect.height * sent.width);
        expect([rect.x, rect.y, rect.width, rect.height, sent.width, sent.height].every(Number.isInteger)).toBe(true);
        expect(rect.width > 0 && rect.height > 0).toBe(true);
        expect(contains(rect, input.mask)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays inside the photo whenever the mask with a thin frame fits there", () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { photo, mask } = input;
        const largest = largestInside(photo, input.size);
        const frame = Math.max(16, Math.ceil(Math.max(mask.width, mask.height) / 16));
        const roomy =
          Math.min(photo.width, mask.width + 2 * frame) <= largest.width &&
          Math.min(photo.height, mask.height + 2 * frame) <= largest.height;
        if (roomy) expect(inside(planRegion(input).rect, photo)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives the wanted context where the photo has it", () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { photo, mask } = input;
        const margin = Math.max(64, Math.ceil(Math.max(mask.width, mask.height) / 2));
        const wanted = intersectRects(
          { x: mask.x - margin, y: mask.y - margin, width: mask.width + 2 * margin, height: mask.height + 2 * margin },
          { x: 0, y: 0, ...photo },
        );
        const largest = largestInside(photo, input.size);
        if (wanted.width <= largest.width && wanted.height <= largest.height) expect(contains(planRegion(input).rect, wanted)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("never enlarges for an engine that gains nothing from it, and then uses the photo up to scale 1", () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { rect, size: sent } = planRegion({ ...input, enlarges: false });
        expect(sent.width).toBeLessThanOrEqual(rect.width);
        const largest = largestInside(input.photo, input.size);
        if (largest.width >= input.size.width) expect(sent).toEqual(input.size);
        else if (inside(rect, input.photo)) expect(sent).toEqual(largest);
      }),
      { numRuns: 2000 },
    );
  });

  it("sends what was asked for to an engine that enlarges, and the same for the same", () => {
    fc.assert(
      fc.property(plan, (input) => {
        expect(planRegion(input)).toEqual(planRegion(input));
        expect(planRegion({ ...input, enlarges: true }).size).toEqual(input.size);
      }),
    );
  });

  it("takes a mask in a corner with the context there is", () => {
    const { rect } = planRegion({
      photo: { width: 4000, height: 3000 },
      mask: { x: 0, y: 0, width: 400, height: 300 },
      size: { width: 1024, height: 1024 },
      enlarges: true,
    });
    expect(rect).toEqual({ x: 0, y: 0, width: 600, height: 600 });
  });

  it("takes the whole of a photo that is all masked, and mirrors it where the ratio differs", () => {
    const photo = { width: 1200, height: 800 };
    expect(planRegion({ photo, mask: { x: 0, y: 0, ...photo }, size: { width: 768, height: 512 }, enlarges: false }).rect).toEqual({
      x: 0,
      y: 0,
      width: 1200,
      height: 800,
    });
    const square = planRegion({ photo, mask: { x: 0, y: 0, ...photo }, size: { width: 512, height: 512 }, enlarges: false });
    expect(square.rect).toEqual({ x: 0, y: -200, width: 1200, height: 1200 });
  });

  it("sends a tiny photo as it is to the local engine", () => {
    const region = planRegion({
      photo: { width: 200, height: 100 },
      mask: { x: 90, y: 40, width: 10, height: 10 },
      size: { width: 1024, height: 1024 },
      enlarges: false,
    });
    expect(region).toEqual({ rect: { x: 45, y: 0, width: 100, height: 100 }, size: { width: 100, height: 100 } });
  });
});
