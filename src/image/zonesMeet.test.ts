import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { makeColourPair } from "./colourPair";
import { finishPixels } from "./finish";
import { colourMatches, plainFinish } from "./finishValues";
import { rowsOf } from "./pixelRows";
import type { Coverage, Pixels } from "./pixels";
import { zonesMeet, type ResultZone } from "./zonesMeet";

// Generous: the properties try many pictures, and a busy machine is no fault of theirs.
vi.setConfig({ testTimeout: 60_000 });

const size = { width: 120, height: 90 };

function photo(salt: number): Pixels {
  const data = Uint8ClampedArray.from({ length: size.width * size.height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : 90 + ((i >> 6) & 63) + ((Math.imul(i + salt, 2654435761) >>> 11) & 15),
  );
  return { ...size, data };
}

function block(x: number, y: number, width: number, height: number): Coverage {
  return { rect: { x, y, width, height }, data: new Uint8Array(width * height).fill(255) };
}

const finishes = fc.record({
  grow: fc.integer({ min: -2, max: 3 }),
  softEdge: fc.constantFrom(0, 4),
  opacity: fc.constantFrom(40, 100),
  colourMatch: fc.constantFrom(...colourMatches),
  grain: fc.boolean(),
});
const region = fc.constantFrom(
  { rect: { x: 0, y: 0, width: 64, height: 64 }, size: { width: 64, height: 64 } },
  { rect: { x: 10, y: -6, width: 96, height: 96 }, size: { width: 64, height: 64 } },
  { rect: { x: -8, y: 4, width: 128, height: 64 }, size: { width: 256, height: 128 } },
);

describe("zonesMeet", () => {
  it("is false only where a change inside the other zone leaves the result's pixels as they are, byte for byte", async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(finishes, region, fc.nat(110), fc.nat(80), fc.integer({ min: 1, max: 12 }), async (finish, where, x, y, side) => {
        const looking: ResultZone = { mask: block(34, 30, 14, 10), region: where, finish };
        const theirs = block(x, y, Math.min(side, size.width - x), Math.min(side, size.height - y));
        const whole = { rect: { x: 0, y: 0, ...size }, size };
        const changed: ResultZone = { mask: theirs, region: whole, finish: plainFinish };
        if (await zonesMeet(size, changed, looking)) return;
        apart++;
        const [before, after] = [photo(1), photo(1)];
        for (let v = theirs.rect.y; v < theirs.rect.y + theirs.rect.height; v++)
          for (let u = theirs.rect.x; u < theirs.rect.x + theirs.rect.width; u++)
            after.data.set([(u * 37) & 255, (v * 53) & 255, 9, 255], (v * size.width + u) * 4);
        const raw: Pixels = {
          width: where.size.width,
          height: where.size.height,
          data: new Uint8ClampedArray(where.size.width * where.size.height * 4),
        };
        for (let i = 0; i < raw.data.length; i++) raw.data[i] = i % 4 === 3 ? 255 : 100 + ((i >> 7) & 31);
        const [first, second] = await Promise.all(
          [before, after].map((pixels) => {
            const rows = rowsOf(pixels);
            const pair = () => makeColourPair(rows, false, raw, false, where);
            return finishPixels({ photo: rows, raw, rawHasAlpha: false, region: where, mask: looking.mask, finish, seed: 3, pair });
          }),
        );
        const zone = first?.zone.data ?? new Uint8Array(0);
        for (let i = 0; i < zone.length; i++)
          if ((zone[i] ?? 0) >= 128)
            expect(second?.pixels.data.slice(i * 4, i * 4 + 4)).toEqual(first?.pixels.data.slice(i * 4, i * 4 + 4));
      }),
      { numRuns: 80 },
    );
    expect(apart).toBeGreaterThan(10);
  });

  it("is exact where no colours are matched: a corner that touches nothing is apart, one shared pixel is not", async () => {
    const whole = { rect: { x: 0, y: 0, ...size }, size };
    const mine: ResultZone = { mask: block(20, 20, 10, 10), region: whole, finish: plainFinish };
    const at = (x: number, y: number): ResultZone => ({ mask: block(x, y, 5, 5), region: whole, finish: plainFinish });
    expect(await zonesMeet(size, at(30, 30), mine)).toBe(false);
    expect(await zonesMeet(size, at(29, 29), mine)).toBe(true);
    expect(await zonesMeet(size, at(30, 20), { ...mine, finish: { ...plainFinish, grow: 1 } })).toBe(true);
  });

  it("sees holes: what lies in a frame's opening does not meet it", async () => {
    const whole = { rect: { x: 0, y: 0, ...size }, size };
    const frame = block(10, 10, 60, 60);
    for (let y = 5; y < 55; y++) frame.data.fill(0, y * 60 + 5, y * 60 + 55);
    const mine = (finish: ResultZone["finish"]): ResultZone => ({ mask: frame, region: whole, finish });
    const inside: ResultZone = { mask: block(38, 38, 4, 4), region: whole, finish: plainFinish };
    expect(await zonesMeet(size, inside, mine(plainFinish))).toBe(false);
    // The grain is measured over all of the rectangle.
    expect(await zonesMeet(size, inside, mine({ ...plainFinish, grain: true }))).toBe(true);
  });
});
