import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestNumber, numberProblem } from "./numberDraft";

const side = { min: 256, max: 1536, step: 16 };
const guidance = { min: 28, max: 35, step: 0.1 };

describe("a typed number", () => {
  it("is explained by the first thing that is wrong", () => {
    expect(numberProblem(null, side)).toBe("missing");
    expect(numberProblem(null, { ...side, allowEmpty: true })).toBeNull();
    expect(numberProblem(255, side)).toBe("tooSmall");
    expect(numberProblem(1600, side)).toBe("tooLarge");
    expect(numberProblem(1000, side)).toBe("step");
    expect(numberProblem(2.5, { min: 1, max: 4, step: 1 })).toBe("notWhole");
    expect(numberProblem(29.7, guidance)).toBeNull();
  });

  it("is corrected to the nearest one that is allowed", () => {
    expect(nearestNumber(1000, side)).toBe(1008);
    expect(nearestNumber(99_999, side)).toBe(1536);
    expect(nearestNumber(29.74, guidance)).toBe(29.7);
    for (const rule of [side, guidance, { min: 1, max: 50, step: 1 }, { min: 0, max: 10, step: 3 }]) {
      fc.assert(
        fc.property(fc.double({ min: -5000, max: 5000, noNaN: true }), (value) => numberProblem(nearestNumber(value, rule), rule) === null),
      );
    }
  });
});
