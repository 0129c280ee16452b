import { maskThreshold } from "../image/pixels";
import type { Plane } from "./distanceField";
import { invertPlane } from "./growPlane";

/**
 * Masks every hole whose box is at most `size` pixels wide and high: unmasked pixels that hang together side by side and nowhere
 * reach the plane's border. The soft rim of a hole goes with it. Runs of rows are joined by union and find: about linear.
 */
export function fillHoles(plane: Plane, size: number): Plane {
  return fillParts(plane, size, false);
}

/** Unmasks every speck whose box is at most `size` pixels wide and high; pixels that touch at a corner hang together. */
export function removeSpecks(plane: Plane, size: number): Plane {
  return invertPlane(fillParts(invertPlane(plane), size, true));
}

/** `asSpecks`: corners join, and parts at the border count too. */
function fillParts(plane: Plane, size: number, asSpecks: boolean): Plane {
  const runs = new Runs(plane, asSpecks ? 1 : 0);
  const data = plane.data.slice();
  const flood = new UphillFlood(plane, data);
  for (let run = 0; run < runs.count; run++) {
    const part = runs.partOf(run);
    if (runs.width(part) > size || runs.height(part) > size) continue;
    if (!asSpecks && runs.touchesBorder(part)) continue;
    flood.fill(runs.start(run), runs.end(run));
  }
  return { ...plane, data };
}

/** All runs of unmasked pixels, row by row, and which of them hang together. */
class Runs {
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

/** Fills runs, and from there every softly masked pixel that the mask rises to: the rim of what was filled, up to its ridge. */
class UphillFlood {
  readonly #plane: Plane;
  readonly #out: Uint8Array;
  #stack = new Int32Array(1024);
  #height = 0;

  constructor(plane: Plane, out: Uint8Array) {
    this.#plane = plane;
    this.#out = out;
  }

  fill(from: number, to: number): void {
    this.#out.fill(255, from, to);
    for (let at = from; at < to; at++) this.#climb(at);
    while (this.#height > 0) this.#climb(this.#stack[--this.#height] ?? 0);
  }

  #climb(at: number): void {
    const { width, height } = this.#plane;
    const x = at % width;
    if (x > 0) this.#reach(at, at - 1);
    if (x + 1 < width) this.#reach(at, at + 1);
    if (at >= width) this.#reach(at, at - width);
    if (at < width * (height - 1)) this.#reach(at, at + width);
  }

  #reach(from: number, to: number): void {
    const { data } = this.#plane;
    const value = data[to] ?? 0;
    if (value < maskThreshold || value < (data[from] ?? 0) || this.#out[to] === 255) return;
    this.#out[to] = 255;
    if (this.#height === this.#stack.length) this.#stack = twice(this.#stack);
    this.#stack[this.#height++] = to;
  }
}

function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
