import { expect, it } from "vitest";
import { extendRows } from "./extendRows";
import { rowsOf } from "./pixelRows";

const width = 5;
const height = 4;
const extension = { left: 7, top: 2, right: 3, bottom: 9 };

function extendedPixels(alpha: (i: number) => number): readonly (readonly number[])[] {
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => ((i & 3) === 3 ? alpha(i >> 2) : (i * 37) % 251));
  const rows = extendRows(rowsOf({ width, height, data }), extension);
  expect([rows.width, rows.height]).toEqual([15, 15]);
  return Array.from({ length: rows.height }, (_, y) => Array.from(rows.row(y)));
}

const pixel = (rows: readonly (readonly number[])[], x: number, y: number) =>
  rows[y + extension.top]?.slice(4 * (x + extension.left), 4 * (x + extension.left) + 4);

it("the photo is there byte for byte, and its mirror image beyond every border, again and again", () => {
  const rows = extendedPixels(() => 255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      expect(pixel(rows, x, y)).toEqual([(at * 37) % 251, ((at + 1) * 37) % 251, ((at + 2) * 37) % 251, 255]);
    }
  expect(pixel(rows, -1, 1)).toEqual(pixel(rows, 0, 1));
  expect(pixel(rows, 6, -2)).toEqual(pixel(rows, 3, 1));
  expect(pixel(rows, 2, 5)).toEqual(pixel(rows, 2, 2));
  expect(pixel(rows, -6, 9)).toEqual(pixel(rows, 4, 1));
});

it("new ground is opaque, over white, and the photo keeps what is transparent with its colours", () => {
  const rows = extendedPixels((i) => (i % width === 0 ? 0 : i % width === 1 ? 51 : 255));
  expect(pixel(rows, 0, 0)).toEqual([0, 37, 74, 0]);
  expect(pixel(rows, -1, 0)).toEqual([255, 255, 255, 255]);
  expect(pixel(rows, 1, 0)).toEqual([148, 185, 222, 51]);
  expect(pixel(rows, -2, 0)).toEqual([234, 241, 248, 255]);
});
