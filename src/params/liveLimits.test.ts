import { describe, expect, it } from "vitest";
import { commonRange } from "./liveLimits";

const own = { min: 28, max: 35, step: 0.1 };

describe("a range that page and service share", () => {
  it("is the narrower one at each end and never wider than the page's own", () => {
    expect(commonRange(own, { min: 30 })).toEqual({ min: 30, max: 35, step: 0.1 });
    expect(commonRange(own, { min: 1, max: 32 })).toEqual({ min: 28, max: 32, step: 0.1 });
    expect(commonRange(own, { min: 25, max: 50 })).toEqual(own);
    expect(commonRange(own)).toEqual(own);
  });

  it("is the page's own where they share nothing", () => {
    expect(commonRange(own, { min: 1, max: 20 })).toEqual(own);
  });
});
