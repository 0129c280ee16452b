import { blendWeights } from "./blendWeights";
import { intersectRects, isEmptyRect, type Rect, type Size } from "./geometry";
import { createPause } from "./pause";
import { rowsOf, type PixelRows } from "./pixelRows";
import type { Coverage, Pixels } from "./pixels";
import type { Region } from "./region";
import { resample } from "./resample";

/** Everything of a result that is kept, so that it can be finished again with another soft edge, for free. */
export interface FinishInput {
  readonly photo: PixelRows;
  /** What the engine gave back, of any size: it is stretched over the region. */
  readonly raw: Pixels;
  readonly rawHasAlpha: boolean;
  readonly region: Region;
  readonly mask: Coverage;
  /** Width of the ramp inside the mask's edge, in pixels of the photo. */
  readonly softEdge: number;
  readonly signal?: AbortSignal | undefined;
}

export interface PixelPatch {
  readonly rect: Rect;
  readonly pixels: Pixels;
}

/** The mask cut down to the photo: what lies outside cannot be laid in. */
function insidePhoto(mask: Coverage, photo: Size): Coverage {
  const rect = intersectRects(mask.rect, { x: 0, y: 0, width: photo.width, height: photo.height });
  if (rect.width === mask.rect.width && rect.height === mask.rect.height) return mask;
  if (isEmptyRect(rect)) return { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) };
  const data = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y - mask.rect.y + y) * mask.rect.width + rect.x - mask.rect.x;
    data.set(mask.data.subarray(from, from + rect.width), y * rect.width);
  }
  return { rect, data };
}

/**
 * Lays a raw output into the photo: scaled to the region at full resolution, blended inside the mask (see `blendWeights`). The patch
 * covers the mask's rectangle; every pixel in it that is not masked is the photo's, byte for byte.
 * @throws Failure aborted
 */
export async function finishPixels({ photo, raw, rawHasAlpha, region, mask: given, softEdge, signal }: FinishInput): Promise<PixelPatch> {
  const mask = insidePhoto(given, photo);
  const { rect } = mask;
  if (isEmptyRect(rect)) return { rect, pixels: { width: 0, height: 0, data: new Uint8ClampedArray(0) } };
  const weights = await blendWeights(mask, photo, softEdge, signal);
  const pixels = await resample({
    source: rowsOf(raw),
    from: { x: 0, y: 0, width: raw.width, height: raw.height },
    to: region.rect,
    window: { x: rect.x - region.rect.x, y: rect.y - region.rect.y, width: rect.width, height: rect.height },
    kernel: "smooth",
    alpha: rawHasAlpha,
    signal,
  });
  const pause = createPause(signal);
  for (let y = 0; y < rect.height; y++) {
    const photoRow = photo.row(rect.y + y).subarray(rect.x * 4, (rect.x + rect.width) * 4);
    const row = pixels.data.subarray(y * rect.width * 4, (y + 1) * rect.width * 4);
    blendRow(row, photoRow, weights.subarray(y * rect.width, (y + 1) * rect.width));
    await pause();
  }
  return { rect, pixels };
}

/** Blends straight RGBA: `row` holds the result and becomes the blend; weight 0 takes the photo's bytes, 255 the result's. */
function blendRow(row: Uint8ClampedArray, photo: Uint8ClampedArray, weights: Uint8Array): void {
  for (let x = 0, at = 0; x < weights.length; x++, at += 4) {
    const weight = weights[x] ?? 0;
    if (weight === 255) continue;
    if (weight === 0) {
      for (let channel = at; channel < at + 4; channel++) row[channel] = photo[channel] ?? 0;
      continue;
    }
    const over = weight * (row[at + 3] ?? 0);
    const under = (255 - weight) * (photo[at + 3] ?? 0);
    const sum = over + under;
    if (sum > 0)
      for (let channel = at; channel < at + 3; channel++) row[channel] = (over * (row[channel] ?? 0) + under * (photo[channel] ?? 0)) / sum;
    row[at + 3] = sum / 255;
  }
}

/** The photo with a patch laid over it, row by row and without a copy of the photo. */
export function withPatch(photo: PixelRows, { rect, pixels }: PixelPatch): PixelRows {
  const mixed = new Uint8ClampedArray(photo.width * 4);
  return {
    width: photo.width,
    height: photo.height,
    row: (y) => {
      const row = photo.row(y);
      if (y < rect.y || y >= rect.y + rect.height) return row;
      mixed.set(row);
      const from = (y - rect.y) * rect.width * 4;
      mixed.set(pixels.data.subarray(from, from + rect.width * 4), rect.x * 4);
      return mixed;
    },
  };
}
