import { cutPixels } from "./cutRegion";
import type { Rect, Size } from "./geometry";
import { rowsOf, type PixelRows } from "./pixelRows";
import type { Pixels } from "./pixels";
import type { Region } from "./region";
import { resample } from "./resample";

/** The region as the photo has it and as the engine gave it back, at one size: what a colour match compares. */
export interface ColourPair {
  readonly photo: Pixels;
  readonly raw: Pixels;
  /** The part of both that the photo has; beyond its border there is only its mirror image. */
  readonly inside: Rect;
}

/** The size that was sent, or the region's own where that is smaller: more would compare nothing more. */
export function pairSize({ rect, size }: Region): Size {
  return rect.width < size.width ? { width: rect.width, height: rect.height } : { width: size.width, height: size.height };
}

/** @throws Failure aborted */
export async function makeColourPair(
  photo: PixelRows,
  photoHasAlpha: boolean,
  raw: Pixels,
  rawHasAlpha: boolean,
  region: Region,
  signal?: AbortSignal,
): Promise<ColourPair> {
  const { rect } = region;
  const size = pairSize(region);
  const from = { x: 0, y: 0, width: raw.width, height: raw.height };
  const left = Math.ceil((Math.max(0, -rect.x) * size.width) / rect.width);
  const top = Math.ceil((Math.max(0, -rect.y) * size.height) / rect.height);
  const right = Math.floor(((Math.min(photo.width, rect.x + rect.width) - rect.x) * size.width) / rect.width);
  const bottom = Math.floor(((Math.min(photo.height, rect.y + rect.height) - rect.y) * size.height) / rect.height);
  return {
    photo: await cutPixels(photo, photoHasAlpha, { rect, size }, signal),
    raw: await resample({ source: rowsOf(raw), from, to: size, kernel: "smooth", alpha: rawHasAlpha, signal }),
    inside: { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) },
  };
}
