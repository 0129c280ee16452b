import type { Rect } from "../image/geometry";
import { oklabScale, packedDistance, type ColourPlane } from "./oklab";

/** Where the wand was put down, in whole pixels of the photo, and what it takes from there. */
export interface WandReach {
  readonly x: number;
  readonly y: number;
  /** 0 to 100: how far a colour may be from the one that was clicked, in hundredths of the way from black to white in OKLab. */
  readonly tolerance: number;
  /** Only what hangs together with the clicked pixel side by side; else every such colour of the photo. */
  readonly contiguous: boolean;
}

/** The pixels that the wand takes: 255 in a plane of the photo's size, and the box around them. */
export interface WandSelection {
  readonly rect: Rect;
  readonly width: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** What a click of the magic wand takes. The clicked pixel is always part of it. */
export function wandSelection(plane: ColourPlane, { x, y, tolerance, contiguous }: WandReach): WandSelection {
  const seed = plane.colours[y * plane.width + x] ?? 0;
  const limit = (tolerance / 100) * oklabScale;
  const taken = contiguous ? new ScanFill(plane, seed, limit * limit) : null;
  return taken === null ? takeEverywhere(plane, seed, limit * limit) : taken.from(x, y);
}

function takeEverywhere({ width, height, colours }: ColourPlane, seed: number, limit: number): WandSelection {
  const data = new Uint8Array(width * height);
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0, at = 0; y < height; y++) {
    let first = width;
    let end = 0;
    for (let x = 0; x < width; x++, at++) {
      if (packedDistance(colours[at] ?? 0, seed) > limit) continue;
      data[at] = 255;
      if (end === 0) first = x;
      end = x + 1;
    }
    if (end === 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, end);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  return { rect: { x: left, y: top, width: right - left, height: bottom - top }, width, data };
}

/**
 * Seed fill by whole runs of rows (P. Heckbert, "A Seed Fill Algorithm", Graphics Gems, 1990): a filled run puts the rows beside it
 * on a stack, and the row that it came from only where it reaches farther than that one. Each pixel is looked at once or twice.
 */
class ScanFill {
  readonly #plane: ColourPlane;
  readonly #seed: number;
  readonly #limit: number;
  readonly #data: Uint8Array<ArrayBuffer>;
  /** Row, first and last pixel of a filled run, and the direction in which its neighbour is still to be looked at. */
  #stack = new Int32Array(4096);
  #height = 0;
  #left: number;
  #right = 0;
  #top: number;
  #bottom = 0;

  /** `limit`: the squared distance, in steps. */
  constructor(plane: ColourPlane, seed: number, limit: number) {
    this.#plane = plane;
    this.#seed = seed;
    this.#limit = limit;
    this.#data = new Uint8Array(plane.width * plane.height);
    this.#left = plane.width;
    this.#top = plane.height;
  }

  from(x: number, y: number): WandSelection {
    this.#push(y, x, x, 1);
    this.#push(y + 1, x, x, -1);
    while (this.#height > 0) this.#next();
    const rect = { x: this.#left, y: this.#top, width: this.#right - this.#left, height: this.#bottom - this.#top };
    return { rect, width: this.#plane.width, data: this.#data };
  }

  /** The row beside the run on the top of the stack. */
  #next(): void {
    this.#height -= 4;
    const first = this.#stack[this.#height + 1] ?? 0;
    const last = this.#stack[this.#height + 2] ?? 0;
    const step = this.#stack[this.#height + 3] ?? 0;
    const y = (this.#stack[this.#height] ?? 0) + step;
    const row = y * this.#plane.width;
    let x = this.#takeLeft(row, first);
    if (x < first - 1) this.#push(y, x + 1, first - 1, -step);
    let start = x + 1;
    x = first;
    if (start > first) {
      x = this.#firstFree(row, first + 1, last);
      start = x;
    }
    while (x <= last) {
      x = this.#takeRight(row, x);
      this.#mark(y, start, x);
      this.#push(y, start, x - 1, step);
      if (x > last + 1) this.#push(y, last + 1, x - 1, -step);
      x = this.#firstFree(row, x + 1, last);
      start = x;
    }
  }

  /** Fills leftwards from `from`. @returns the first pixel that stays */
  #takeLeft(row: number, from: number): number {
    let x = from;
    while (x >= 0 && this.#isFree(row + x)) this.#data[row + x--] = 255;
    return x;
  }

  /** Fills rightwards from `from`, which may be filled already. @returns one past the last filled pixel */
  #takeRight(row: number, from: number): number {
    let x = this.#data[row + from] === 255 ? from + 1 : from;
    while (x < this.#plane.width && this.#isFree(row + x)) this.#data[row + x++] = 255;
    return x;
  }

  #firstFree(row: number, from: number, last: number): number {
    let x = from;
    while (x <= last && !this.#isFree(row + x)) x++;
    return x;
  }

  #isFree(at: number): boolean {
    return this.#data[at] === 0 && packedDistance(this.#plane.colours[at] ?? 0, this.#seed) <= this.#limit;
  }

  #push(y: number, first: number, last: number, step: number): void {
    if (y + step < 0 || y + step >= this.#plane.height) return;
    if (this.#height === this.#stack.length) {
      const larger = new Int32Array(this.#stack.length * 2);
      larger.set(this.#stack);
      this.#stack = larger;
    }
    this.#stack[this.#height++] = y;
    this.#stack[this.#height++] = first;
    this.#stack[this.#height++] = last;
    this.#stack[this.#height++] = step;
  }

  #mark(y: number, from: number, to: number): void {
    if (from < this.#left) this.#left = from;
    if (to > this.#right) this.#right = to;
    if (y < this.#top) this.#top = y;
    if (y >= this.#bottom) this.#bottom = y + 1;
  }
}
