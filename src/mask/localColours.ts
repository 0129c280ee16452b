import { paletteSize, type ColourPalette } from "./colourPalette";

/** What is never seen on one side is as likely there as this. */
const floor = 0.01;
/** Up to the first overlap of the colours of both sides they are listened to, from the second on they say nothing about the outline. */
const overlaps = { clear: 0.97, alike: 0.99 } as const;
/** Fewer pixels than this of one side say nothing. */
const fewest = 6;

/**
 * How much more likely each kind of colour is inside the mask than outside it, place by place: a photo is divided into cells, and a cell
 * knows what is in it and, for less, in the eight around it. What lies near in colour counts as nearly seen.
 */
export class LocalColours {
  readonly columns: number;
  readonly rows: number;
  readonly #palette: ColourPalette;
  /** By cell and kind: weight of the pixels inside and outside. */
  readonly #inside: Float32Array;
  readonly #outside: Float32Array;
  /** By cell and kind: logarithm of how much more likely it is inside. */
  readonly #evidence: Float32Array;
  /** By cell: 0 where the two sides can be told apart, 1 where they look alike. */
  readonly #silence: Float32Array;

  constructor(palette: ColourPalette, columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#palette = palette;
    this.#inside = new Float32Array(columns * rows * paletteSize);
    this.#outside = new Float32Array(columns * rows * paletteSize);
    this.#evidence = new Float32Array(columns * rows * paletteSize);
    this.#silence = new Float32Array(columns * rows).fill(1);
  }

  clear(): void {
    this.#inside.fill(0);
    this.#outside.fill(0);
  }

  add(cell: number, kind: number, isInside: boolean, weight: number): void {
    const side = isInside ? this.#inside : this.#outside;
    const at = cell * paletteSize + kind;
    side[at] = (side[at] ?? 0) + weight;
  }

  /** Weighs what was added, for the cells that are asked for. */
  weigh(cells: Uint8Array): void {
    const inside = new Float64Array(paletteSize);
    const outside = new Float64Array(paletteSize);
    const spread = new Float64Array(paletteSize);
    for (let cell = 0; cell < cells.length; cell++) {
      if (cells[cell] === 0) continue;
      const insideSum = this.#gather(cell, this.#inside, inside, spread);
      const outsideSum = this.#gather(cell, this.#outside, outside, spread);
      let overlap = 0;
      for (let kind = 0; kind < paletteSize; kind++) {
        overlap += Math.sqrt((inside[kind] ?? 0) * (outside[kind] ?? 0));
        this.#evidence[cell * paletteSize + kind] = Math.log(((inside[kind] ?? 0) + floor) / ((outside[kind] ?? 0) + floor));
      }
      const isSeen = insideSum >= fewest && outsideSum >= fewest;
      this.#silence[cell] = isSeen ? Math.min(1, Math.max(0, (overlap - overlaps.clear) / (overlaps.alike - overlaps.clear))) : 1;
    }
  }

  /** How little can be said at a place, 0 to 1. Places in cells: cell (i, j) covers [i, i+1) × [j, j+1). */
  silence(x: number, y: number): number {
    return this.#between(this.#silence, 1, 0, x, y);
  }

  /** Positive where a kind of colour is likely inside; the less can be said there, the smaller. */
  evidence(x: number, y: number, kind: number): number {
    return this.#between(this.#evidence, paletteSize, kind, x, y) * (1 - this.silence(x, y));
  }

  /** Between the middles of four cells. */
  #between(values: Float32Array, stride: number, offset: number, x: number, y: number): number {
    const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    const [shareX, shareY] = [x - 0.5 - left, y - 0.5 - top];
    const x0 = left < 0 ? 0 : left;
    const x1 = left + 1 >= this.columns ? this.columns - 1 : left + 1;
    const upper = (top < 0 ? 0 : top) * this.columns;
    const lower = (top + 1 >= this.rows ? this.rows - 1 : top + 1) * this.columns;
    const above = (values[(upper + x0) * stride + offset] ?? 0) * (1 - shareX) + (values[(upper + x1) * stride + offset] ?? 0) * shareX;
    const below = (values[(lower + x0) * stride + offset] ?? 0) * (1 - shareX) + (values[(lower + x1) * stride + offset] ?? 0) * shareX;
    return above * (1 - shareY) + below * shareY;
  }

  /** The kinds of a cell and of those around it, in shares. @returns the weight of them all */
  #gather(cell: number, from: Float32Array, to: Float64Array, spread: Float64Array): number {
    const x = cell % this.columns;
    const y = (cell - x) / this.columns;
    spread.fill(0);
    let sum = 0;
    for (let row = Math.max(0, y - 1); row <= Math.min(this.rows - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(this.columns - 1, x + 1); column++) {
        const weight = (row === y ? 1 : 0.5) * (column === x ? 1 : 0.5);
        const start = (row * this.columns + column) * paletteSize;
        for (let kind = 0; kind < paletteSize; kind++) {
          const seen = (from[start + kind] ?? 0) * weight;
          spread[kind] = (spread[kind] ?? 0) + seen;
          sum += seen;
        }
      }
    }
    to.fill(0);
    if (sum === 0) return 0;
    for (let kind = 0; kind < paletteSize; kind++) {
      const share = (spread[kind] ?? 0) / sum;
      if (share === 0) continue;
      for (let other = 0; other < paletteSize; other++) {
        to[other] = (to[other] ?? 0) + share * (this.#palette.likeness[kind * paletteSize + other] ?? 0);
      }
    }
    return sum;
  }
}
