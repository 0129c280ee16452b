import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countZone, pasteMask } from "./pasteMask";
import { maskThreshold, type Coverage } from "./pixels";

const photo = { width: 40, height: 30 };
const wholePhoto = { x: 0, y: 0, ...photo };

function value({ rect, data }: Coverage, x: number, y: number): number {
  const inside = x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
  return inside ? (data[(y - rect.y) * rect.width + x - rect.x] ?? 0) : 0;
}

const anyMask = fc
  .record({
    x: fc.integer({ min: 0, max: 20 }),
    y: fc.integer({ min: 0, max: 15 }),
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 15 }),
    seed: fc.nat(),
    soft: fc.boolean(),
  })
  .map(({ x, y, width, height, seed, soft }): Coverage => {
    const random = (i: number): number => (Math.imul(i + 7, Math.imul(seed, 2654435761) | 1) >>> 8) / 2 ** 24;
    const data = Uint8Array.from({ length: width * height }, (_, i) =>
      random(i) < 0.6 ? (soft ? 128 + Math.floor(random(i + 99) * 128) : 255) : 0,
    );
    return { rect: { x, y, width, height }, data };
  });

describe("pasteMask", () => {
  it("is the mask where it neither grows nor shrinks", async () => {
    await fc.assert(
      fc.asyncProperty(anyMask, async (mask) => {
        expect(await pasteMask(mask, photo, wholePhoto, 0)).toEqual(mask);
      }),
    );
  });

  it("grows to exactly the pixels that are no farther than that, and no farther than the region", async () => {
    const region = { x: 4, y: -5, width: 30, height: 32 };
    await fc.assert(
      fc.asyncProperty(anyMask, fc.integer({ min: 1, max: 9 }), async (mask, grow) => {
        const grown = await pasteMask(mask, photo, region, grow);
        for (let y = 0; y < photo.height; y++) {
          for (let x = 0; x < photo.width; x++) {
            let near = false;
            for (let v = y - grow; v <= y + grow && !near; v++)
              for (let u = Math.max(4, x - grow); u <= Math.min(33, x + grow) && !near; u++)
                near = v < 27 && Math.hypot(u - x, v - y) <= grow && value(mask, u, v) >= maskThreshold;
            const within = x >= 4 && x < 34 && y < 27;
            expect(value(grown, x, y) >= maskThreshold).toBe(within && near);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("shrinks to the pixels that are farther than that from all others, and not from the photo's border", async () => {
    await fc.assert(
      fc.asyncProperty(anyMask, fc.integer({ min: 1, max: 6 }), async (mask, by) => {
        const shrunk = await pasteMask(mask, photo, wholePhoto, -by);
        for (let y = 0; y < photo.height; y++) {
          for (let x = 0; x < photo.width; x++) {
            let deep = value(mask, x, y) >= maskThreshold;
            for (let v = Math.max(0, y - by); v <= Math.min(29, y + by) && deep; v++)
              for (let u = Math.max(0, x - by); u <= Math.min(39, x + by) && deep; u++)
                if (Math.hypot(u - x, v - y) <= by && value(mask, u, v) < maskThreshold) deep = false;
            expect(value(shrunk, x, y) >= maskThreshold).toBe(deep);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("moves a soft rim as it is, between the levels that it looks at", async () => {
    const ramp = [0, 128, 150, 170, 190, 210, 230, 255, 255, 255, 255, 255];
    const mask: Coverage = { rect: { x: 14, y: 0, width: 12, height: 30 }, data: new Uint8Array(360) };
    for (let i = 0; i < 360; i++) mask.data[i] = ramp[i % 12] ?? 0;
    const grown = await pasteMask(mask, photo, wholePhoto, 5);
    const shrunk = await pasteMask(mask, photo, wholePhoto, -3);
    for (let i = 1; i < 6; i++) {
      expect(Math.abs(value(grown, 14 + i - 5, 12) - (ramp[i] ?? 0))).toBeLessThanOrEqual(32);
      expect(Math.abs(value(shrunk, 14 + i + 3, 12) - (ramp[i] ?? 0))).toBeLessThanOrEqual(32);
    }
    const rims = [grown, shrunk].map((moved) => Array.from({ length: 17 }, (_, i) => value(moved, 5 + i, 12)));
    for (const rim of rims) expect(rim).toEqual(rim.toSorted((a, b) => a - b));
    expect(value(grown, 8, 12)).toBe(0);
  });

  it("may shrink to nothing", async () => {
    const mask: Coverage = { rect: { x: 10, y: 10, width: 6, height: 6 }, data: new Uint8Array(36).fill(255) };
    expect(countZone(await pasteMask(mask, photo, wholePhoto, -4))).toBe(0);
  });
});
