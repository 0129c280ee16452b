import { describe, expect, it, vi } from "vitest";
import { makeColourPair } from "./colourPair";
import { finishPixels } from "./finish";
import { plainFinish, type Finish } from "./finishValues";
import { rowsOf } from "./pixelRows";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";
import type { Region } from "./region";

// Generous: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

type Colour = (x: number, y: number, c: number) => number;

function picture(width: number, height: number, colour: Colour): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) for (let c = 0; c < 4; c++) data[at + c] = c === 3 ? 255 : colour(x, y, c);
  return { width, height, data };
}

/** Waves and a little noise: something like a photo, far from both ends of the scale. */
const scenery: Colour = (x, y, c) =>
  128 + 30 * Math.sin(x / (19 + c)) * Math.cos(y / 23) + (((Math.imul(x * 4 + c, 2654435761) ^ Math.imul(y, 40503)) >>> 9) & 7) - 3.5;

const size = { width: 320, height: 240 };
const region: Region = { rect: { x: 0, y: 0, ...size }, size };

/** An ellipse around the middle, or what `covers` says. */
function maskOf(covers: (x: number, y: number) => boolean): Coverage {
  const data = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) for (let x = 0; x < size.width; x++) if (covers(x, y)) data[y * size.width + x] = 255;
  return { rect: { x: 0, y: 0, ...size }, data };
}
const ellipse = (x: number, y: number): boolean => ((x - 160) / 90) ** 2 + ((y - 120) / 70) ** 2 < 1;

async function finished(photo: Pixels, raw: Pixels, mask: Coverage, finish: Partial<Finish>): Promise<Pixels> {
  const { pixels } = await finishPixels({
    photo: rowsOf(photo),
    raw,
    rawHasAlpha: false,
    region,
    mask,
    finish: { ...plainFinish, softEdge: 0, ...finish },
    seed: 5,
    pair: () => makeColourPair(rowsOf(photo), false, raw, false, region),
  });
  return pixels;
}

/** Root mean square of result minus truth over the zone's pixels within `reach` of its edge. */
function seamError(result: Pixels, truth: Pixels, mask: Coverage, reach = 3): number {
  let [sum, count] = [0, 0];
  const isZone = (x: number, y: number): boolean => (mask.data[y * size.width + x] ?? 0) >= maskThreshold;
  for (let y = reach; y < size.height - reach; y++) {
    for (let x = reach; x < size.width - reach; x++) {
      if (!isZone(x, y) || (isZone(x - reach, y) && isZone(x + reach, y) && isZone(x, y - reach) && isZone(x, y + reach))) continue;
      for (let c = 0; c < 3; c++) {
        const at = (y * size.width + x) * 4 + c;
        sum += ((result.data[at] ?? 0) - (truth.data[at] ?? 0)) ** 2;
        count++;
      }
    }
  }
  return Math.sqrt(sum / count);
}

const photo = picture(size.width, size.height, scenery);

describe("membrane", () => {
  const tilts: readonly (readonly [string, Colour])[] = [
    ["a tilt across", (x) => -12 + (24 * x) / size.width],
    ["a tilt down, another for each channel", (_, y, c) => (12 - (24 * y) / size.height) * (c - 1)],
    ["a tint", (_x, _y, c) => [9, -6, 12][c] ?? 0],
    ["light that bends", (x, y) => 12 * Math.sin((x + y) / 130)],
  ];
  it.each(tilts)("takes out %s: less than a level is left at the seam, and inside", async (_, tilt) => {
    const raw = picture(size.width, size.height, (x, y, c) => scenery(x, y, c) + tilt(x, y, c));
    const mask = maskOf(ellipse);
    expect(seamError(await finished(photo, raw, mask, {}), photo, mask)).toBeGreaterThan(4);
    const result = await finished(photo, raw, mask, { colourMatch: "membrane" });
    expect(seamError(result, photo, mask)).toBeLessThan(1);
    expect(seamError(result, photo, mask, 60)).toBeLessThan(2);
  });

  it("leaves a result alone that has no error around it, whatever is in it", async () => {
    const mask = maskOf(ellipse);
    const raw = picture(size.width, size.height, (x, y, c) => (ellipse(x, y) ? 250 - 90 * c : scenery(x, y, c)));
    const result = await finished(photo, raw, mask, { colourMatch: "membrane" });
    for (let i = 0; i < result.data.length; i++) expect(Math.abs((result.data[i] ?? 0) - (raw.data[i] ?? 0))).toBeLessThanOrEqual(1);
  });

  it("does not bleed where the engine has moved an edge", async () => {
    const edge =
      (at: number): Colour =>
      (x, y, c) =>
        scenery(x, y, c) + (x < at ? -90 : 0);
    const before = picture(size.width, size.height, edge(120));
    const moved = picture(size.width, size.height, (x, y, c) => edge(123)(x, y, c) + 6);
    const mask = maskOf(ellipse);
    const result = await finished(before, moved, mask, { colourMatch: "membrane" });
    // Beside the edge the tint goes, and nothing of the 90 levels comes in its place.
    for (let y = 60; y < 180; y += 3) {
      for (const x of [100, 110, 135, 150, 180]) {
        if (!ellipse(x, y)) continue;
        expect(Math.abs((result.data[(y * size.width + x) * 4] ?? 0) - (before.data[(y * size.width + x) * 4] ?? 0))).toBeLessThanOrEqual(
          5,
        );
      }
    }
  });

  it("ends level where the mask touches the border of the photo", async () => {
    const raw = picture(size.width, size.height, (x, y, c) => scenery(x, y, c) + 10);
    const mask = maskOf((x) => x < 200);
    const result = await finished(photo, raw, mask, { colourMatch: "membrane" });
    for (const x of [0, 40, 150, 199])
      for (let y = 0; y < 240; y += 17)
        expect(Math.abs((result.data[(y * size.width + x) * 4] ?? 0) - (photo.data[(y * size.width + x) * 4] ?? 0))).toBeLessThanOrEqual(1);
  });

  it("changes nothing where there is nothing to compare: the mask is the whole photo, or another picture surrounds it", async () => {
    const raw = picture(size.width, size.height, (x, y, c) => scenery(x, y, c) + 10);
    const all = maskOf(() => true);
    expect((await finished(photo, raw, all, { colourMatch: "membrane" })).data).toEqual(raw.data);
    const other = picture(size.width, size.height, (_x, _y, c) => [230, 20, 60][c] ?? 0);
    const result = await finished(photo, other, maskOf(ellipse), { colourMatch: "membrane" });
    expect([...result.data.subarray((120 * size.width + 160) * 4, (120 * size.width + 160) * 4 + 3)]).toEqual([230, 20, 60]);
  });

  it("works at the region's scale and is put on at the photo's", async () => {
    const half = { width: 160, height: 120 };
    const raw = picture(half.width, half.height, (x, y, c) => scenery(x * 2 + 0.5, y * 2 + 0.5, c) - 12 + (24 * x) / half.width);
    const scaled: Region = { rect: region.rect, size: half };
    const mask = maskOf(ellipse);
    const { pixels } = await finishPixels({
      photo: rowsOf(photo),
      raw,
      rawHasAlpha: false,
      region: scaled,
      mask,
      finish: { ...plainFinish, softEdge: 0, colourMatch: "membrane" },
      seed: 5,
      pair: () => makeColourPair(rowsOf(photo), false, raw, false, scaled),
    });
    let sum = 0;
    let count = 0;
    for (let y = 60; y < 180; y++)
      for (let x = 90; x < 230; x++) {
        sum += (pixels.data[(y * size.width + x) * 4] ?? 0) - (photo.data[(y * size.width + x) * 4] ?? 0);
        count++;
      }
    expect(Math.abs(sum / count)).toBeLessThan(0.6);
  });
});

