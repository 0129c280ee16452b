import type { Rect, Size } from "./geometry";
import type { Region } from "./region";

export interface RegionPlan {
  readonly photo: Size;
  /** Bounds of the masked pixels, inside the photo and not empty. */
  readonly mask: Rect;
  /** What is asked of the engine. */
  readonly size: Size;
  /** False when the engine gains nothing from pixels that the photo does not have. */
  readonly enlarges: boolean;
}

/** Context that is wanted on every side of the mask: half of its larger side, and never under 64 pixels. */
const leastMargin = 64;
const marginShare = 1 / 2;
/** Context without which a seam would be filled blind; the photo is rather mirrored than this given up. */
const coreMargin = 16;
const coreShare = 1 / 16;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function grow(rect: Rect, margin: number, photo: Size): Rect {
  const left = Math.max(0, rect.x - margin);
  const top = Math.max(0, rect.y - margin);
  return {
    x: left,
    y: top,
    width: Math.min(photo.width, rect.x + rect.width + margin) - left,
    height: Math.min(photo.height, rect.y + rect.height + margin) - top,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Where a side of `length` begins: as centred on the mask as the photo and the part to cover allow. */
function place(length: number, photo: number, maskStart: number, maskLength: number, coverStart: number, coverLength: number): number {
  const centred = Math.round(maskStart + (maskLength - length) / 2);
  if (length > photo) return clamp(centred, photo - length, 0);
  const low = Math.max(0, coverStart + coverLength - length);
  const high = Math.min(photo - length, coverStart);
  return clamp(centred, low, high);
}

/**
 * The part of the photo that is worked on for a mask: its bounds with context, of exactly the ratio of `size` (its sides are whole
 * multiples of the ratio in lowest terms), inside the photo. Where the ratio does not let the mask and a thin frame of context fit
 * inside, the rectangle reaches out of the photo instead of being distorted. It never holds fewer pixels of the photo than it must:
 * an engine that does not enlarge gets more context until the scale is 1, or `size` shrinks to the rectangle where the photo ends.
 * Pure and deterministic.
 */
export function planRegion({ photo, mask, size, enlarges }: RegionPlan): Region {
  const divisor = gcd(size.width, size.height);
  const unit = { width: size.width / divisor, height: size.height / divisor };
  const unitsOver = (rect: Size): number => Math.max(Math.ceil(rect.width / unit.width), Math.ceil(rect.height / unit.height));
  const unitsInside = Math.min(Math.floor(photo.width / unit.width), Math.floor(photo.height / unit.height));

  const larger = Math.max(mask.width, mask.height);
  const wanted = grow(mask, Math.max(leastMargin, Math.ceil(larger * marginShare)), photo);
  const core = grow(mask, Math.max(coreMargin, Math.ceil(larger * coreShare)), photo);

  const fits = unitsOver(core) <= unitsInside;
  let units = fits ? Math.min(unitsOver(wanted), unitsInside) : unitsOver(core);
  if (!enlarges) units = Math.max(units, Math.min(divisor, unitsInside));

  const width = units * unit.width;
  const height = units * unit.height;
  const cover = unitsOver(wanted) <= units ? wanted : core;
  const rect = {
    x: place(width, photo.width, mask.x, mask.width, cover.x, cover.width),
    y: place(height, photo.height, mask.y, mask.height, cover.y, cover.height),
    width,
    height,
  };
  return { rect, size: !enlarges && units < divisor ? { width, height } : size };
}
