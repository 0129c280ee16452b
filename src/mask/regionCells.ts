import { mirror } from "../image/kernel";

/**
 * One side of a region: which of its cells (pixels of what is sent) touch which pixel of the photo. A pixel has none outside the
 * region, and several where the region leaves the photo and mirrors it. The same whole-number arithmetic as `cutMask`.
 */
export class RegionCells {
  readonly start: number;
  readonly length: number;
  readonly cells: number;
  readonly #photo: number;
  /** Of pixel i the touches are from `#from[i]` to before `#from[i + 1]`. */
  readonly #from: Int32Array;
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  /** `start` and `length` in pixels of the photo, which has `photo` of them along this side. */
  constructor(start: number, length: number, cells: number, photo: number) {
    this.start = start;
    this.length = length;
    this.cells = cells;
    this.#photo = photo;
    this.#from = new Int32Array(photo + 1);
    for (let at = 0; at < length; at++) this.#add(mirror(start + at, photo) + 1);
    for (let i = 0; i < photo; i++) this.#from[i + 1] = (this.#from[i + 1] ?? 0) + (this.#from[i] ?? 0);
    this.#first = new Int32Array(length);
    this.#last = new Int32Array(length);
    const filled = this.#from.slice(0, photo);
    for (let at = 0; at < length; at++) {
      const pixel = mirror(start + at, photo);
      const to = filled[pixel] ?? 0;
      filled[pixel] = to + 1;
      this.#first[to] = Math.floor((at * cells) / length);
      this.#last[to] = Math.ceil(((at + 1) * cells) / length) - 1;
    }
  }

  #add(pixel: number): void {
    this.#from[pixel] = (this.#from[pixel] ?? 0) + 1;
  }

  /** The cells from the first to behind the last one that touch any pixel of `from` to `to` (exclusive). */
  around(from: number, to: number): { readonly from: number; readonly to: number } {
    let first = this.cells;
    let end = 0;
    for (let i = this.#from[Math.max(0, from)] ?? 0; i < (this.#from[Math.min(this.#photo, to)] ?? 0); i++) {
      first = Math.min(first, this.#first[i] ?? 0);
      end = Math.max(end, (this.#last[i] ?? 0) + 1);
    }
    return { from: Math.min(first, end), to: end };
  }

  /** The pixels of the photo from the first to behind the last one that cells `from` to `to` (exclusive) touch. */
  under(from: number, to: number): { readonly from: number; readonly to: number } {
    let first = this.#photo;
    let end = 0;
    const last = Math.ceil((to * this.length) / this.cells);
    for (let at = Math.floor((from * this.length) / this.cells); at < last; at++) {
      const pixel = mirror(this.start + at, this.#photo);
      if (pixel < first) first = pixel;
      if (pixel >= end) end = pixel + 1;
    }
    return { from: Math.min(first, end), to: end };
  }

  /** Sets the cells that touch the pixels `from` to `to` (exclusive) to 255. */
  mark(from: number, to: number, row: Uint8Array): void {
    const begin = this.#from[from] ?? 0;
    const end = this.#from[to] ?? 0;
    if (end === begin) return;
    if (end - begin === to - from) {
      // Each pixel is there once, so together they are one stretch, in one direction or the other.
      const [a, b] = [this.#first[begin] ?? 0, this.#first[end - 1] ?? 0];
      row.fill(255, Math.min(a, b), Math.max(this.#last[begin] ?? 0, this.#last[end - 1] ?? 0) + 1);
      return;
    }
    for (let i = begin; i < end; i++) row.fill(255, this.#first[i] ?? 0, (this.#last[i] ?? 0) + 1);
  }

  /** Calls `visit` with every cell that touches this pixel. */
  each(pixel: number, visit: (cell: number) => void): void {
    for (let i = this.#from[pixel] ?? 0; i < (this.#from[pixel + 1] ?? 0); i++) {
      for (let cell = this.#first[i] ?? 0; cell <= (this.#last[i] ?? 0); cell++) visit(cell);
    }
  }
}
