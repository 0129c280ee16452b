import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fullTile, tileArea, type Tile } from "./tile";
import { decodeTile, encodeTile } from "./tileCode";

/** Tiles of runs and noise: what strokes and soft rims leave behind. */
const tiles = fc
  .array(fc.record({ at: fc.nat(tileArea - 1), length: fc.integer({ min: 1, max: 9000 }), value: fc.nat(255), noise: fc.boolean() }), {
    maxLength: 12,
  })
  .map((runs) => {
    const tile: Tile = new Uint8Array(tileArea);
    for (const run of runs) {
      const end = Math.min(tileArea, run.at + run.length);
      for (let i = run.at; i < end; i++) tile[i] = run.noise ? (i * 7919 + run.value) & 255 : run.value;
    }
    return tile;
  });

test("a tile comes back from its code byte for byte", () => {
  fc.assert(
    fc.property(tiles, (tile) => {
      const back = decodeTile(encodeTile(tile));
      expect(back === null ? tile.every((byte) => byte === 0) : Buffer.compare(back, tile) === 0).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("constant tiles are a few bytes and come back as the shared ones", () => {
  expect(decodeTile(encodeTile(null))).toBeNull();
  expect(decodeTile(encodeTile(new Uint8Array(tileArea)))).toBeNull();
  expect(decodeTile(encodeTile(new Uint8Array(tileArea).fill(255)))).toBe(fullTile);
  expect(encodeTile(fullTile).length).toBeLessThanOrEqual(5);
});

test("a hard edge costs a few bytes a row, and noise hardly more than itself", () => {
  const half = new Uint8Array(tileArea);
  for (let y = 0; y < 256; y++) half.fill(255, y * 256 + 100, y * 256 + 256);
  expect(encodeTile(half).length).toBeLessThan(256 * 8);
  const noise = Uint8Array.from({ length: tileArea }, (_, i) => Math.imul(i, 2_654_435_761) >>> 24);
  expect(encodeTile(noise).length).toBeLessThan(tileArea + 16);
});

test("bytes that are no tile are refused", () => {
  expect(() => decodeTile(new Uint8Array([]))).toThrow(RangeError);
  expect(() => decodeTile(encodeTile(fullTile).subarray(0, 2))).toThrow(RangeError);
  expect(() => decodeTile(new Uint8Array([...encodeTile(fullTile), 1, 7]))).toThrow(RangeError);
});
