import type { Point } from "../image/geometry";

/**
 * A shape that every row crosses in at most one interval. `row(y)` sets `left` and `right` for the line at height y (pixels
 * of the photo, not whole) and says whether there is an interval; it is called tens of thousands of times, so nothing is allocated.
 */
export interface RowSpans {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  row(y: number): boolean;
}

/** The rectangle between two corners in any order. */
export class RectSpans implements RowSpans {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;

  constructor(a: Point, b: Point) {
    this.left = Math.min(a.x, b.x);
    this.right = Math.max(a.x, b.x);
    this.top = Math.min(a.y, b.y);
    this.bottom = Math.max(a.y, b.y);
  }

  row(y: number): boolean {
    return y >= this.top && y <= this.bottom && this.right > this.left;
  }
}

/** The ellipse that fills the rectangle between two corners. */
export class EllipseSpans implements RowSpans {
  readonly top: number;
  readonly bottom: number;
  left = 0;
  right = 0;
  readonly #x: number;
  readonly #y: number;
  readonly #rx: number;
  readonly #ry: number;

  constructor(a: Point, b: Point) {
    this.#x = (a.x + b.x) / 2;
    this.#y = (a.y + b.y) / 2;
    this.#rx = Math.abs(a.x - b.x) / 2;
    this.#ry = Math.abs(a.y - b.y) / 2;
    this.top = this.#y - this.#ry;
    this.bottom = this.#y + this.#ry;
  }

  row(y: number): boolean {
    if (this.#ry === 0 || this.#rx === 0) return false;
    const v = (y - this.#y) / this.#ry;
    if (v * v > 1) return false;
    const half = this.#rx * Math.sqrt(1 - v * v);
    this.left = this.#x - half;
    this.right = this.#x + half;
    return true;
  }
}

/** First pixel whose centre is at or right of (below) the line. */
export function firstPixel(line: number): number {
  return Math.ceil(line - 0.5);
}

/** One past the last pixel whose centre is at or left of (above) the line. */
export function endPixel(line: number): number {
  return Math.floor(line - 0.5) + 1;
}
