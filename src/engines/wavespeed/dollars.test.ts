import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { thousandths } from "./dollars";
import { paidDollars } from "./quotes";

test("every whole number of thousandths comes through as it is, by every rounding", () => {
  assert(
    property(integer({ min: -1e9, max: 1e9 }), (milli) => {
      for (const rounding of ["up", "down", "nearest"] as const) expect(thousandths(milli / 1000, rounding)).toBe(milli);
    }),
  );
});

test("noise of binary fractions is no money; fractions of a thousandth go the way that is asked for", () => {
  expect(thousandths(0.1 + 0.2, "up")).toBe(300);
  expect(thousandths(0.07 * 3, "down")).toBe(210);
  expect([thousandths(0.0315, "up"), thousandths(0.0315, "down"), thousandths(0.0315, "nearest")]).toEqual([32, 31, 32]);
  expect([thousandths(-0.0315, "up"), thousandths(-0.0315, "down"), thousandths(-0.0315, "nearest")]).toEqual([-31, -32, -32]);
  expect(thousandths("12.415", "down")).toBe(12_415);
});

test.each([null, undefined, "", "much", Number.NaN, Infinity, 1e12, {}])("%j is no amount", (value) => {
  expect(thousandths(value, "up")).toBeNull();
});

test.each([
  [{ price: 0.07, discounted_price: 0.063, currency: "USD" }, 0.063],
  [{ price: 0.1, discount_rate: 90 }, 0.09],
  [{ price: "0.07" }, 0.07],
  [{ unit_price: 0.0315, discount_rate: 90 }, 0.0315],
  [{ price: 35_000 }, 0.035],
  [{ price: 0.07, currency: "EUR" }, null],
  [{ price: -1 }, null],
  [{}, null],
])("what is paid by %j", (price, dollars) => {
  expect(paidDollars(price)).toBe(dollars);
});
