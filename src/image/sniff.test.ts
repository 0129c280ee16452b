import { describe, expect, it } from "vitest";
import { readPhotoHeader } from "./photoHeader";
import { encodePng } from "./png";
import { sniffKind, sniffPhoto } from "./sniff";

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

function bytesOf(...parts: (string | number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? ascii(part) : part)));
}

function failureOf(action: () => unknown): unknown {
  try {
    action();
  } catch (thrown) {
    return thrown;
  }
  return null;
}

const le32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];
const be16 = (value: number): number[] => [value >> 8, value & 255];
const be32 = (value: number): number[] => [...be16(value >>> 16), ...be16(value & 0xffff)];

function jpeg(width: number, height: number, tail: number[] = [0xff, 0xd9]): Uint8Array<ArrayBuffer> {
  const frame = [0xff, 0xc2, 0, 11, 8, ...be16(height), ...be16(width), 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  return bytesOf(
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2],
    frame,
    scan,
    [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
    [0xff, 0xc4, 0, 4, 9, 9],
    scan,
    [5, 6],
    tail,
  );
}

function bmp(width: number, height: number, depth: number): Uint8Array<ArrayBuffer> {
  const head = bytesOf(
    "BM",
    le32(0),
    le32(0),
    le32(54),
    le32(40),
    le32(width),
    le32(height),
    [1, 0, depth, 0],
    le32(0),
    new Array<number>(20).fill(0),
  );
  const whole = new Uint8Array(54 + Math.ceil((width * depth) / 32) * 4 * Math.abs(height));
  whole.set(head);
  return whole;
}

function webp(first: string, rest: number[]): Uint8Array<ArrayBuffer> {
  return bytesOf("RIFF", le32(12 + rest.length), "WEBP", first, le32(rest.length), rest);
}

describe("sniffKind", () => {
  it.each([
    ["png", bytesOf([0x89], "PNG\r\n", [0x1a], "\n")],
    ["jpeg", jpeg(1, 1)],
    ["gif", bytesOf("GIF89a")],
    ["webp", webp("VP8 ", [])],
    ["bmp", bmp(1, 1, 24)],
    ["avif", bytesOf(be32(24), "ftypavif", be32(0), "mif1miaf")],
    ["avif", bytesOf(be32(24), "ftypmif1", be32(0), "miafavif")],
    ["heic", bytesOf(be32(24), "ftypheic", be32(0), "mif1heic")],
    ["video", bytesOf(be32(24), "ftypisom", be32(0), "isommp42")],
    ["tiff", bytesOf("II*", [0, 8, 0, 0, 0])],
    ["tiff", bytesOf("MM", [0], "*", [0, 0, 0, 8])],
    ["pdf", bytesOf("%PDF-1.7")],
    ["zip", bytesOf("PK", [3, 4, 20, 0])],
    ["psd", bytesOf("8BPS", [0, 1])],
    ["svg", bytesOf("\n <svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["svg", bytesOf("<?xml version='1.0'?>\n<!-- made by hand -->\n<svg/>")],
    ["html", bytesOf("<!DOCTYPE html><title>404</title>")],
    ["text", bytesOf("BMW is a car, not a bitmap")],
    ["unknown", bytesOf([0, 1, 2, 3, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9])],
  ])("knows %s by its bytes", (kind, bytes) => {
    expect(sniffKind(bytes)).toBe(kind);
  });
});

describe("sniffPhoto", () => {
  it("opens by the bytes, whatever the name says", () => {
    expect(sniffPhoto(jpeg(1, 1), "photo.png")).toBe("jpeg");
    expect(sniffPhoto(bmp(1, 1, 24), "notes.txt")).toBe("bmp");
  });

  it.each([
    ["a.jpg", new Uint8Array(0), { code: "file-empty", values: { name: "a.jpg" } }],
    ["a.jpg", bytesOf("<html>"), { code: "file-mislabelled", values: { name: "a.jpg", claimed: "JPEG", format: "HTML" } }],
    ["a.png", bytesOf("PK", [3, 4]), { code: "file-mislabelled", values: { claimed: "PNG", format: "ZIP" } }],
    ["a.webp", bytesOf("%PDF-1.4"), { code: "file-mislabelled", values: { claimed: "WEBP", format: "PDF" } }],
    ["a.pdf", bytesOf("%PDF-1.4"), { code: "file-not-image" }],
    ["a.txt", bytesOf("hello there"), { code: "file-not-image" }],
    ["a.tif", bytesOf("II*", [0, 8, 0, 0, 0]), { code: "file-unsupported", values: { format: "TIFF" } }],
    ["a.svg", bytesOf("<svg/>"), { code: "file-svg" }],
    ["a.png", bytesOf("<svg/>"), { code: "file-svg" }],
    ["a.jpg", new Uint8Array(64), { code: "file-broken" }],
    ["a.bin", new Uint8Array(64), { code: "file-not-image" }],
  ])("refuses %s with one reason", (name, bytes, expected) => {
    expect(failureOf(() => sniffPhoto(bytes, name))).toMatchObject(expected);
  });
});

describe("readPhotoHeader", () => {
  it("finds the size before anything is decoded", async () => {
    expect(readPhotoHeader(jpeg(640, 480), "jpeg")).toMatchObject({
      size: { width: 640, height: 480 },
      mayHaveAlpha: false,
      complete: true,
    });
    expect(readPhotoHeader(await encodePng({ width: 3, height: 2, channels: 4, data: new Uint8Array(24) }), "png")).toMatchObject({
      size: { width: 3, height: 2 },
      mayHaveAlpha: true,
    });
    expect(readPhotoHeader(bytesOf("GIF89a", [0x34, 0x12, 2, 0, 0, 0, 0]), "gif")).toMatchObject({ size: { width: 0x1234, height: 2 } });
    expect(readPhotoHeader(bmp(5, -7, 24), "bmp")).toEqual({ size: { width: 5, height: 7 }, mayHaveAlpha: false, complete: true });
    expect(readPhotoHeader(webp("VP8X", [0x10, 0, 0, 0, 9, 0, 0, 4, 0, 0]), "webp")).toMatchObject({
      size: { width: 10, height: 5 },
      mayHaveAlpha: true,
      complete: true,
    });
    expect(readPhotoHeader(webp("VP8L", [0x2f, ...le32(9 | (4 << 14) | (1 << 28))]), "webp")).toMatchObject({
      size: { width: 10, height: 5 },
      mayHaveAlpha: true,
    });
    expect(readPhotoHeader(webp("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, 10, 0, 5, 0]), "webp")).toMatchObject({
      size: { width: 10, height: 5 },
      mayHaveAlpha: false,
    });
    const iso = bytesOf(
      be32(24),
      "ftypavif",
      be32(0),
      "mif1miaf",
      be32(20),
      "ispe",
      be32(0),
      be32(8),
      be32(8),
      be32(20),
      "ispe",
      be32(0),
      be32(300),
      be32(200),
      be32(8),
      "auxl",
      new Array<number>(16).fill(0),
    );
    expect(readPhotoHeader(iso, "avif")).toMatchObject({ size: { width: 300, height: 200 }, mayHaveAlpha: true });
  });

  it("sees that a JPEG, a BMP or a WebP was cut off", () => {
    expect(readPhotoHeader(jpeg(640, 480, []), "jpeg").complete).toBe(false);
    expect(readPhotoHeader(jpeg(640, 480, [0xff]), "jpeg").complete).toBe(false);
    expect(readPhotoHeader(bmp(20, 20, 24).slice(0, 500), "bmp").complete).toBe(false);
    expect(readPhotoHeader(webp("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, 10, 0, 5, 0, 1, 1]).slice(0, -1), "webp").complete).toBe(false);
    for (let length = 3; length < 30; length++)
      expect(failureOf(() => readPhotoHeader(jpeg(640, 480).slice(0, length), "jpeg"))).toMatchObject({ code: "file-broken" });
  });

  it("refuses more than 64 megapixels with the figure", () => {
    expect(failureOf(() => readPhotoHeader(jpeg(10_000, 8000), "jpeg"))).toMatchObject({
      code: "photo-too-large",
      values: { megapixels: 80, limit: 64 },
    });
    expect(failureOf(() => readPhotoHeader(bytesOf("GIF89a", [0xff, 0xff, 0xff, 0xff, 0, 0, 0]), "gif"))).toMatchObject({
      code: "photo-too-large",
    });
    expect(readPhotoHeader(jpeg(9248, 6936), "jpeg").size).toEqual({ width: 9248, height: 6936 });
  });
});
