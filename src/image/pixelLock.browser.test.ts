import { describe, expect, it } from "vitest";
import { decodePhoto } from "./decodePhoto";
import { embeddedProfile } from "./embeddedProfile";
import { plainFinish, type Finish } from "./finishValues";
import { compose } from "./photoService";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";
import { pasteMask } from "./pasteMask";
import { decodePng, encodePng } from "./png";
import { pngSignature, wrapChunk } from "./pngChunks";

const { signal } = new AbortController();
type Bytes = Uint8Array<ArrayBuffer>;

async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** The whole of it would be walked element by element by a matcher. */
function isSame(a: Uint8ClampedArray | Uint8Array, b: Uint8ClampedArray | Uint8Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

const scatter = (i: number, salt = 1): number => (Math.imul(i + salt, 2654435761) >>> 13) & 255;

/** A PNG of raw rows, each with its filter byte, of a kind that no encoder here writes. */
async function pngOf(head: readonly number[], rows: Bytes, extra: readonly (readonly [string, Bytes])[] = []): Promise<Blob> {
  const deflated = new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate")));
  const chunks: readonly (readonly [string, Bytes])[] = [
    ["IHDR", Uint8Array.from(head)],
    ...extra,
    ["IDAT", await bytesOf(await deflated.blob())],
    ["IEND", new Uint8Array(0)],
  ];
  return new Blob([pngSignature, ...chunks.flatMap(([type, data]) => [wrapChunk(type, data).before, data, wrapChunk(type, data).after])]);
}

function headOf(width: number, height: number, depth: number, colour: number): readonly number[] {
  return [width >> 24, width >> 16, width >> 8, width, height >> 24, height >> 16, height >> 8, height, depth, colour, 0, 0, 0].map(
    (value) => value & 255,
  );
}

const size = { width: 240, height: 160 };
const pixels = size.width * size.height;

/** Rows of `samples` bytes a pixel with a filter byte of 0 before each. */
function rowsOfBytes(samples: number, value: (i: number) => number): Bytes {
  const rowBytes = size.width * samples;
  return Uint8Array.from({ length: size.height * (rowBytes + 1) }, (_, i) => {
    const at = i % (rowBytes + 1);
    return at === 0 ? 0 : value(Math.floor(i / (rowBytes + 1)) * rowBytes + at - 1);
  });
}

/** Straight RGBA by pixel and channel. */
function expectedOf(value: (pixel: number, channel: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: pixels * 4 }, (_, i) => value(i >> 2, i & 3));
}

/** The Display P3 profile that this browser writes. */
async function displayP3(): Promise<Bytes> {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext("2d", { colorSpace: "display-p3" })?.fillRect(0, 0, 1, 1);
  const profile = await embeddedProfile(await bytesOf(await canvas.convertToBlob({ type: "image/png" })), "png");
  if (profile === null) throw new Error("the browser wrote no profile");
  return profile;
}

function disc(centreX: number, centreY: number, radius: number): Coverage {
  const rect = { x: centreX - radius, y: centreY - radius, width: 2 * radius, height: 2 * radius };
  const data = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++)
    for (let x = 0; x < rect.width; x++)
      data[y * rect.width + x] = Math.max(0, Math.min(255, (radius - Math.hypot(x + 0.5 - radius, y + 0.5 - radius)) * 64));
  return { rect, data };
}

const busyFinish: Finish = { grow: 7, softEdge: 5, opacity: 90, colourMatch: "membrane", grain: true };

async function plainRaw(width: number, height: number): Promise<Blob> {
  return new Blob([
    await encodePng({ width, height, channels: 3, data: new Uint8Array(width * height * 3).map((_, i) => scatter(i, 77)) }),
  ]);
}

/**
 * Composes a result into the photo and compares every pixel outside the grown mask, byte for byte, with `expected`; what the lock says, and
 * the sum in the file, are found a second time in another way.
 */
