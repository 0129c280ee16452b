import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillLimits, fillParamsSchema, defaultParams } from "../engines/fillParams";
import { presetChoices, presetSize, withRatio } from "./sizePresets";

const valid = (size: { width: number; height: number }): boolean => fillParamsSchema.safeParse({ ...defaultParams, ...size }).success;

describe("size presets", () => {
  it("are exact in their ratio and allowed", () => {
    for (const preset of presetChoices) {
      const { width, height } = presetSize(preset, null);
      expect(valid({ width, height })).toBe(true);
      if (preset === "match") continue;
      const [across, down] = preset.split(":").map(Number);
      expect(width * (down ?? 0)).toBe(height * (across ?? 0));
    }
  });

  it("match a photo with its longest side at the limit", () => {
    expect(presetSize("match", { width: 4000, height: 3000 })).toEqual({ width: 1536, height: 1152 });
  });
});

describe("the ratio lock", () => {
  it("lets the other side follow", () => {
    expect(withRatio("width", 768, 4 / 3)).toEqual({ width: 768, height: 576 });
    expect(withRatio("height", 1536, 9 / 16)).toEqual({ width: 864, height: 1536 });
  });

  it("takes the first side back when the other one would leave the limits", () => {
    expect(withRatio("width", 256, 2)).toEqual({ width: 512, height: 256 });
    expect(withRatio("height", 1536, 2)).toEqual({ width: 1536, height: 768 });
  });

  it("never leaves what the schema allows", () => {
    const { min, max } = fillLimits.side;
    fc.assert(
      fc.property(
        fc.constantFrom("width" as const, "height" as const),
        fc.integer({ min, max }),
        fc.double({ min: 1 / 6, max: 6, noNaN: true }),
        (side, value, ratio) => valid(withRatio(side, value, ratio)),
      ),
    );
  });
});
