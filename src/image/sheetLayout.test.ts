import * as fc from "fast-check";
import { expect, test } from "vitest";
import { intersectRects, isEmptyRect } from "./geometry";
import { sheetLayout } from "./sheetLayout";

const sides = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });

test("both pictures stand on the sheet beside each other, of one scale and no larger than they are", () => {
  fc.assert(
    fc.property(sides, sides, (before, after) => {
      const sheet = sheetLayout(before, after);
      const whole = { x: 0, y: 0, width: sheet.width, height: sheet.height };
      for (const panel of [sheet.before, sheet.after]) expect(intersectRects(panel, whole)).toEqual(panel);
      expect(isEmptyRect(intersectRects(sheet.before, sheet.after))).toBe(true);
      expect(Math.max(sheet.before.width, sheet.before.height, sheet.after.width, sheet.after.height)).toBeLessThanOrEqual(1600);
      const scale = Math.min(1, 1600 / Math.max(before.width, before.height, after.width, after.height));
      expect(Math.abs(sheet.before.width - Math.max(1, before.width * scale))).toBeLessThanOrEqual(0.5);
      expect(Math.abs(sheet.after.height - Math.max(1, after.height * scale))).toBeLessThanOrEqual(0.5);
      // Two lines of words fit under the lower one.
      expect(sheet.height - Math.max(sheet.before.y + sheet.before.height, sheet.after.y + sheet.after.height)).toBeGreaterThan(
        sheet.gap + sheet.letters * 2.8,
      );
    }),
  );
});

test("pictures of one size stand at one height, at their own size where there is room", () => {
  expect(sheetLayout({ width: 900, height: 600 }, { width: 900, height: 600 })).toMatchObject({
    before: { width: 900, height: 600, y: 40 },
    after: { width: 900, height: 600, y: 40 },
  });
});