async function expectLocked(photo: Blob, expected: Pixels): Promise<Blob> {
  const { width, height } = expected;
  const side = Math.min(width, height) & ~1;
  const region = { rect: { x: 0, y: 0, width: side, height: side }, size: { width: side / 2, height: side / 2 } };
  const mask = disc(side / 2, side / 2, Math.floor(side / 5));
  const raw = await plainRaw(side / 2, side / 2);
  const { png, protectedPixels, changedPixels, protectedHash } = await compose({
    photo,
    raw,
    region,
    mask,
    finish: busyFinish,
    seed: 3,
    signal,
  });
  const file = await bytesOf(png);
  const read = await decodePng(file);
  const zone = await pasteMask(mask, { width, height }, region.rect, busyFinish.grow);
  const kept = new Uint8Array(width * height * 4);
  let [wrong, length, inside] = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [u, v] = [x - zone.rect.x, y - zone.rect.y];
      const within = u >= 0 && v >= 0 && u < zone.rect.width && v < zone.rect.height;
      const same = [0, 1, 2, 3].every((c) => read.data[at + c] === expected.data[at + c]);
      if (within && (zone.data[v * zone.rect.width + u] ?? 0) >= maskThreshold) {
        if (!same) inside++;
        continue;
      }
      if (!same) wrong++;
      kept.set(read.data.subarray(at, at + 4), length);
      length += 4;
    }
  }
  expect([read.width, read.height, wrong]).toEqual([width, height, 0]);
  expect(inside).toBeGreaterThan(100);
  expect({ protectedPixels, changedPixels }).toEqual({ protectedPixels: length / 4, changedPixels: 0 });
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", kept.subarray(0, length)));
  expect(protectedHash).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  return png;
}

describe("every pixel outside the blend zone is the photo's own, byte for byte", () => {
  const rgb = rowsOfBytes(3, (i) => scatter(i));
  const cases: readonly (readonly [string, () => Promise<Blob>, Uint8ClampedArray])[] = [
    ["opaque", () => pngOf(headOf(240, 160, 8, 2), rgb), expectedOf((i, c) => (c === 3 ? 255 : scatter(i * 3 + c)))],
    [
      "alpha, with the colours of what is transparent",
      () =>
        pngOf(
          headOf(240, 160, 8, 6),
          rowsOfBytes(4, (i) => scatter(i)),
        ),
      expectedOf((i, c) => scatter(i * 4 + c)),
    ],
    [
      "grey",
      () =>
        pngOf(
          headOf(240, 160, 8, 0),
          rowsOfBytes(1, (i) => scatter(i)),
        ),
      expectedOf((i, c) => (c === 3 ? 255 : scatter(i))),
    ],
    [
      "grey and alpha",
      () =>
        pngOf(
          headOf(240, 160, 8, 4),
          rowsOfBytes(2, (i) => scatter(i)),
        ),
      expectedOf((i, c) => scatter(i * 2 + (c === 3 ? 1 : 0))),
    ],
    [
      "palette, one entry transparent",
      () =>
        pngOf(
          headOf(240, 160, 8, 3),
          rowsOfBytes(1, (i) => scatter(i) & 15),
          [
            ["PLTE", Uint8Array.from({ length: 48 }, (_, i) => scatter(i, 5))],
            ["tRNS", Uint8Array.of(255, 255, 40)],
          ],
        ),
      expectedOf((i, c) => {
        const entry = scatter(i) & 15;
        return c < 3 ? scatter(entry * 3 + c, 5) : entry === 2 ? 40 : 255;
      }),
    ],
    [
      "16 bits and alpha, each rounded to 8",
      () =>
        pngOf(
          headOf(240, 160, 16, 6),
          rowsOfBytes(8, (i) => scatter(i)),
        ),
      expectedOf((i, c) => Math.round((((scatter(i * 8 + c * 2) << 8) | scatter(i * 8 + c * 2 + 1)) * 255) / 65_535)),
    ],
  ];
  it.each(cases)("%s", async (_, make, data) => {
    await expectLocked(await make(), { ...size, data: data as Pixels["data"] });
  });

  it("16 bits without alpha, as the browser rounds them", async () => {
    const photo = await pngOf(
      headOf(240, 160, 16, 2),
      rowsOfBytes(6, (i) => scatter(i)),
    );
    const { pixels: opened } = await decodePhoto(photo, "a.png");
    opened.data.forEach((value, i) => {
      const at = (i >> 2) * 6 + (i & 3) * 2;
      if ((i & 3) < 3 && Math.abs(value - ((scatter(at) << 8) | scatter(at + 1)) / 257) > 1) throw new Error(`pixel ${i >> 2}`);
    });
    await expectLocked(photo, opened);
  });

  it("Display P3: the values are the file's own, and the profile goes on", async () => {
    const profile = await displayP3();
    const data = new Uint8Array(pixels * 3).map((_, i) => scatter(i));
    const photo = new Blob([await encodePng({ ...size, channels: 3, data, profile })]);
    const png = await expectLocked(photo, { ...size, data: expectedOf((i, c) => (c === 3 ? 255 : scatter(i * 3 + c))) as Pixels["data"] });
    expect(isSame((await embeddedProfile(await bytesOf(png), "png")) ?? new Uint8Array(0), profile)).toBe(true);
  });

  it("Display P3 with alpha", async () => {
    const profile = await displayP3();
    const data = new Uint8Array(pixels * 4).map((_, i) => scatter(i));
    const photo = new Blob([await encodePng({ ...size, channels: 4, data, profile })]);
    const png = await expectLocked(photo, { ...size, data: expectedOf((i, c) => scatter(i * 4 + c)) as Pixels["data"] });
    expect(isSame((await embeddedProfile(await bytesOf(png), "png")) ?? new Uint8Array(0), profile)).toBe(true);
  });

  it.each(["image/jpeg", "image/webp"] as const)("Display P3 in a %s: what an unmanaged decoder reads", async (type) => {
    const canvas = new OffscreenCanvas(size.width, size.height);
    const context = canvas.getContext("2d", { colorSpace: "display-p3" });
    if (context === null) throw new Error("no context");
    context.fillRect(0, 0, size.width, size.height);
    for (let i = 0; i < 60; i++) {
      context.fillStyle = `color(display-p3 ${scatter(i) / 255} ${scatter(i, 9) / 255} ${scatter(i, 30) / 255})`;
      context.fillRect((i * 53) % 240, (i * 37) % 160, 60, 40);
    }
    const photo = await canvas.convertToBlob({ type, quality: 0.9 });
    const bitmap = await createImageBitmap(photo, { colorSpaceConversion: "none" });
    const plain = new OffscreenCanvas(size.width, size.height).getContext("2d");
    plain?.drawImage(bitmap, 0, 0);
    const expected = plain?.getImageData(0, 0, size.width, size.height);
    if (expected === undefined) throw new Error("no context");
    const png = await expectLocked(photo, { ...size, data: expected.data });
    expect(await embeddedProfile(await bytesOf(png), "png")).toEqual(
      await embeddedProfile(await bytesOf(photo), type === "image/jpeg" ? "jpeg" : "webp"),
    );
  });
});

