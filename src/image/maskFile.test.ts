import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { packCoverage, readMask, unpackCoverage, writeMask } from "./maskFile";
import type { Coverage, Pixels } from "./pixels";
import { decodePng } from "./png";

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

const soft: Coverage = {
  rect: { x: 3, y: 2, width: 4, height: 3 },
  data: Uint8Array.from([0, 127, 128, 255, 255, 255, 1, 0, 200, 100, 90, 255]),
};

function grey(width: number, height: number, at: (x: number, y: number) => number, alpha = 255): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++)
    data.set(
      [at(i % width, Math.floor(i / width)), at(i % width, Math.floor(i / width)), at(i % width, Math.floor(i / width)), alpha],
      i * 4,
    );
  return { width, height, data };
}

describe("writeMask", () => {
  it("is an opaque grey PNG of the photo's size with 0 and 255 only", async () => {
    const read = decode(await bytesOf(await writeMask(soft, { width: 9, height: 7 })));
    expect([read.width, read.height, read.channels, read.depth]).toEqual([9, 7, 1, 8]);
    for (let y = 0; y < 7; y++) {
      for (let x = 0; x < 9; x++) {
        const inside = x >= 3 && x < 7 && y >= 2 && y < 5;
        expect(read.data[y * 9 + x]).toBe(inside && (soft.data[(y - 2) * 4 + x - 3] ?? 0) >= 128 ? 255 : 0);
      }
    }
  });

  it("comes back through readMask as what was masked, cut to its bounds", async () => {
    const picture = await decodePng(await bytesOf(await writeMask(soft, { width: 9, height: 7 })));
    const back = await readMask(picture, { width: 9, height: 7 });
    expect(back.rect).toEqual(soft.rect);
    expect([...back.data]).toEqual([...soft.data].map((value) => (value >= 128 ? 255 : 0)));
  });
});

describe("the grey of an imported picture", () => {
  const size = { width: 100, height: 80 };
  const ramp = (width: number) => grey(100, 80, (x) => Math.round(255 * Math.min(1, Math.max(0, (x - 50) / width + 0.5))));

  it("is counted pixel by pixel, and feathering by half its width brings it back", async () => {
    const picture = ramp(20);
    const { data } = picture;
    const pixels = Array.from({ length: 8000 }, (_, at) => data[at * 4] ?? 0).filter((value) => value > 15 && value < 240).length;
    expect((await readMask(picture, size)).grey).toEqual({ pixels, feather: 9 });
    expect((await readMask(picture, { width: 400, height: 320 })).grey).toEqual({ pixels, feather: 34 });
  });

  it("is nothing to speak of in hard and in smoothed edges, and in the noise of a lossy file", async () => {
    const disc = grey(100, 80, (x, y) => Math.round(255 * Math.min(1, Math.max(0, 30.5 - Math.hypot(x - 50, y - 40)))));
    const noisy = grey(100, 80, (x, y) => (x < 50 ? (x * 7 + y * 3) % 16 : 240 + ((x * 5 + y) % 16)));
    for (const picture of [ramp(1), disc, noisy]) expect((await readMask(picture, size)).grey).toBeNull();
  });

  it("has no width where there is no edge", async () => {
    const flat = await readMask(
      grey(100, 80, () => 100),
      size,
    );
    expect(flat).toMatchObject({ rect: { width: 0 }, grey: { pixels: 8000, feather: null } });
  });
});

describe("readMask", () => {
  it("stretches any picture over the photo", async () => {
    const { rect, data } = await readMask(
      grey(10, 10, (x) => (x < 5 ? 255 : 0)),
      { width: 40, height: 20 },
    );
    expect(rect).toEqual({ x: 0, y: 0, width: 20, height: 20 });
    expect(data.every((value) => value === 255)).toBe(true);
    const small = await readMask(
      grey(80, 40, (_, y) => (y >= 20 ? 255 : 0)),
      { width: 40, height: 20 },
    );
    expect(small.rect).toEqual({ x: 0, y: 10, width: 40, height: 10 });
  });

  it("counts luminance times alpha from 128", async () => {
    const size = { width: 4, height: 4 };
    expect(
      (
        await readMask(
          grey(4, 4, () => 127),
          size,
        )
      ).rect.width,
    ).toBe(0);
    expect(
      (
        await readMask(
          grey(4, 4, () => 128),
          size,
        )
      ).rect.width,
    ).toBe(4);
    expect(
      (
        await readMask(
          grey(4, 4, () => 255, 127),
          size,
        )
      ).rect.width,
    ).toBe(0);
    expect(
      (
        await readMask(
          grey(4, 4, () => 255, 128),
          size,
        )
      ).rect.width,
    ).toBe(4);
  });
});

describe("packCoverage", () => {
  it("keeps every soft value", async () => {
    expect(await unpackCoverage(await packCoverage(soft), soft.rect)).toEqual(soft);
  });

  it("keeps nothing as nothing, and refuses another rectangle", async () => {
    const none: Coverage = { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) };
    expect(await unpackCoverage(await packCoverage(none), none.rect)).toEqual(none);
    await expect(unpackCoverage(await packCoverage(soft), { ...soft.rect, width: 5 })).rejects.toMatchObject({ code: "file-broken" });
    // Before there is memory for it.
    const endless = { x: 0, y: 0, width: 1e9, height: 1e9 };
    await expect(unpackCoverage(await packCoverage(soft), endless)).rejects.toMatchObject({ code: "file-broken" });
  });
});
