import { maskThreshold } from "../image/pixels";
import type { Plane } from "./distanceField";

/** All runs of unmasked pixels, row by row, and which of them hang together. */
export class UnmaskedRuns {
  readonly #plane: Plane;
  /** First pixel and one past the last one, as indices of the plane. */
  #starts = new Int32Array(1024);
  #ends = new Int32Array(1024);
  #parents = new Int32Array(1024);
  /** Box of a part, at its root. */
  #lefts = new Int32Array(1024);
  #rights = new Int32Array(1024);
  #tops = new Int32Array(1024);
  #bottoms = new Int32Array(1024);
  count = 0;

  /** `reach` 1 also joins what touches at a corner. */
  constructor(plane: Plane, reach: 0 | 1) {
    this.#plane = plane;
    const { width, height, data } = plane;
    let above = 0;
    for (let y = 0; y < height; y++) {
      const first = this.count;
      for (let x = 0; x < width;) {
        while (x < width && (data[y * width + x] ?? 0) >= maskThreshold) x++;
        if (x === width) break;
        const from = x;
        while (x < width && (data[y * width + x] ?? 0) < maskThreshold) x++;
        this.#push(y, from, x);
      }
      this.#joinRows(above, first, reach);
      above = first;
    }
  }

  start(run: number): number {
    return this.#starts[run] ?? 0;
  }
  end(run: number): number {
    return this.#ends[run] ?? 0;
  }
  width(part: number): number {
    return (this.#rights[part] ?? 0) - (this.#lefts[part] ?? 0);
  }
  height(part: number): number {
    return (this.#bottoms[part] ?? 0) - (this.#tops[part] ?? 0);
  }
  touchesBorder(part: number): boolean {
    const { width, height } = this.#plane;
    return this.#lefts[part] === 0 || this.#tops[part] === 0 || this.#rights[part] === width || this.#bottoms[part] === height;
  }

  /** The run that stands for all that hang together with this one. */
  partOf(run: number): number {
    let root = run;
    for (let parent = this.#parents[root] ?? root; parent !== root; parent = this.#parents[root] ?? root) {
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = parent;
    }
    return root;
  }

  #push(y: number, from: number, to: number): void {
    if (this.count === this.#starts.length) this.#grow();
    const run = this.count++;
    const row = y * this.#plane.width;
    this.#starts[run] = row + from;
    this.#ends[run] = row + to;
    this.#parents[run] = run;
    this.#lefts[run] = from;
    this.#rights[run] = to;
    this.#tops[run] = y;
    this.#bottoms[run] = y + 1;
  }

  /** Joins runs above..first with first..count where they lie over each other. */
  #joinRows(above: number, first: number, reach: 0 | 1): void {
    const { width } = this.#plane;
    for (let upper = above, lower = first; upper < first && lower < this.count;) {
      const upperEnd = (this.#ends[upper] ?? 0) + width;
      const lowerEnd = this.#ends[lower] ?? 0;
      const overlaps = (this.#starts[upper] ?? 0) + width < lowerEnd + reach && (this.#starts[lower] ?? 0) < upperEnd + reach;
      if (overlaps) this.#join(upper, lower);
      if (upperEnd < lowerEnd) upper++;
      else lower++;
    }
  }

  #join(a: number, b: number): void {
    const [root, other] = [this.partOf(a), this.partOf(b)];
    if (root === other) return;
    this.#parents[other] = root;
    this.#lefts[root] = Math.min(this.#lefts[root] ?? 0, this.#lefts[other] ?? 0);
    this.#tops[root] = Math.min(this.#tops[root] ?? 0, this.#tops[other] ?? 0);
    this.#rights[root] = Math.max(this.#rights[root] ?? 0, this.#rights[other] ?? 0);
    this.#bottoms[root] = Math.max(this.#bottoms[root] ?? 0, this.#bottoms[other] ?? 0);
  }

  #grow(): void {
    this.#starts = twice(this.#starts);
    this.#ends = twice(this.#ends);
    this.#parents = twice(this.#parents);
    this.#lefts = twice(this.#lefts);
    this.#rights = twice(this.#rights);
    this.#tops = twice(this.#tops);
    this.#bottoms = twice(this.#bottoms);
  }
}

/** The same values in twice the room. */
export function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
