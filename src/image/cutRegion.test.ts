import { describe, expect, it } from "vitest";
import { cutMask, cutPixels } from "./cutRegion";
import { rowsOf } from "./pixelRows";
import type { Coverage } from "./pixels";

const photo = { width: 100, height: 80 };

function coverage(x: number, y: number, width: number, height: number, value = 255): Coverage {
  return { rect: { x, y, width, height }, data: new Uint8Array(width * height).fill(value) };
}

function count(mask: Uint8Array): number {
  return mask.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0);
}

describe("cutMask", () => {
  it("is the mask itself at scale 1", () => {
    const cut = cutMask(coverage(30, 20, 5, 4), photo, { rect: { x: 28, y: 18, width: 10, height: 10 }, size: { width: 10, height: 10 } });
    for (let y = 0; y < 10; y++) for (let x = 0; x < 10; x++) expect(cut[y * 10 + x]).toBe(x >= 2 && x < 7 && y >= 2 && y < 6 ? 255 : 0);
  });

  it("never loses a hole of one pixel, wherever it is", () => {
    for (let x = 0; x < 96; x++) {
      const cut = cutMask(coverage(x, x % 80, 1, 1), photo, {
        rect: { x: 0, y: 0, width: 96, height: 80 },
        size: { width: 12, height: 10 },
      });
      expect(count(cut)).toBe(1);
      expect(cut[Math.floor((x % 80) / 8) * 12 + Math.floor(x / 8)]).toBe(255);
    }
  });

  it("covers every masked pixel at an odd scale, and is black and white", () => {
    const region = { rect: { x: 3, y: 5, width: 70, height: 70 }, size: { width: 32, height: 32 } };
    const mask = coverage(20, 20, 11, 13);
    const cut = cutMask(mask, photo, region);
    expect(new Set(cut)).toEqual(new Set([0, 255]));
    for (let y = 20; y < 33; y++)
      for (let x = 20; x < 31; x++) expect(cut[Math.floor(((y - 5) * 32) / 70) * 32 + Math.floor(((x - 3) * 32) / 70)]).toBe(255);
  });

  it("leaves out what is below the threshold", () => {
    const region = { rect: { x: 0, y: 0, width: 80, height: 80 }, size: { width: 40, height: 40 } };
    expect(count(cutMask(coverage(10, 10, 8, 8, 127), photo, region))).toBe(0);
    expect(count(cutMask(coverage(10, 10, 8, 8, 128), photo, region))).toBe(16);
  });

  it("enlarges, and is mirrored where the region leaves the photo", () => {
    expect(
      count(cutMask(coverage(10, 10, 2, 2), photo, { rect: { x: 8, y: 8, width: 8, height: 8 }, size: { width: 32, height: 32 } })),
    ).toBe(64);
    const cut = cutMask(coverage(0, 0, 3, 2), photo, { rect: { x: -4, y: -4, width: 8, height: 8 }, size: { width: 8, height: 8 } });
    expect(count(cut)).toBe(6 * 4);
  });
});

describe("cutPixels", () => {
  it("lays transparency over white and is opaque", async () => {
    const data = new Uint8ClampedArray(4 * 4 * 4);
    for (let i = 0; i < 16; i++) data.set(i < 8 ? [9, 9, 9, 0] : [10, 20, 30, 255], i * 4);
    const cut = await cutPixels(rowsOf({ width: 4, height: 4, data }), true, {
      rect: { x: 0, y: 0, width: 4, height: 4 },
      size: { width: 4, height: 4 },
    });
    expect([...cut.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect([...cut.data.subarray(60, 64)]).toEqual([10, 20, 30, 255]);
  });
});
