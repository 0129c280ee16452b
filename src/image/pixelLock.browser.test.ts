import { decode, encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { plainFinish } from "./finishValues";
import { compose, openPhoto } from "./photoService";
import type { Pixels } from "./pixels";
import { decodePng, encodePng } from "./png";
import { photoKinds } from "./proof/photoKinds.fixture";
import { disc, proveLock, type PhotoDoor } from "./proof/proveLock.fixture";

const { signal } = new AbortController();
type Bytes = Uint8Array<ArrayBuffer>;

const door: PhotoDoor = {
  open: (file) => openPhoto(file, "photo", signal),
  compose: (result) => compose({ ...result, signal }),
};

describe("every pixel outside the blend zone is the photo's own, byte for byte, with its profile", () => {
  // The bench has the same at 1, 12 and 48 megapixels: `npm run bench -- finish:proof`.
  it.each(Object.entries(photoKinds))("%s", async (_, make) => {
    expect((await proveLock(make, { width: 481, height: 347 }, door)).problems).toEqual([]);
  });
});

describe("the proof sees", () => {
  const small = { width: 241, height: 167 };
  /** A page that saves another file than it has checked. */
  const lying = (change: (png: Blob) => Promise<Blob>): PhotoDoor => ({
    open: door.open,
    compose: async (result) => {
      const { png, ...lock } = await door.compose(result);
      return { ...lock, png: await change(png) };
    },
  });
  const problemsOf = async (kind: string, change: (png: Blob) => Promise<Blob>): Promise<readonly string[]> => {
    const make = photoKinds[kind];
    if (make === undefined) throw new RangeError(`no kind ${kind}`);
    return (await proveLock(make, small, lying(change))).problems;
  };
  const rewritten = async (png: Blob, lower: number): Promise<Blob> => {
    const { width, height, data, channels, depth } = decode(await png.arrayBuffer());
    data[0] = (data[0] ?? 0) ^ lower;
    return new Blob([encode({ width, height, data, channels, depth }).slice()]);
  };

  it("a single protected pixel that is off by one level, and that the page did not count it", async () => {
    const problems = await problemsOf("PNG, RGB", (png) => rewritten(png, 1));
    expect(problems).toEqual(["1 protected pixels changed", "the page counts 0 changed pixels", "the page's sum is another"]);
  });

  it("colours that are gone where nothing is opaque", async () => {
    const [changed] = await problemsOf("PNG, RGB and alpha", async (png) => {
      const bitmap = await createImageBitmap(png);
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      return canvas.convertToBlob({ type: "image/png" });
    });
    expect(changed).toMatch(/^\d{4,} protected pixels changed$/);
  });

  it("a profile that is gone", async () => {
    expect(await problemsOf("PNG, Display P3", (png) => rewritten(png, 0))).toEqual(["the profile is gone"]);
  });
});

async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** The whole of it would be walked element by element by a matcher. */
function isSame(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

const scatter = (i: number, salt = 1): number => (Math.imul(i + salt, 2654435761) >>> 13) & 255;

const size = { width: 240, height: 160 };
const pixels = size.width * size.height;

async function plainRaw(width: number, height: number): Promise<Blob> {
  return new Blob([
    await encodePng({ width, height, channels: 3, data: new Uint8Array(width * height * 3).map((_, i) => scatter(i, 77)) }),
  ]);
}

describe("three finishes whose surroundings do not touch", () => {
  it("compose to the same bytes in any order, each laid into what the others left", async () => {
    const photo = new Blob([await encodePng({ ...size, channels: 3, data: new Uint8Array(pixels * 3).map((_, i) => scatter(i)) })]);
    const raw = await plainRaw(64, 64);
    const parts = [40, 120, 200].map((x, i) => ({
      raw,
      region: { rect: { x: x - 40, y: 40, width: 80, height: 80 }, size: { width: 64, height: 64 } },
      mask: disc(x, 80, 16),
      finish: { ...plainFinish, grow: i - 1, colourMatch: "membrane" as const, grain: i === 1 },
      seed: i,
    }));
    const inOrder = async (order: readonly number[]): Promise<Pixels> => {
      let current = photo;
      for (const index of order) {
        const part = parts[index];
        if (part === undefined) throw new RangeError(`no part ${index}`);
        current = (await compose({ photo: current, ...part, signal })).png;
      }
      return decodePng(await bytesOf(current));
    };
    const first = await inOrder([0, 1, 2]);
    expect(isSame(first.data, (await decodePng(await bytesOf(photo))).data)).toBe(false);
    for (const order of [
      [2, 1, 0],
      [1, 2, 0],
    ])
      expect(isSame((await inOrder(order)).data, first.data)).toBe(true);
  });
});
