import { describe, expect, it } from "vitest";
import { fromSrgb, toSrgb } from "./colourSpace";
import { decodePhoto, decodeSrgb } from "./decodePhoto";
import type { Pixels } from "./pixels";
import { encodePng } from "./png";
import { pngSignature, wrapChunk } from "./pngChunks";
import { readStraight } from "./readBitmap";

type Bytes = Uint8Array<ArrayBuffer>;

async function bytesOf(blob: Blob): Promise<Bytes> {
  return new Uint8Array(await blob.arrayBuffer());
}

function join(...parts: readonly (readonly number[] | Uint8Array)[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(ascii(atob(text)));
}

/** 48 × 32, quarters red, green above blue, white. */
const fileSize = { width: 48, height: 32 };
const quarters = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
];

function drawQuarters(alpha = 1): OffscreenCanvas {
  const canvas = new OffscreenCanvas(fileSize.width, fileSize.height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no context");
  quarters.forEach((colour, i) => {
    context.fillStyle = `rgb(${colour.join(" ")} / ${alpha})`;
    context.fillRect((i % 2) * 24, (i >> 1) * 16, 24, 16);
  });
  return canvas;
}

/** A TIFF block with the orientation and nothing else, little-endian. */
function tiff(orientation: number): number[] {
  return [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
}

async function orientedJpeg(orientation: number): Promise<Blob> {
  const plain = await bytesOf(await drawQuarters().convertToBlob({ type: "image/jpeg", quality: 1 }));
  const body = [...ascii("Exif"), 0, 0, ...tiff(orientation)];
  return new Blob([join(plain.subarray(0, 2), [0xff, 0xe1, 0, body.length + 2], body, plain.subarray(2))]);
}

async function orientedPng(orientation: number, alpha: number): Promise<Blob> {
  const context = drawQuarters(alpha).getContext("2d");
  const data = context?.getImageData(0, 0, fileSize.width, fileSize.height).data ?? new Uint8ClampedArray(0);
  const rgb = data.filter((_, i) => i % 4 !== 3);
  const plain = await encodePng({ ...fileSize, channels: alpha === 1 ? 3 : 4, data: alpha === 1 ? rgb : data });
  const { before, after } = wrapChunk("eXIf", Uint8Array.from(tiff(orientation)));
  // After the signature and IHDR.
  return new Blob([plain.slice(0, 33), before, Uint8Array.from(tiff(orientation)), after, plain.slice(33)]);
}

async function orientedWebp(orientation: number): Promise<Blob> {
  const plain = await bytesOf(await drawQuarters().convertToBlob({ type: "image/webp", quality: 1 }));
  let at = 12;
  // The picture's own chunk, whatever container the encoder chose.
  while (!["VP8 ", "VP8L"].includes(String.fromCharCode(...plain.subarray(at, at + 4))))
    at += 8 + new DataView(plain.buffer).getUint32(at + 4, true);
  const picture = plain.subarray(at);
  const exif = tiff(orientation);
  const size = (value: number): number[] => [value & 255, value >> 8, 0, 0];
  const extended = [...ascii("VP8X"), ...size(10), 0x08, 0, 0, 0, fileSize.width - 1, 0, 0, fileSize.height - 1, 0, 0];
  const body = join(ascii("WEBP"), extended, picture, ascii("EXIF"), size(exif.length), exif);
  return new Blob([join(ascii("RIFF"), size(body.length), body)]);
}

/** The index of the nearest quarter colour. */
function nearest(pixels: Pixels, x: number, y: number): number {
  const at = (y * pixels.width + x) * 4;
  const far = (colour: readonly number[]): number =>
    colour.reduce((sum, value, i) => sum + Math.abs(value - (pixels.data[at + i] ?? 0)), 0);
  return quarters.map((colour, i): [number, number] => [far(colour), i]).toSorted((a, b) => a[0] - b[0])[0]?.[1] ?? -1;
}

/**
 * What EXIF says of the file's corners (top left, top right, bottom left, bottom right): where each is seen. Row 0 and column 0 lie,
 * for 1 to 8: top left, top right, bottom right, bottom left, left top, right top, right bottom, left bottom.
 */
const seenAt: readonly (readonly number[])[] = [
  [0, 1, 2, 3],
  [1, 0, 3, 2],
  [3, 2, 1, 0],
  [2, 3, 0, 1],
  [0, 2, 1, 3],
  [1, 3, 0, 2],
  [3, 1, 2, 0],
  [2, 0, 3, 1],
];

const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each([
  ["JPEG", orientedJpeg],
  ["PNG", (orientation: number) => orientedPng(orientation, 1)],
  ["transparent PNG", (orientation: number) => orientedPng(orientation, 0.6)],
  ["WebP", orientedWebp],
])("decodePhoto of a turned %s", (_, make) => {
  it.each(orientations)("is upright for orientation %i", async (orientation) => {
    const { pixels } = await decodePhoto(await make(orientation), "turned");
    expect([pixels.width, pixels.height]).toEqual(orientation >= 5 ? [32, 48] : [48, 32]);
    const corners = [0, 1, 2, 3].map((corner) =>
      nearest(pixels, corner % 2 === 0 ? 5 : pixels.width - 6, corner < 2 ? 5 : pixels.height - 6),
    );
    (seenAt[orientation - 1] ?? []).forEach((seen, fileCorner) => expect(corners[seen]).toBe(fileCorner));
  });
});

/** Random RGBA with every kind of alpha; the colours of transparent pixels are part of it. */
function randomRgba(width: number, height: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(width * height * 4).map((_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255);
  for (let i = 0; i < width * height; i++) data[i * 4 + 3] = [0, 1, 40, 128, 254, 255][i % 6] ?? 0;
  return data;
}

/** The 6 × 4 picture of `randomRgba`, written by cwebp -lossless -exact and by avifenc --lossless. */
const losslessWebp =
  "UklGRlYAAABXRUJQVlA4TEoAAAAvBcAAEJkKRPQ/NhEF6X8AIRtJwj6YjuM+xEMQZNv0bvdXmkG2kaAet3O8RzDINlJHc0pP8+xVuF/bem3zN/tZRkEA/qsQMEIFAA==";
const losslessAvif =
  "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAAGNbWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAsaWxvYwAAAABEAAACAAEAAAABAAAB1AAAAJYAAgAAAAEAAAG1AAAAHwAAAEJpaW5mAAAAAAACAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAAAaaW5mZQIAAAAAAgAAYXYwMUFscGhhAAAAABppcmVmAAAAAAAAAA5hdXhsAAIAAQABAAAAw2lwcnAAAACdaXBjbwAAABRpc3BlAAAAAAAAAAYAAAAEAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0AAIAAAAAOcGl4aQAAAAABCAAAAAxhdjFDgQAcAAAAADhhdXhDAAAAAHVybjptcGVnOm1wZWdCOmNpY3A6c3lzdGVtczphdXhpbGlhcnk6YWxwaGEAAAAAHmlwbWEAAAAAAAAAAgABBAECgwQAAgQBBYYHAAAAvW1kYXQSAAoFGAhuwqAyFBAAhtKJKaKZVhFXN0jsTw4e+4hAEgAKCDgIbsICGgBAMocBEAAAR8DwmT6OKPK/CtNwlerBlJXvC/MQYNA//+39d0ZAZYXGb5/AbM56845zIRHkZvrsZZ1fIXP///////9sW4UtMtK0x3k8TGPuE+lFY+StMefOytoVOftvX/D8cX/SlEZcQ2AEp9BaQABZwfQJ//JJCaDcwTmkmelFiXMLCxYA6r9k6W+z";

describe("alpha", () => {
  it("of a PNG is kept exactly, with the colours under it", async () => {
    const data = randomRgba(301, 97);
    const photo = await decodePhoto(new Blob([await encodePng({ width: 301, height: 97, channels: 4, data })]), "a.png");
    expect(photo).toMatchObject({ format: "png", hasAlpha: true });
    expect(new Uint8Array(photo.pixels.data.buffer)).toEqual(data);
  });

  it("of a lossless WebP is kept exactly", async () => {
    const photo = await decodePhoto(new Blob([fromBase64(losslessWebp)]), "a.webp");
    expect(photo).toMatchObject({ format: "webp", hasAlpha: true });
    expect([...photo.pixels.data]).toEqual([...randomRgba(6, 4)]);
  });

  it("of an AVIF comes with the colours under it", async () => {
    const photo = await decodePhoto(new Blob([fromBase64(losslessAvif)]), "a.avif");
    expect(photo).toMatchObject({ format: "avif", hasAlpha: true });
    const expected = randomRgba(6, 4);
    // Chromium reads the alpha plane of this encoder with a narrower range; the colours are exact.
    photo.pixels.data.forEach((value, i) => expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThanOrEqual(i % 4 === 3 ? 12 : 0));
  });

  it("survives the way through a texture in several tiles", async () => {
    const data = randomRgba(9000, 5);
    const file = new Blob([await encodePng({ width: 9000, height: 5, channels: 4, data })]);
    const bitmap = await createImageBitmap(file, { premultiplyAlpha: "none" });
    const pixels = await readStraight(bitmap);
    bitmap.close();
    // Compared as text of both: a matcher would walk the elements one by one.
    expect(pixels.data.join()).toBe(data.join());
  });

  it("that is full everywhere counts as none", async () => {
    const photo = await decodePhoto(
      new Blob([await encodePng({ width: 5, height: 5, channels: 4, data: new Uint8Array(100).fill(255) })]),
      "a.png",
    );
    expect(photo.hasAlpha).toBe(false);
  });
});

/** Two frames of 2 × 2; the first is red, green, transparent, blue. */
const animatedGif = join(
  ascii("GIF89a"),
  [2, 0, 2, 0, 0x91, 0, 0],
  [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9],
  [0x21, 0xf9, 4, 1, 1, 0, 3, 0, 0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x74, 0x05, 0],
  [0x21, 0xf9, 4, 1, 1, 0, 3, 0, 0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x84, 0x51, 0],
  [0x3b],
);

function bmp24(): Bytes {
  const header = [
    ...ascii("BM"),
    70,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    54,
    0,
    0,
    0,
    40,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    1,
    0,
    24,
    0,
    ...new Array<number>(24).fill(0),
  ];
  // Rows from the bottom, blue green red, padded to four bytes.
  return join(header, [3, 2, 1, 6, 5, 4, 0, 0, 9, 8, 7, 12, 11, 10, 0, 0]);
}

describe("formats", () => {
  it("opens an opaque PNG with its very bytes, over several bands", async () => {
    const [width, height] = [3000, 1500];
    const data = new Uint8Array(width * height * 3).map((_, i) => (Math.imul(i, 2654435761) >>> 9) & 255);
    const { pixels, hasAlpha } = await decodePhoto(new Blob([await encodePng({ width, height, channels: 3, data })]), "a.png");
    let wrong = 0;
    for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) if (pixels.data[i * 4 + c] !== data[i * 3 + c]) wrong++;
    expect([wrong, hasAlpha]).toEqual([0, false]);
  });

  it("opens a WebP that a canvas wrote", async () => {
    const { pixels, format } = await decodePhoto(await drawQuarters().convertToBlob({ type: "image/webp" }), "a.webp");
    expect([format, nearest(pixels, 2, 2), nearest(pixels, 46, 30)]).toEqual(["webp", 0, 3]);
  });

  it("opens the first frame of a GIF", async () => {
    const { pixels, format } = await decodePhoto(new Blob([animatedGif]), "a.gif");
    expect([format, pixels.width, pixels.height]).toEqual(["gif", 2, 2]);
    expect([...pixels.data.subarray(0, 8)]).toEqual([255, 0, 0, 255, 0, 255, 0, 255]);
  });

  it("opens a BMP", async () => {
    const { pixels, format } = await decodePhoto(new Blob([bmp24()]), "a.bmp");
    expect(format).toBe("bmp");
    expect([...pixels.data]).toEqual([7, 8, 9, 255, 10, 11, 12, 255, 1, 2, 3, 255, 4, 5, 6, 255]);
  });

  it("opens by the bytes when the name is wrong", async () => {
    expect((await decodePhoto(new File([bmp24()], "photo.jpg", { type: "image/jpeg" }), "photo.jpg")).format).toBe("bmp");
  });
});

describe("a photo of another colour space", () => {
  async function wide(type: string, alpha: number): Promise<Blob> {
    const canvas = new OffscreenCanvas(16, 16);
    const context = canvas.getContext("2d", { colorSpace: "display-p3" });
    if (context === null) throw new Error("no context");
    context.fillStyle = `color(display-p3 0.6 0.4 0.3 / ${alpha})`;
    context.fillRect(0, 0, 16, 16);
    return canvas.convertToBlob({ type, quality: 1 });
  }

  it.each(["image/png", "image/jpeg", "image/webp"])("keeps its own values, and comes in sRGB for who asks (%s)", async (type) => {
    const photo = await decodePhoto(await wide(type, 1), "p3");
    const [red = 0, green = 0, blue = 0] = photo.pixels.data;
    expect(photo.colours).not.toBeNull();
    expect(Math.abs(red - 153) + Math.abs(green - 102) + Math.abs(blue - 77)).toBeLessThanOrEqual(6);
    const [r = 0, g = 0, b = 0] = (await decodeSrgb(await wide(type, 1), "p3")).pixels.data;
    expect(Math.abs(r - 162) + Math.abs(g - 99) + Math.abs(b - 71)).toBeLessThanOrEqual(6);
  });

  it("keeps them with its transparency too", async () => {
    const { pixels } = await decodePhoto(await wide("image/png", 0.5), "p3");
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.data;
    expect(Math.abs(alpha - 128)).toBeLessThanOrEqual(1);
    expect(Math.abs(red - 153) + Math.abs(green - 102) + Math.abs(blue - 77)).toBeLessThanOrEqual(8);
  });

  it("keeps them also where the file says sRGB beside its profile: the profile goes before it", async () => {
    const photo = await bytesOf(await wide("image/png", 0.5));
    const { before, after } = wrapChunk("sRGB", Uint8Array.of(0));
    const both = new Blob([photo.slice(0, 33), before, Uint8Array.of(0), after, photo.slice(33)], { type: "image/png" });
    expect((await decodePhoto(both, "p3")).colours).not.toBeNull();
    const opaque = await bytesOf(await wide("image/png", 1));
    const shown = await createImageBitmap(new Blob([opaque.slice(0, 33), before, Uint8Array.of(0), after, opaque.slice(33)]));
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context?.drawImage(shown, 0, 0);
    // The browser goes by the profile too: of sRGB it would be 153.
    expect(context?.getImageData(0, 0, 1, 1).data[0]).toBeGreaterThan(158);
  });

  it("becomes the sRGB that the browser makes of it, and back what it was", async () => {
    const side = 64;
    const data = new Uint8Array(side * side * 3).map((_, i) => 60 + ((Math.imul(i + 1, 2654435761) >>> 13) & 127));
    const profile = (await decodePhoto(await wide("image/png", 1), "p3")).colours?.profile;
    if (profile === undefined) throw new Error("no profile");
    const file = new Blob([await encodePng({ width: side, height: side, channels: 3, data, profile })], { type: "image/png" });
    const { pixels, colours } = await decodePhoto(file, "p3");
    if (colours === null) throw new Error("no colours");
    const own = pixels.data.slice();
    const context = new OffscreenCanvas(side, side).getContext("2d");
    context?.drawImage(await createImageBitmap(file), 0, 0);
    const theirs = context?.getImageData(0, 0, side, side).data ?? [];
    const ours = (await toSrgb(pixels, colours)).data.slice();
    let [far, lost] = [0, 0];
    ours.forEach((value, i) => (far = Math.max(far, Math.abs(value - (theirs[i] ?? 0)))));
    (await fromSrgb(pixels, colours)).data.forEach((value, i) => {
      const clipped = ours[i] === 0 || ours[i] === 255;
      const pixelClipped = [0, 1, 2].some((c) => ours[(i & ~3) + c] === 0 || ours[(i & ~3) + c] === 255);
      if (!clipped && !pixelClipped) lost = Math.max(lost, Math.abs(value - (own[i] ?? 0)));
    });
    expect(far).toBeLessThanOrEqual(1);
    expect(lost).toBeLessThanOrEqual(1);
  });
});

/** 8 × 8 in CMYK, with a profile of three primaries that cannot be its own. */
const cmykJpeg =
  "/9j/7gAOQWRvYmUAZAAAAAAA/+IB6ElDQ19QUk9GSUxFAAEBAAAB2GxjbXMCEAAAbW50clJHQiBYWVogAAAAAAAAAAAAAAAAYWNzcAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPbWAAEAAAAA0y0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJZGVzYwAAAPAAAABcY3BydAAAAUwAAAAMd3RwdAAAAVgAAAAUclhZWgAAAWwAAAAUZ1hZWgAAAYAAAAAUYlhZWgAAAZQAAAAUclRSQwAAAagAAAAQZ1RSQwAAAbgAAAAQYlRSQwAAAcgAAAAQZGVzYwAAAAAAAAACeAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB0ZXh0AAAAAHgAAABYWVogAAAAAAAA9tYAAQAAAADTLVhZWiAAAAAAAACcGAAAT6UAAAT8WFlaIAAAAAAAADSNAACgLAAAD5VYWVogAAAAAAAAJjEAABAvAAC+nGN1cnYAAAAAAAAAAQIzAABjdXJ2AAAAAAAAAAECMwAAY3VydgAAAAAAAAABAjMAAP/bAEMACAYGBwYFCAcHBwkJCAoMFA0MCwsMGRITDxQdGh8eHRocHCAkLicgIiwjHBwoNyksMDE0NDQfJzk9ODI8LjM0Mv/AABQIAAgACARDEQBNEQBZEQBLEQD/xAAVAAEBAAAAAAAAAAAAAAAAAAAGB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8AtZKPLC//2Q==";

it("a CMYK JPEG is what the browser makes of it, whatever profile it brings", async () => {
  const file = new Blob([fromBase64(cmykJpeg)], { type: "image/jpeg" });
  const { pixels, colours } = await decodePhoto(file, "cmyk.jpg");
  const context = new OffscreenCanvas(8, 8).getContext("2d");
  context?.drawImage(await createImageBitmap(file), 0, 0);
  expect(colours).toBeNull();
  expect([...pixels.data]).toEqual([...(context?.getImageData(0, 0, 8, 8).data ?? [])]);
});

describe("a file that is no photo", () => {
  const cases: [string, string, () => Promise<Blob> | Blob][] = [
    ["file-empty", "a.jpg", () => new Blob([])],
    ["file-mislabelled", "a.jpg", () => new Blob(["<!doctype html><p>Not found"])],
    ["file-svg", "a.svg", () => new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'])],
    [
      "file-heic",
      "a.heic",
      () => new Blob([join([0, 0, 0, 24], ascii("ftypheic"), [0, 0, 0, 0], ascii("mif1heic"), new Array<number>(64).fill(0))]),
    ],
    ["file-broken", "a.jpg", async () => (await orientedJpeg(1)).slice(0, 600)],
    ["file-broken", "a.jpg", async () => (await orientedJpeg(1)).slice(0, -20)],
    ["file-broken", "a.png", async () => (await orientedPng(1, 1)).slice(0, -12)],
    ["file-broken", "a.png", async () => (await orientedPng(1, 0.5)).slice(0, 90)],
    ["file-broken", "a.webp", async () => (await orientedWebp(1)).slice(0, -30)],
    ["file-broken", "a.gif", () => new Blob([animatedGif.slice(0, 26)])],
    ["file-broken", "a.bmp", () => new Blob([bmp24().slice(0, 60)])],
    ["file-broken", "a.avif", () => new Blob([fromBase64(losslessAvif).slice(0, 400)])],
    ["photo-too-large", "a.png", () => hugePng()],
  ];
  it.each(cases)("is refused as %s (%s)", async (code, name, make) => {
    await expect(decodePhoto(await make(), name)).rejects.toMatchObject({ code, values: { name } });
  });
});

/** The header of a PNG of 30,000 pixels squared, with a body that would never inflate to it. */
function hugePng(): Blob {
  const header = Uint8Array.from([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0]);
  const chunk = (type: string, data: Bytes): Bytes[] => [wrapChunk(type, data).before, data, wrapChunk(type, data).after];
  return new Blob([pngSignature, ...chunk("IHDR", header), ...chunk("IDAT", new Uint8Array(8)), ...chunk("IEND", new Uint8Array(0))]);
}

describe("the signal", () => {
  it("stops the work", async () => {
    await expect(decodePhoto(await orientedJpeg(1), "a.jpg", AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
  });
});
