import { describe, expect, it } from "vitest";
import type { Quote } from "../engines/engine";
import { milliDollars } from "../engines/money";
import { isSum, priceBefore, quoteFor, timesRuns } from "./quote";

const quoted = (total: number, perImage: number): Quote => ({
  kind: "quoted",
  total: milliDollars(total),
  perImage: milliDollars(perImage),
});

describe("a price in words", () => {
  it("is written as a sum only when the sum is true", () => {
    expect(isSum(quoted(140, 35), 4)).toBe(true);
    expect(isSum(quoted(130, 33), 4)).toBe(false);
    expect(isSum(quoteFor("wavespeed", { images: 3 }), 3)).toBe(true);
  });

  it("is the sum of all runs of a click, image by image", () => {
    expect(timesRuns(quoted(70, 35), 3)).toEqual(quoted(210, 35));
    expect(isSum(timesRuns(quoteFor("wavespeed", { images: 2 }), 3), 6)).toBe(true);
    expect(timesRuns(quoteFor("local", { images: 2 }), 3).total).toBe(0);
  });

  it("shows the list price beside it only where the service asks for less", () => {
    expect(priceBefore(quoted(112, 28), 4)).toBe(140);
    expect(priceBefore(quoted(140, 35), 4)).toBeNull();
    expect(priceBefore(quoted(150, 38), 4)).toBeNull();
    expect(priceBefore(quoteFor("local", { images: 4 }), 4)).toBeNull();
  });
});
