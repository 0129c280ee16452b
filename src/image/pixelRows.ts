import type { Pixels } from "./pixels";

/** A picture given row by row: what the encoder and the resampler read, so that a laid-over picture needs no copy of the photo. */
export interface PixelRows {
  readonly width: number;
  readonly height: number;
  /** Row `y` as straight RGBA. May be the same memory at every call: use it before asking for the next. */
  row(y: number): Uint8ClampedArray;
}

export function rowsOf(pixels: Pixels): PixelRows {
  const { width, height, data } = pixels;
  return { width, height, row: (y) => data.subarray(y * width * 4, (y + 1) * width * 4) };
}

/** True when any pixel is not fully opaque. */
export function findAlpha(pixels: Pixels): boolean {
  const { data } = pixels;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return true;
  return false;
}