describe("mean and deviation", () => {
  it("follows what lies around the mask", async () => {
    const raw = picture(size.width, size.height, (x, y, c) => 20 + (scenery(x, y, c) - 20) * 0.8 + 6 * c);
    const mask = maskOf(ellipse);
    expect(seamError(await finished(photo, raw, mask, {}), photo, mask)).toBeGreaterThan(10);
    expect(seamError(await finished(photo, raw, mask, { colourMatch: "statistics" }), photo, mask, 60)).toBeLessThan(1.5);
  });
});

describe("grain", () => {
  const noise = (x: number, y: number): number => {
    let sum = 0;
    for (let i = 0; i < 4; i++)
      sum += ((Math.imul(Math.imul(x + 1, 374761393) ^ Math.imul(y + i * 7919, 668265263), 1274126177) >>> 12) & 255) - 127.5;
    return (sum / 147.8) * 6;
  };
  const grainy = picture(size.width, size.height, (x, y) => 120 + x / 20 + noise(x, y));
  const smooth = picture(size.width, size.height, (x) => 120 + x / 20);

  /** Energy of the Laplacian over the pixels that `covers`. */
  function energy({ data }: Pixels, covers: (x: number, y: number) => boolean): number {
    let [sum, count] = [0, 0];
    for (let y = 1; y < size.height - 1; y++)
      for (let x = 1; x < size.width - 1; x++) {
        if (!covers(x, y)) continue;
        const at = (y * size.width + x) * 4;
        const [left = 0, right = 0, above = 0, below = 0] = [
          data[at - 4],
          data[at + 4],
          data[at - size.width * 4],
          data[at + size.width * 4],
        ];
        sum += ((data[at] ?? 0) * 4 - left - right - above - below) ** 2;
        count++;
      }
    return Math.sqrt(sum / count);
  }
  const inner = (x: number, y: number): boolean => ((x - 160) / 85) ** 2 + ((y - 120) / 65) ** 2 < 1;

  it("brings a smooth result to the photo's high-frequency energy, inside the mask only", async () => {
    const mask = maskOf(ellipse);
    const result = await finished(grainy, smooth, mask, { grain: true });
    expect(energy(smooth, inner)).toBeLessThan(2);
    expect(energy(result, inner) / energy(grainy, inner)).toBeGreaterThan(0.85);
    expect(energy(result, inner) / energy(grainy, inner)).toBeLessThan(1.15);
    for (let i = 0; i < mask.data.length; i++) if (mask.data[i] === 0) expect(result.data[i * 4]).toBe(grainy.data[i * 4]);
  });

  it("is the same every time, and adds nothing to what has enough", async () => {
    const mask = maskOf(ellipse);
    const first = await finished(grainy, smooth, mask, { grain: true });
    expect((await finished(grainy, smooth, mask, { grain: true })).data).toEqual(first.data);
    const enough = await finished(smooth, grainy, mask, { grain: true });
    expect(enough.data).toEqual((await finished(smooth, grainy, mask, {})).data);
  });
});

describe("opacity", () => {
  it("mixes result and photo, and at 0 is the photo", async () => {
    const mask = maskOf(ellipse);
    const raw = picture(size.width, size.height, () => 200);
    const half = await finished(photo, raw, mask, { opacity: 50 });
    const at = (120 * size.width + 160) * 4;
    expect(Math.abs((half.data[at] ?? 0) - (200 + (photo.data[at] ?? 0)) / 2)).toBeLessThanOrEqual(1.5);
    expect((await finished(photo, raw, mask, { opacity: 0 })).data).toEqual(photo.data);
  });
});
