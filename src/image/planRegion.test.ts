import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intersectRects, type Rect, type Size } from "./geometry";
import { frameState, planRegion, type RegionPlan } from "./planRegion";
import { usualRegion, type RegionChoice } from "./regionChoice";

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

/** The choice is made for a photo of this size, but a frame may also be a left-over that reaches anywhere. */
function choiceFor(photo: Size): fc.Arbitrary<RegionChoice> {
  const context = fc.integer({ min: 0, max: 100 });
  return fc.oneof(
    context.map((value) => ({ mode: "auto" as const, context: value })),
    context.map((value) => ({ mode: "whole" as const, context: value })),
    fc.record({
      mode: fc.constant("frame" as const),
      context,
      rect: fc.record({
        x: fc.integer({ min: -500, max: photo.width }),
        y: fc.integer({ min: -500, max: photo.height }),
        width: fc.integer({ min: 1, max: photo.width + 500 }),
        height: fc.integer({ min: 1, max: photo.height + 500 }),
      }),
    }),
  );
}

const anyPlan: fc.Arbitrary<RegionPlan> = fc
  .record({
    photo: fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
    size,
    enlarges: fc.boolean(),
  })
  .chain((rest) => fc.tuple(rectIn(rest.photo), choiceFor(rest.photo)).map(([mask, choice]) => ({ ...rest, mask, choice })));

/** With the dial in its middle. */
const plan = anyPlan.map((input) => ({ ...input, choice: usualRegion }));
const dial = fc.integer({ min: 0, max: 100 });

function contains(outer: Rect, inner: Rect): boolean {
  const both = intersectRects(outer, inner);
  return both.width === inner.width && both.height === inner.height;
}

function divisorOf({ width, height }: Size): number {
  let [a, b] = [width, height];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** The largest rectangle of the size's ratio that lies inside the photo, in multiples of the ratio in lowest terms. */
function largestInside(photo: Size, { width, height }: Size): Size {
  const a = divisorOf({ width, height });
  const units = Math.min(Math.floor(photo.width / (width / a)), Math.floor(photo.height / (height / a)));
  return { width: (units * width) / a, height: (units * height) / a };
}

function inside(rect: Rect, photo: Size): boolean {
  return contains({ x: 0, y: 0, ...photo }, rect);
}

describe("planRegion", () => {
  it("keeps the ratio exactly, in whole pixels, and holds the whole mask", () => {
    fc.assert(
      fc.property(anyPlan, (input) => {
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
      fc.property(anyPlan, (input) => {
        expect(planRegion(input)).toEqual(planRegion(structuredClone(input)));
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
      choice: usualRegion,
    });
    expect(rect).toEqual({ x: 0, y: 0, width: 600, height: 600 });
  });

  it("takes the whole of a photo that is all masked, and mirrors it where the ratio differs", () => {
    const photo = { width: 1200, height: 800 };
    const all = { photo, mask: { x: 0, y: 0, ...photo }, enlarges: false, choice: usualRegion };
    expect(planRegion({ ...all, size: { width: 768, height: 512 } }).rect).toEqual({
      x: 0,
      y: 0,
      width: 1200,
      height: 800,
    });
    const square = planRegion({ ...all, size: { width: 512, height: 512 } });
    expect(square.rect).toEqual({ x: 0, y: -200, width: 1200, height: 1200 });
  });

  it("sends a tiny photo as it is to the local engine", () => {
    const region = planRegion({
      photo: { width: 200, height: 100 },
      mask: { x: 90, y: 40, width: 10, height: 10 },
      size: { width: 1024, height: 1024 },
      enlarges: false,
      choice: usualRegion,
    });
    expect(region).toEqual({ rect: { x: 45, y: 0, width: 100, height: 100 }, size: { width: 100, height: 100 } });
  });

  it("sees no less for a dial that is turned towards context: what was seen stays in sight", () => {
    fc.assert(
      fc.property(plan, dial, dial, (input, a, b) => {
        const [low, high] = [a, b]
          .toSorted((one, other) => one - other)
          .map((context) => planRegion({ ...input, choice: { mode: "auto", context } }).rect);
        if (low === undefined || high === undefined) throw new Error("no plans");
        expect(contains(high, low)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("shows the mask as large as a thin frame of context lets it at the one end of the dial, and all that fits at the other", () => {
    const input = {
      photo: { width: 4000, height: 3000 },
      mask: { x: 1800, y: 1300, width: 320, height: 320 },
      size: { width: 1024, height: 1024 },
    };
    const at = (context: number, enlarges: boolean): Rect => planRegion({ ...input, enlarges, choice: { mode: "auto", context } }).rect;
    expect([0, 50, 100].map((context) => at(context, true).width)).toEqual([360, 640, 3000]);
    // For an engine that does not enlarge the middle is scale 1.
    expect([0, 50, 100].map((context) => at(context, false).width)).toEqual([360, 1024, 3000]);
  });

  it("takes the whole photo on request, and mirrors no more than the ratio asks for", () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { photo, size: asked } = input;
        const { rect } = planRegion({ ...input, choice: { mode: "whole", context: 50 } });
        expect(contains(rect, { x: 0, y: 0, ...photo })).toBe(true);
        const unit = largestInside({ width: asked.width / divisorOf(asked), height: asked.height / divisorOf(asked) }, asked);
        expect(rect.width - unit.width < photo.width || rect.height - unit.height < photo.height).toBe(true);
        expect(Math.abs(2 * rect.x + rect.width - photo.width)).toBeLessThanOrEqual(1);
      }),
    );
    const region = planRegion({
      photo: { width: 3000, height: 2000 },
      mask: { x: 10, y: 10, width: 50, height: 50 },
      size: { width: 1536, height: 1024 },
      enlarges: true,
      choice: { mode: "whole", context: 50 },
    });
    expect(region).toEqual({ rect: { x: 0, y: 0, width: 3000, height: 2000 }, size: { width: 1536, height: 1024 } });
  });

  it("takes a frame as it was drawn while it has the ratio and holds the mask", () => {
    const input = { photo: { width: 4000, height: 3000 }, size: { width: 1024, height: 768 }, enlarges: true };
    const rect = { x: 1000, y: 500, width: 800, height: 600 };
    const region = planRegion({ ...input, mask: { x: 1010, y: 510, width: 30, height: 30 }, choice: { mode: "frame", context: 0, rect } });
    expect(region.rect).toEqual(rect);
  });

  it("moves or grows a frame that no longer holds the mask, and leaves one that has nothing of it", () => {
    const input = { photo: { width: 4000, height: 3000 }, size: { width: 1024, height: 1024 }, enlarges: true };
    const rect = { x: 1000, y: 500, width: 400, height: 400 };
    const choice: RegionChoice = { mode: "frame", context: 50, rect };
    const overhanging = { x: 1380, y: 600, width: 100, height: 100 };
    expect(frameState({ ...input, mask: overhanging, rect })).toBe("grown");
    expect(planRegion({ ...input, mask: overhanging, choice }).rect).toEqual({ x: 1080, y: 500, width: 400, height: 400 });
    const larger = { x: 900, y: 600, width: 700, height: 100 };
    expect(planRegion({ ...input, mask: larger, choice }).rect).toEqual({ x: 900, y: 350, width: 700, height: 700 });
    const elsewhere = { x: 3000, y: 2000, width: 100, height: 100 };
    expect(frameState({ ...input, mask: elsewhere, rect })).toBe("left");
    expect(planRegion({ ...input, mask: elsewhere, choice })).toEqual(planRegion({ ...input, mask: elsewhere, choice: usualRegion }));
  });
});
