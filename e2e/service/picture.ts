import { decode as decodePng, encode as encodePng } from "fast-png";
import jpeg from "jpeg-js";

/** Straight RGBA, 8 bits. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A PNG of 8 bits or a JPEG; null for everything else, as the service cannot read it either. */
export function readPicture(bytes: Uint8Array): Picture | null {
  try {
    return bytes[0] === 0x89 ? readPng(bytes) : readJpeg(bytes);
  } catch {
    return null;
  }
}

function readPng(bytes: Uint8Array): Picture | null {
  const { width, height, data, channels, depth, palette } = decodePng(bytes);
  if (depth !== 8 || palette !== undefined) return null;
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const at = i * channels;
    const grey = channels < 3;
    rgba[i * 4] = data[at] ?? 0;
    rgba[i * 4 + 1] = data[grey ? at : at + 1] ?? 0;
    rgba[i * 4 + 2] = data[grey ? at : at + 2] ?? 0;
    rgba[i * 4 + 3] = channels % 2 === 0 ? (data[at + channels - 1] ?? 0) : 255;
  }
  return { width, height, data: rgba };
}

function readJpeg(bytes: Uint8Array): Picture {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, maxMemoryUsageInMB: 256 });
  return { width, height, data };
}

export function writePicture({ width, height, data }: Picture, type: "jpeg" | "png"): Buffer {
  if (type === "jpeg") return jpeg.encode({ width, height, data: Buffer.from(data) }, 92).data;
  return Buffer.from(encodePng({ width, height, data, channels: 4, depth: 8 }));
}

/** Why this cannot be a mask, or null: it must be opaque, and black or white everywhere. */
export function maskProblem({ data }: Picture): string | null {
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 255) return "mask_image must be opaque";
    if ((data[i] !== 0 && data[i] !== 255) || data[i] !== data[i + 1] || data[i] !== data[i + 2])
      return "mask_image must be pure black and white";
  }
  return null;
}
