import type { Rect } from "../image/geometry";
import { maskThreshold, type Coverage } from "../image/pixels";

/** Pixels of the photo. What is nearer than two cells is one part: no region shows a mask with less than a cell around it. */
const cell = 16;

/**
 * The boxes around the parts of a mask that lie apart, from the top and then from the left; none where there are more than `most`. The
 * mask is looked at in cells, so the cost is one pass over its pixels and a flood over a 256th of them.
 */
export function maskParts(mask: Coverage, most: number): Rect[] {
  const cells = new CellBoxes(mask);
  const parts: Rect[] = [];
  for (let at = 0; at < cells.count; at++) {
    const part = cells.take(at);
    if (part === null) continue;
    if (parts.length === most) return [];
    parts.push(part);
  }
  return parts.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

/** For every cell the box around its masked pixels, pixels of the photo; cells are taken out as their part is found. */
class CellBoxes {
  readonly count: number;
  readonly #columns: number;
  readonly #lefts: Int32Array;
  readonly #tops: Int32Array;
  readonly #rights: Int32Array;
  readonly #bottoms: Int32Array;

  constructor({ rect, data }: Coverage) {
    this.#columns = Math.ceil(rect.width / cell);
    this.count = this.#columns * Math.ceil(rect.height / cell);
    this.#lefts = new Int32Array(this.count);
    this.#tops = new Int32Array(this.count);
    this.#rights = new Int32Array(this.count);
    this.#bottoms = new Int32Array(this.count);
    for (let y = 0; y < rect.height; y++) {
      const row = y * rect.width;
      const cellRow = Math.floor(y / cell) * this.#columns;
      for (let x = 0; x < rect.width; x++) {
        if ((data[row + x] ?? 0) >= maskThreshold) this.#add(cellRow + Math.floor(x / cell), rect.x + x, rect.y + y);
      }
    }
  }

  /** The box of the part that a cell belongs to, which is then gone; null where nothing is masked or left. */
  take(first: number): Rect | null {
    if (!this.#isMasked(first)) return null;
    let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
    const stack = [first];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (!this.#isMasked(at)) continue;
      left = Math.min(left, this.#lefts[at] ?? 0);
      top = Math.min(top, this.#tops[at] ?? 0);
      right = Math.max(right, this.#rights[at] ?? 0);
      bottom = Math.max(bottom, this.#bottoms[at] ?? 0);
      this.#rights[at] = 0;
      const column = at % this.#columns;
      for (let x = Math.max(0, column - 1); x <= Math.min(this.#columns - 1, column + 1); x++) {
        for (const row of [at - column - this.#columns, at - column, at - column + this.#columns]) {
          if (row >= 0 && row < this.count) stack.push(row + x);
        }
      }
    }
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  #isMasked(at: number): boolean {
    return (this.#rights[at] ?? 0) > 0;
  }

  #add(at: number, x: number, y: number): void {
    if (!this.#isMasked(at)) {
      this.#lefts[at] = x;
      this.#tops[at] = y;
    }
    this.#lefts[at] = Math.min(this.#lefts[at] ?? 0, x);
    this.#rights[at] = Math.max(this.#rights[at] ?? 0, x + 1);
    this.#bottoms[at] = y + 1;
  }
}
