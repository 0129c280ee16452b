import type { Page } from "@playwright/test";
import { decode, encode } from "fast-png";
import { encode as encodeJpeg } from "jpeg-js";

/** Straight 8-bit RGBA, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Draws a picture pixel by pixel; `colour` gives red, green, blue and, where it is not 255, alpha. */
export function draw(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 255] = colour(x, y);
      data[i] = red;
      data[i + 1] = green;
      data[i + 2] = blue;
      data[i + 3] = alpha;
    }
  }
  return { width, height, data };
}

/** Soft colours with fine structure: no two places look the same, so a wrong place or a resampling shows in the pixels. */
export function texture(width: number, height: number): Picture {
  return draw(width, height, (x, y) => [
    (x * 3 + (y >> 3) * 5) & 255,
    (y * 2 + (x >> 4) * 7) & 255,
    128 + Math.round(90 * Math.sin(x / 11) * Math.cos(y / 7)),
  ]);
}

export function toPng({ width, height, data }: Picture): Buffer {
  return Buffer.from(encode({ width, height, data, channels: 4, depth: 8 }));
}

export function toJpeg({ width, height, data }: Picture, quality: number): Buffer {
  return Buffer.from(encodeJpeg({ width, height, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) }, quality).data);
}

/** Decodes any 8-bit PNG without the browser. */
export function fromPng(bytes: Uint8Array): Picture & { readonly channels: number } {
  const { width, height, data, channels, depth } = decode(bytes);
  if (depth !== 8 || !(data instanceof Uint8Array)) throw new Error(`a PNG of ${depth} bits`);
  const pixels = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const at = i * channels;
    const grey = data[at] ?? 0;
    pixels[i * 4] = grey;
    pixels[i * 4 + 1] = channels < 3 ? grey : (data[at + 1] ?? 0);
    pixels[i * 4 + 2] = channels < 3 ? grey : (data[at + 2] ?? 0);
    pixels[i * 4 + 3] = channels % 2 === 0 ? (data[at + channels - 1] ?? 0) : 255;
  }
  return { width, height, data: pixels, channels };
}

/** Decodes with the browser: what a JPEG's pixels are is its decoder's word. Upright, as every browser shows it. */
export async function fromBrowser(page: Page, bytes: Buffer, type: string): Promise<Picture> {
  const { width, height, base64 } = await page.evaluate(
    async ({ text, mime }) => {
      const source = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
      const bitmap = await createImageBitmap(new Blob([source], { type: mime }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
      if (context === null) throw new Error("no canvas");
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let letters = "";
      for (let at = 0; at < data.length; at += 0x8000) letters += String.fromCodePoint(...data.subarray(at, at + 0x8000));
      return { width: bitmap.width, height: bitmap.height, base64: btoa(letters) };
    },
    { text: bytes.toString("base64"), mime: type },
  );
  return { width, height, data: Buffer.from(base64, "base64") };
}

export interface Comparison {
  readonly protectedPixels: number;
  readonly protectedChanged: number;
  readonly maskedPixels: number;
  readonly maskedChanged: number;
}

/** One number per pixel, so that twelve million of them are compared in a moment. */
function words({ data }: Picture): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** Compares a result with its photo, pixel by pixel, on both sides of the mask. */
export function compare(photo: Picture, result: Picture, mask: Picture): Comparison {
  const count = { protectedPixels: 0, protectedChanged: 0, maskedPixels: 0, maskedChanged: 0 };
  const [before, after] = [words(photo), words(result)];
  for (let i = 0; i < before.length; i++) {
    const changed = before[i] === after[i] ? 0 : 1;
    if ((mask.data[i * 4] ?? 0) < 128) {
      count.protectedPixels++;
      count.protectedChanged += changed;
    } else {
      count.maskedPixels++;
      count.maskedChanged += changed;
    }
  }
  return count;
}

/** The masked pixels of an exported mask, and whether it is what the product promises: opaque, 0 or 255, nothing between. */
export function maskFacts({ width, height, data }: Picture): { area: number; pure: boolean; centre: { x: number; y: number } } {
  let [area, sumX, sumY, pure] = [0, 0, 0, true];
  for (let i = 0; i < width * height; i++) {
    const value = data[i * 4] ?? 0;
    if ((value !== 0 && value !== 255) || data[i * 4 + 3] !== 255) pure = false;
    if (value < 128) continue;
    area++;
    sumX += (i % width) + 0.5;
    sumY += Math.floor(i / width) + 0.5;
  }
  return { area, pure, centre: { x: sumX / area, y: sumY / area } };
}

/** A part of a picture; what lies beyond its border is mirrored. */
export function cropMirrored({ width, height, data }: Picture, rect: { x: number; y: number; width: number; height: number }): Picture {
  const fold = (at: number, length: number): number => {
    const inside = ((at % (2 * length)) + 2 * length) % (2 * length);
    return inside < length ? inside : 2 * length - 1 - inside;
  };
  return draw(rect.width, rect.height, (x, y) => {
    const at = (fold(rect.y + y, height) * width + fold(rect.x + x, width)) * 4;
    return [...data.subarray(at, at + 4)];
  });
}
