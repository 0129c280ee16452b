import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { blendWeights } from "./blendWeights";
import { verifyPixels, writePicture } from "./compose";
import { distanceUnit, edgeDistance } from "./edgeDistance";
import { finishPixels, withPatch, type FinishInput } from "./finish";
import { plainFinish } from "./finishValues";
import { rowsOf } from "./pixelRows";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";
import { decodePng } from "./png";

// Generous: the properties try many pictures, and a busy machine is no fault of theirs.
vi.setConfig({ testTimeout: 60_000 });

const maskInPhoto = fc
  .record({
    x: fc.integer({ min: 0, max: 6 }),
    y: fc.integer({ min: 0, max: 6 }),
    width: fc.integer({ min: 1, max: 18 }),
    height: fc.integer({ min: 1, max: 18 }),
    right: fc.integer({ min: 0, max: 4 }),
    bottom: fc.integer({ min: 0, max: 4 }),
    density: fc.constantFrom(0.3, 0.85, 0.99, 1),
    seed: fc.nat(),
  })
  .map(({ x, y, width, height, right, bottom, density, seed }) => {
    const random = (i: number): number => (Math.imul(i + 7, Math.imul(seed, 2654435761) | 1) >>> 8) / 2 ** 24;
    const data = Uint8Array.from({ length: width * height }, (_, i) =>
      random(i) < density ? 255 - Math.floor(random(i + 999) * 128) : Math.floor(random(i + 5) * 128),
    );
    const mask: Coverage = { rect: { x, y, width, height }, data };
    return { mask, photo: { width: x + width + right, height: y + height + bottom } };
  });

function masked({ rect, data }: Coverage, x: number, y: number): boolean {
  return (
    x >= rect.x &&
    y >= rect.y &&
    x < rect.x + rect.width &&
    y < rect.y + rect.height &&
    (data[(y - rect.y) * rect.width + x - rect.x] ?? 0) >= maskThreshold
  );
}

function noise(width: number, height: number, salt: number, opaque: boolean): Pixels {
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
    opaque && i % 4 === 3 ? 255 : (Math.imul(i + salt, 2654435761) >>> 11) & 255,
  );
  return { width, height, data };
}

/** A finish without matches. */
function plain(softEdge: number): Pick<FinishInput, "finish" | "seed" | "pair"> {
  return { finish: { ...plainFinish, softEdge }, seed: 1, pair: () => Promise.reject(new Error("no colours are to be matched")) };
}