/** A TIFF block with the orientation and nothing else, little-endian, in an APP1 segment. */
function withOrientation(jpeg: Bytes, orientation: number): Blob {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return new Blob([jpeg.subarray(0, 2), Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]), jpeg.subarray(2)]);
}

async function someJpeg(width: number, height: number): Promise<Bytes> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no context");
  for (let i = 0; i < 400; i++) {
    context.fillStyle = `rgb(${scatter(i)} ${scatter(i, 9)} ${scatter(i, 30)})`;
    context.fillRect((i * 7919) % width, (i * 104_729) % height, width / 9, height / 7);
  }
  return bytesOf(await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 }));
}

/** The photo as the browser shows it. */
async function shown(photo: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: "from-image" });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const data = context?.getImageData(0, 0, width, height).data;
  if (data === undefined) throw new Error("no context");
  return { width, height, data };
}

describe("turned photos keep every pixel outside the blend zone, upright", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("orientation %i at a megapixel", async (orientation) => {
    const photo = withOrientation(await someJpeg(1200, 840), orientation);
    const upright = await shown(photo);
    expect([upright.width, upright.height]).toEqual(orientation >= 5 ? [840, 1200] : [1200, 840]);
    await expectLocked(photo, upright);
  });

  it("orientation 6 at twelve megapixels", async () => {
    const photo = withOrientation(await someJpeg(4000, 3000), 6);
    await expectLocked(photo, await shown(photo));
  }, 120_000);
});

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
