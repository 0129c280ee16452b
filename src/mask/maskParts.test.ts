import { expect, it } from "vitest";
import type { Rect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { maskParts } from "./maskParts";

/** A mask over (100, 50, 400, 300) with these rectangles of the photo in it. */
function masked(...rects: readonly Rect[]): Coverage {
  const rect = { x: 100, y: 50, width: 400, height: 300 };
  const data = new Uint8Array(rect.width * rect.height);
  for (const { x, y, width, height } of rects) {
    for (let row = y; row < y + height; row++)
      data.fill(255, (row - rect.y) * rect.width + x - rect.x, (row - rect.y) * rect.width + x - rect.x + width);
  }
  return { rect, data };
}

const box = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });

it("finds the exact box of every part, from the top and then from the left", () => {
  const parts = [box(100, 50, 1, 1), box(400, 60, 33, 7), box(210, 200, 80, 120)];
  expect(maskParts(masked(...parts.toReversed()), 8)).toEqual(parts);
});

it("is one part for what bends around, touches at a corner or is a cell apart", () => {
  expect(maskParts(masked(box(120, 60, 200, 10), box(310, 60, 10, 200), box(120, 250, 200, 10)), 8)).toEqual([box(120, 60, 200, 200)]);
  expect(maskParts(masked(box(116, 66, 16, 16), box(132, 82, 16, 16)), 8)).toEqual([box(116, 66, 32, 32)]);
});

it("holds what lies 32 pixels apart for two parts, wherever the cells fall", () => {
  for (let shift = 0; shift < 16; shift++)
    expect(maskParts(masked(box(150 + shift, 100, 5, 5), box(187 + shift, 100, 5, 5)), 8)).toHaveLength(2);
});

it("finds none in an empty mask, none below the threshold, and none where there are too many to tell apart", () => {
  expect(maskParts(masked(), 8)).toEqual([]);
  const soft = masked(box(200, 100, 50, 50));
  expect(maskParts({ ...soft, data: soft.data.map((value) => Math.min(value, 100)) }, 8)).toEqual([]);
  expect(maskParts(masked(box(120, 60, 5, 5), box(220, 60, 5, 5), box(320, 60, 5, 5)), 2)).toEqual([]);
});
