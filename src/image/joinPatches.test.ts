import fc from "fast-check";
import { expect, it } from "vitest";
import { withPatch, type PixelPatch } from "./finish";
import type { Rect } from "./geometry";
import { joinPatches } from "./joinPatches";
import { rowsOf, type PixelRows } from "./pixelRows";

const width = 60;
const height = 40;
const photo = rowsOf({ width, height, data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at * 31) & 255) });

/** Every third pixel is of the zone. */
function patch(rect: Rect, shade: number): PixelPatch {
  const data = new Uint8ClampedArray(rect.width * rect.height * 4).fill(shade);
  const zone = Uint8Array.from({ length: rect.width * rect.height }, (_, at) => (at % 3 === 0 ? 255 : 0));
  return { rect, pixels: { width: rect.width, height: rect.height, data }, zone: { rect, data: zone } };
}

const three = [
  patch({ x: 3, y: 4, width: 9, height: 11 }, 10),
  patch({ x: 40, y: 1, width: 20, height: 8 }, 20),
  patch({ x: 0, y: 30, width: 30, height: 10 }, 30),
];

function bytesOf(rows: PixelRows): number[] {
  return Array.from({ length: rows.height }, (_, y) => [...rows.row(y)]).flat();
}

it("gives three patches that lie apart the same bytes in any order, those of laying one over the other", () => {
  const expected = bytesOf(three.reduce((rows, each) => withPatch(rows, each), photo));
  const zone = joinPatches(photo, three).zone;
  fc.assert(
    fc.property(fc.shuffledSubarray(three, { minLength: 3 }), (order) => {
      const joined = joinPatches(photo, order);
      expect(bytesOf(withPatch(photo, joined))).toEqual(expected);
      expect(joined.zone).toEqual(zone);
    }),
  );
  expect(zone.data.filter((value) => value > 0)).toHaveLength(
    three.reduce((sum, { zone: { data } }) => sum + data.filter((value) => value > 0).length, 0),
  );
});

it("is the patch itself where there is one, and leaves out what has shrunk away", () => {
  const [one] = three;
  if (one === undefined) throw new Error("no patch");
  const gone = patch({ x: 0, y: 0, width: 0, height: 0 }, 0);
  expect(joinPatches(photo, [one])).toBe(one);
  expect(joinPatches(photo, [gone, one])).toBe(one);
  expect(joinPatches(photo, [gone])).toBe(gone);
});
