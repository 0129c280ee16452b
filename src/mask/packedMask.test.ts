import { expect, test } from "vitest";
import { MaskRaster } from "./maskRaster";
import { writeMaskRow } from "./maskRows";
import { packMask } from "./packedMask";

const size = { width: 700, height: 530 };
const whole = { x: 0, y: 0, ...size };

function disc(mask: MaskRaster, x: number, y: number, radius: number, softness: number): void {
  const edit = mask.begin();
  edit.segment({ x, y, r: radius }, { x, y, r: radius }, softness, "add");
  edit.commit();
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

/** What a worker makes of it. */
function unpacked(mask: MaskRaster): MaskRaster {
  const { width, height, tiles } = structuredClone(packMask(mask));
  return MaskRaster.fromTiles(width, height, tiles);
}

test("a mask comes out of its package as it was put in, soft rims included", () => {
  const mask = new MaskRaster(size.width, size.height);
  disc(mask, 255, 256, 120, 0.8);
  disc(mask, 690, 520, 40, 0);
  expect(isSame(unpacked(mask).readRect(whole), mask.readRect(whole))).toBe(true);
  expect(unpacked(mask).bounds()).toEqual(mask.bounds());
});

test("what is packed in the middle of a stroke is what is there, and nothing of it is left in a later package", () => {
  const mask = new MaskRaster(size.width, size.height);
  disc(mask, 100, 100, 60, 0);
  const edit = mask.begin();
  edit.rect({ x: 80, y: 80 }, { x: 160, y: 160 }, "erase");
  expect(isSame(unpacked(mask).readRect(whole), mask.readRect(whole))).toBe(true);
  edit.rect({ x: 40, y: 90 }, { x: 60, y: 120 }, "erase");
  edit.commit();
  expect(isSame(unpacked(mask).readRect(whole), mask.readRect(whole))).toBe(true);
});

test("a row of the file is 255 where at least half is masked, over empty, full and cut tiles", () => {
  const mask = new MaskRaster(size.width, size.height);
  const edit = mask.begin();
  edit.rect({ x: 0, y: 0 }, { x: 300, y: 300 }, "add");
  edit.commit();
  disc(mask, 600, 400, 150, 1);
  const bytes = mask.readRect(whole);
  const row = new Uint8Array(size.width);
  for (let y = 0; y < size.height; y++) {
    writeMaskRow(mask.grid, y, row);
    const wanted = bytes.subarray(y * size.width, (y + 1) * size.width).map((value) => (value >= 128 ? 255 : 0));
    expect(isSame(row, wanted)).toBe(true);
  }
});
