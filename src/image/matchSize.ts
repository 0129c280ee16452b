import type { Size } from "./geometry";

/** What the service accepts: each side 256 to 1536 in steps of 16 (as `fillLimits.side`, which lies to the right of this floor). */
const side = { min: 256, max: 1536, step: 16 } as const;

/**
 * The size that keeps the photo's ratio: the longest side 1536, the other one rounded to a multiple of 16 and at least 256
 * (so a panorama beyond 6:1 becomes 1536 × 256). Rounding changes the ratio by 3 % at most; nothing is distorted by it,
 * because the region that is cut takes the ratio of this size.
 */
export function matchSize(photo: Size): Size {
  const ratio = Math.min(photo.width, photo.height) / Math.max(photo.width, photo.height);
  const short = Math.max(side.min, Math.round((side.max * ratio) / side.step) * side.step);
  return photo.width >= photo.height ? { width: side.max, height: short } : { width: short, height: side.max };
}
