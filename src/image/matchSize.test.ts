import { expect, test } from "vitest";
import { matchSize } from "./matchSize";

test.each([
  [4000, 3000, 1536, 1152],
  [3000, 4000, 1152, 1536],
  [6000, 4000, 1536, 1024],
  [1280, 1280, 1536, 1536],
  [1000, 999, 1536, 1536],
  [12_000, 1000, 1536, 256],
  [1, 64, 256, 1536],
])("%i × %i matches %i × %i", (width, height, matchedWidth, matchedHeight) => {
  expect(matchSize({ width, height })).toEqual({ width: matchedWidth, height: matchedHeight });
});

test("every ratio up to 6:1 is kept within half a step, in sizes that are accepted", () => {
  for (let height = 700; height <= 4000; height += 37) {
    const { width: w, height: h } = matchSize({ width: 4000, height });
    expect([w % 16, h % 16, w]).toEqual([0, 0, 1536]);
    expect(Math.abs(h - (1536 * height) / 4000)).toBeLessThanOrEqual(8);
    expect(h).toBeGreaterThanOrEqual(256);
  }
});
