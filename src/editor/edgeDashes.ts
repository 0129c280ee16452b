import type { Rect } from "../image/geometry";

/** One word of RGBA bytes, whatever the machine's byte order. */
function word(r: number, g: number, b: number): number {
  return new Uint32Array(new Uint8Array([r, g, b, 255]).buffer)[0] ?? 0;
}

const light = word(255, 255, 255);
const dark = word(13, 14, 16);
const opaque = word(0, 0, 0);

/** The mask's edge as dashes of white and dark that lie across (x + y), so that a shifted phase makes them wander. */
export class EdgeDashes {
  /** Device pixels until the pattern repeats. */
  readonly period: number;
  #phase = 0;
  /** Where the edge's pixels are, once somebody has asked for another phase; null after the picture has changed. */
  #found: Int32Array | null = null;

  constructor(dpr: number) {
    this.period = 2 * Math.max(3, Math.round(5 * dpr));
  }

  /** The edge's colour at x + y. */
  colour(sum: number): number {
    const at = (sum + this.#phase) % this.period;
    return at * 2 < this.period ? light : dark;
  }

  /** The picture was drawn anew somewhere. */
  forget(): void {
    this.#found = null;
  }

  /** The picture has moved by so many pixels along x + y, and its dashes with it. */
  shift(by: number): void {
    this.#phase = (((this.#phase - by) % this.period) + this.period) % this.period;
  }

  /** Moves the dashes by `by` device pixels: only the edge's own pixels are written, all of them inside `rect`. */
  advance(pixels: Uint32Array, stride: number, rect: Rect, by: number): void {
    this.#phase = (this.#phase + this.period - by) % this.period;
    this.#found ??= findOpaque(pixels, stride, rect);
    for (const index of this.#found) {
      const y = Math.floor(index / stride);
      pixels[index] = this.colour(index - y * stride + y);
    }
  }
}

/** The edge is the only thing in the overlay that is opaque. */
function findOpaque(pixels: Uint32Array, stride: number, rect: Rect): Int32Array {
  let found = new Int32Array(4096);
  let count = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    for (let at = y * stride + rect.x; at < y * stride + rect.x + rect.width; at++) {
      if (((pixels[at] ?? 0) & opaque) >>> 0 !== opaque) continue;
      if (count === found.length) {
        const larger = new Int32Array(count * 2);
        larger.set(found);
        found = larger;
      }
      found[count++] = at;
    }
  }
  return found.subarray(0, count);
}