describe("edgeDistance", () => {
  it("is the distance to the nearest unmasked pixel of the photo, as a search over all of them finds it", async () => {
    await fc.assert(
      fc.asyncProperty(maskInPhoto, fc.integer({ min: 1, max: 12 }), async ({ mask, photo }, limit) => {
        const found = await edgeDistance(mask, photo, limit);
        for (let y = 0; y < mask.rect.height; y++) {
          for (let x = 0; x < mask.rect.width; x++) {
            let nearest = limit;
            for (let v = 0; v < photo.height; v++)
              for (let u = 0; u < photo.width; u++)
                if (!masked(mask, u, v)) nearest = Math.min(nearest, Math.hypot(u - x - mask.rect.x, v - y - mask.rect.y));
            expect(found[y * mask.rect.width + x]).toBe(Math.round(nearest * distanceUnit));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("blendWeights", () => {
  it("is zero exactly outside the mask, and above zero inside", async () => {
    await fc.assert(
      fc.asyncProperty(maskInPhoto, fc.integer({ min: 0, max: 20 }), async ({ mask, photo }, softEdge) => {
        const weights = await blendWeights(mask, photo, softEdge);
        weights.forEach((weight, i) => expect(weight > 0).toBe((mask.data[i] ?? 0) >= maskThreshold));
      }),
    );
  });

  it("ramps inside the edge and is full beyond it; the photo's border is no edge", async () => {
    const mask: Coverage = { rect: { x: 0, y: 10, width: 40, height: 40 }, data: new Uint8Array(1600).fill(255) };
    const weights = await blendWeights(mask, { width: 100, height: 100 }, 4);
    const row = Array.from(weights.subarray(20 * 40, 21 * 40));
    expect(row.slice(0, 36)).toEqual(new Array(36).fill(255));
    expect(row.slice(36)).toEqual([223, 159, 96, 32]);
    expect(await blendWeights(mask, { width: 100, height: 100 }, 0)).toEqual(new Uint8Array(1600).fill(255));
  });

  it("replaces even a hair along its middle", async () => {
    const hair = (thickness: number): Coverage => ({
      rect: { x: 10, y: 10, width: thickness, height: 60 },
      data: new Uint8Array(thickness * 60).fill(255),
    });
    for (const thickness of [1, 2, 3, 5]) {
      const weights = await blendWeights(hair(thickness), { width: 100, height: 100 }, 8);
      expect(weights[30 * thickness + (thickness >> 1)]).toBe(255);
    }
  });

  it("follows a soft brush from the threshold to full", async () => {
    const data = Uint8Array.from([0, 127, 128, 191, 255]);
    const weights = await blendWeights({ rect: { x: 0, y: 0, width: 5, height: 1 }, data }, { width: 5, height: 1 }, 0);
    expect([...weights]).toEqual([0, 0, 2, 128, 255]);
  });
});

describe("finishPixels", () => {
  it("changes nothing outside the mask and puts the raw output's own pixels deep inside it at scale 1", async () => {
    await fc.assert(
      fc.asyncProperty(maskInPhoto, fc.boolean(), async ({ mask, photo: size }, opaque) => {
        const photo = noise(size.width, size.height, 1, opaque);
        const raw = noise(size.width, size.height, 5000, true);
        const region = { rect: { x: 0, y: 0, ...size }, size };
        const patch = await finishPixels({ photo: rowsOf(photo), raw, rawHasAlpha: false, region, mask, ...plain(0) });
        const laid = withPatch(rowsOf(photo), patch);
        for (let y = 0; y < size.height; y++) {
          const row = laid.row(y);
          for (let x = 0; x < size.width; x++) {
            const from = (y * size.width + x) * 4;
            const value = mask.data[(y - mask.rect.y) * mask.rect.width + x - mask.rect.x] ?? 0;
            if (!masked(mask, x, y)) expect(row.slice(x * 4, x * 4 + 4)).toEqual(photo.data.slice(from, from + 4));
            else if (value === 255) expect(row.slice(x * 4, x * 4 + 4)).toEqual(raw.data.slice(from, from + 4));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("reads the region where it lies, at the region's scale", async () => {
    const photo = noise(60, 50, 3, true);
    const raw: Pixels = { width: 10, height: 10, data: new Uint8ClampedArray(400) };
    for (let i = 0; i < 100; i++) raw.data.set([(i % 10) * 20, 7, 7, 255], i * 4);
    const mask: Coverage = { rect: { x: 25, y: 20, width: 10, height: 5 }, data: new Uint8Array(50).fill(255) };
    const region = { rect: { x: 10, y: 5, width: 40, height: 40 }, size: { width: 10, height: 10 } };
    const { pixels } = await finishPixels({ photo: rowsOf(photo), raw, rawHasAlpha: false, region, mask, ...plain(0) });
    for (let x = 0; x < 10; x++) expect(Math.abs((pixels.data[x * 4] ?? 0) - ((25 + x - 10 + 0.5) / 4 - 0.5) * 20)).toBeLessThan(2);
  });

  it("blends over a transparent photo without taking its hidden colour", async () => {
    const photo: Pixels = { width: 20, height: 20, data: new Uint8ClampedArray(1600) };
    for (let i = 0; i < 400; i++) photo.data.set([255, 0, 0, 0], i * 4);
    const raw: Pixels = { width: 20, height: 20, data: new Uint8ClampedArray(1600) };
    for (let i = 0; i < 400; i++) raw.data.set([0, 0, 200, 255], i * 4);
    const mask: Coverage = { rect: { x: 5, y: 5, width: 10, height: 10 }, data: new Uint8Array(100).fill(255) };
    const region = { rect: { x: 0, y: 0, width: 20, height: 20 }, size: { width: 20, height: 20 } };
    const { pixels } = await finishPixels({ photo: rowsOf(photo), raw, rawHasAlpha: false, region, mask, ...plain(3) });
    for (let i = 0; i < 100; i++) expect([...pixels.data.subarray(i * 4, i * 4 + 3)]).toEqual([0, 0, 200]);
    expect(pixels.data[(5 * 10 + 5) * 4 + 3]).toBe(255);
    expect(pixels.data[3]).toBeLessThan(128);
  });
});

describe("a composed file", () => {
  it("is the photo with the patch, and the lock counts every protected pixel", async () => {
    const photo = noise(31, 17, 2, false);
    const mask: Coverage = {
      rect: { x: 3, y: 4, width: 9, height: 8 },
      data: Uint8Array.from({ length: 72 }, (_, i) => (i % 5 === 0 ? 10 : 200)),
    };
    const region = { rect: { x: 0, y: 0, width: 17, height: 17 }, size: { width: 17, height: 17 } };
    const patch = await finishPixels({
      photo: rowsOf(photo),
      raw: noise(17, 17, 9, true),
      rawHasAlpha: false,
      region,
      mask,
      ...plain(2),
    });
    const png = await writePicture(withPatch(rowsOf(photo), patch), true);
    const read = await decodePng(new Uint8Array(await png.arrayBuffer()));
    expect(read.data.subarray(0, 31 * 4 * 4)).toEqual(photo.data.subarray(0, 31 * 4 * 4));
    const unmasked = 31 * 17 - mask.data.filter((value) => value >= maskThreshold).length;
    expect(await verifyPixels(png, rowsOf(photo), mask)).toMatchObject({ protectedPixels: unmasked, changedPixels: 0 });
  });

  it("is caught when a single protected byte differs", async () => {
    const photo = noise(31, 17, 2, true);
    const mask: Coverage = { rect: { x: 3, y: 4, width: 2, height: 2 }, data: new Uint8Array(4).fill(255) };
    const changed: Pixels = { ...photo, data: photo.data.slice() };
    changed.data[400] = (changed.data[400] ?? 0) ^ 1;
    changed.data[(4 * 31 + 3) * 4] = (changed.data[(4 * 31 + 3) * 4] ?? 0) ^ 1;
    const png = await writePicture(rowsOf(changed), false);
    expect(await verifyPixels(png, rowsOf(photo), mask)).toMatchObject({ protectedPixels: 31 * 17 - 4, changedPixels: 1 });
  });
});
