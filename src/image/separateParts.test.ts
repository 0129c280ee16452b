import fc from "fast-check";
import { expect, it } from "vitest";
import { intersectRects, isEmptyRect, type Rect } from "./geometry";
import { planRegion } from "./planRegion";
import { separateParts } from "./separateParts";

const photo = { width: 4000, height: 3000 };
const box: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: 0, max: 3700 }),
  y: fc.integer({ min: 0, max: 2700 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 300 }),
});
const holds = (outer: Rect, inner: Rect): boolean => {
  const both = intersectRects(outer, inner);
  return both.width === inner.width && both.height === inner.height;
};

it("gives parts whose regions do not meet, and every box to exactly one of them", () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 30 }), fc.integer({ min: 0, max: 100 }), fc.boolean(), (boxes, context, enlarges) => {
      const regionOf = (mask: Rect): Rect =>
        planRegion({ photo, mask, size: { width: 1024, height: 768 }, enlarges, choice: { mode: "auto", context } }).rect;
      const parts = separateParts(boxes, regionOf);
      const regions = parts.map(regionOf);
      for (const [index, region] of regions.entries()) {
        for (const other of regions.slice(index + 1)) expect(isEmptyRect(intersectRects(region, other))).toBe(true);
      }
      for (const each of boxes) expect(parts.filter((part) => holds(part, each))).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

it("joins what a joined part reaches in its turn", () => {
  const around = ({ x, y, width, height }: Rect): Rect => ({ x: x - width, y: y - height, width: 3 * width, height: 3 * height });
  const row = (x: number): Rect => ({ x, y: 0, width: 10, height: 10 });
  // 0 and 25 meet; together they are 35 wide, and so reach 75, which neither did alone.
  expect(separateParts([row(0), row(75), row(25)], around)).toEqual([{ x: 0, y: 0, width: 85, height: 10 }]);
  expect(separateParts([row(0), row(75)], around)).toEqual([row(0), row(75)]);
});
