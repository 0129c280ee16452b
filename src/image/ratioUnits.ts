import type { Rect, Size } from "./geometry";

/**
 * A rectangle has exactly the ratio of a size when its sides are the same whole multiple of the ratio in lowest terms: 1024 × 768 is
 * 256 units of 4 × 3. Everything that plans regions counts in these units.
 */
export interface RatioUnit extends Size {
  /** Units of the size itself. */
  readonly count: number;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

export function ratioUnit(size: Size): RatioUnit {
  const count = gcd(size.width, size.height);
  return { width: size.width / count, height: size.height / count, count };
}

/** The fewest units that are at least as large as `least`. */
export function unitsOver(least: Size, unit: Size): number {
  return Math.max(Math.ceil(least.width / unit.width), Math.ceil(least.height / unit.height));
}

/** The most units that are at most as large as `most`; 0 where not even one is. */
export function unitsInside(most: Size, unit: Size): number {
  return Math.min(Math.floor(most.width / unit.width), Math.floor(most.height / unit.height));
}

/** The rectangle with `margin` on every side, as far as the photo goes. */
export function growInside(rect: Rect, margin: number, photo: Size): Rect {
  const left = Math.max(0, rect.x - margin);
  const top = Math.max(0, rect.y - margin);
  return {
    x: left,
    y: top,
    width: Math.min(photo.width, rect.x + rect.width + margin) - left,
    height: Math.min(photo.height, rect.y + rect.height + margin) - top,
  };
}

/** The other way round than `Math.min(Math.max())`: where the bounds cross, the upper one counts. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
