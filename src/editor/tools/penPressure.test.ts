import { describe, expect, it } from "vitest";
import { pressureShare, pressureSoftness } from "./penPressure";

const forces = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

describe("the pen's force", () => {
  it("grows the brush without a jump, from a thin line to its full size", () => {
    const shares = forces.map(pressureShare);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect([shares[0], shares.at(-1)]).toEqual([0.15, 1]);
    expect(pressureShare(0.5)).toBeGreaterThan(0.575);
    expect(pressureShare(1.7)).toBe(1);
  });

  it("hardens the rim down to what is set", () => {
    expect(pressureSoftness(0.3, 1)).toBe(0.3);
    expect(pressureSoftness(0.3, 0)).toBe(1);
    const soft = forces.map((force) => pressureSoftness(0.3, force));
    expect(soft.toSorted((a, b) => b - a)).toEqual(soft);
  });
});
