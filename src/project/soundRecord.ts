import type { Rect, Size } from "../image/geometry";
import { megapixelLimit } from "../image/photo";
import type { Run } from "../runs/run";
import type { PhotoRef, TrailStep } from "../storage/photoRef";

/**
 * What numbers in a file of anybody's may be. The page's own records always are; others would ask for more memory than there is, at the latest
 * when a result is looked at, and again after every reload.
 */

/** Pixels; whole photos of thin shape are sent as squares of their long side. */
const longest = 1_000_000;
/** Pixels; no engine takes or gives more on a side. */
const longestSent = 4096;
/** The tiles of a mask at the photo's edges are whole, so its rectangle may reach over them. */
const tile = 256;

function isPicture({ width, height }: Size): boolean {
  return width <= longest && height <= longest && Math.round((width * height) / 1e6) <= megapixelLimit;
}

export function isSoundPhoto(photo: PhotoRef): boolean {
  return isPicture(photo);
}

/** Whether a stop of the trail has a photo that can be, and no more new ground than that. */
export function isSoundStep({ photo, extended }: TrailStep): boolean {
  if (extended === undefined) return isPicture(photo);
  const { left, top, right, bottom } = extended;
  return isPicture(photo) && left + right < photo.width && top + bottom < photo.height;
}

function isSoundRegion({ rect, size }: Run["region"]): boolean {
  const isNear = Math.abs(rect.x) <= longest && Math.abs(rect.y) <= longest;
  const isSome = rect.width >= 1 && rect.height >= 1 && rect.width <= longest && rect.height <= longest;
  return isNear && isSome && size.width <= longestSent && size.height <= longestSent;
}

function isOnPhoto({ x, y, width, height }: Rect, photo: Size): boolean {
  return x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= photo.width + tile && y + height <= photo.height + tile;
}

/** Whether photo, region, mask and outputs of a run are of sizes that this page could have made. */
export function isSoundRun({ photo, region, mask, outputs }: Run): boolean {
  return isPicture(photo) && isSoundRegion(region) && isOnPhoto(mask.rect, photo) && outputs.every(isPicture);
}
