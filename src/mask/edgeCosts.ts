import type { Rect } from "../image/geometry";
import { createPause } from "../image/pause";
import type { ColourPlane } from "./oklab";
import type { CostMap } from "./pathTree";

/** A part of a photo on a grid: its nodes lie on the corners of squares of `step` pixels, from the upper left corner of `rect`. */
export interface EdgeGrid {
  readonly rect: Rect;
  readonly step: number;
}

/** A way costs something along the sharpest edge too: eight times as far is the longest detour. */
const least = 32;
/** Weaker edges than this are noise, in steps of the packed colours: 0.6 % of the way from black to white. */
const leastReference = 12;
/** The gradient is kept this much finer than the steps of the colours. */
const fineness = 4;
/** What the kernels below make of an edge of one step. */
const gain = 16;

/** Nodes of a grid along its sides. */
export function nodesOf({ rect, step }: EdgeGrid): { columns: number; rows: number } {
  return { columns: Math.ceil(rect.width / step) + 1, rows: Math.ceil(rect.height / step) + 1 };
}

/**
 * What it costs to draw a line through each node: little where the colours on its two sides differ, in OKLab. The nodes are corners
 * of pixels, so that a line along an edge has every pixel on its own side. The gradient comes from the 4 × 4 pixels around a corner;
 * it is weighed against what is usual in this part of the photo, and beside the ridge of a broad edge a line costs more.
 * @throws Failure aborted
 */
export async function edgeCosts(plane: ColourPlane, grid: EdgeGrid, signal?: AbortSignal): Promise<CostMap> {
  const { columns, rows } = nodesOf(grid);
  const gradients = new Uint16Array(columns * rows);
  const directions = new Uint8Array(columns * rows);
  const filter = new CornerFilter(plane, grid);
  const pause = createPause(signal);
  for (let row = 0; row < rows; row++) {
    filter.row(row, gradients, directions);
    await pause();
  }
  return { columns, rows, costs: costsOf(gradients, directions, columns, rows) };
}

/** A gradient across, along one diagonal, down, along the other: the two nodes beside it, as columns and rows. */
const across = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
] as const;

function costsOf(gradients: Uint16Array, directions: Uint8Array, columns: number, rows: number): Uint8Array {
  const reference = 1 / referenceOf(gradients);
  const costs = new Uint8Array(gradients.length);
  const beside = across.map(([x, y]) => y * columns + x);
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      const gradient = gradients[at] ?? 0;
      const share = gradient * reference;
      const away = beside[directions[at] ?? 0] ?? 0;
      const isRidge = gradient >= (gradients[at + away] ?? 0) && gradient >= (gradients[at - away] ?? 0);
      const cost = (isRidge ? 1 : 1.5) * (255 - least) * (1 / (1 + share * share));
      costs[at] = Math.min(255, Math.round(least + cost));
    }
  }
  return costs;
}

/** What an edge has to be stronger than: half as much again as the middle gradient. */
function referenceOf(gradients: Uint16Array): number {
  const counts = new Uint32Array(65_536);
  for (let at = 0; at < gradients.length; at++) counts[gradients[at] ?? 0] = (counts[gradients[at] ?? 0] ?? 0) + 1;
  let middle = 0;
  for (let seen = 0; middle < 65_535; middle++) {
    seen += counts[middle] ?? 0;
    if (seen * 2 >= gradients.length) break;
  }
  return Math.max(leastReference * fineness, 1.5 * middle);
}

/** Works out gradients row by row from four rows of squares, of which each is read once. */
class CornerFilter {
  readonly #plane: ColourPlane;
  readonly #grid: EdgeGrid;
  readonly #columns: number;
  readonly #squares: { readonly columns: number; readonly rows: number };
  /** Means of one row of squares: lightness and the two axes. */
  readonly #means: readonly [Float32Array, Float32Array, Float32Array];
  /** Of four rows in turn, three axes each: differences across, and sums. */
  readonly #differences: readonly Float32Array[];
  readonly #sums: readonly Float32Array[];
  #read = -1;

  constructor(plane: ColourPlane, grid: EdgeGrid) {
    this.#plane = plane;
    this.#grid = grid;
    const { columns, rows } = nodesOf(grid);
    this.#columns = columns;
    this.#squares = { columns: columns - 1, rows: rows - 1 };
    this.#means = [new Float32Array(columns - 1), new Float32Array(columns - 1), new Float32Array(columns - 1)];
    this.#differences = Array.from({ length: 12 }, () => new Float32Array(columns));
    this.#sums = Array.from({ length: 12 }, () => new Float32Array(columns));
  }

  /** The nodes between the rows of squares `row` − 1 and `row`; beyond the grid its border goes on as it is. */
  row(row: number, gradients: Uint16Array, directions: Uint8Array): void {
    const last = this.#squares.rows - 1;
    while (this.#read < Math.min(last, row + 1)) this.#take(++this.#read);
    const place = (square: number): number => (Math.min(last, Math.max(0, square)) & 3) * 3;
    const [first, second, third, fourth] = [place(row - 2), place(row - 1), place(row), place(row + 1)];
    for (let x = 0, at = row * this.#columns; x < this.#columns; x++, at++) {
      let xx = 0;
      let yy = 0;
      let xy = 0;
      for (let axis = 0; axis < 3; axis++) {
        const gx =
          (this.#differences[first + axis]?.[x] ?? 0) +
          3 * ((this.#differences[second + axis]?.[x] ?? 0) + (this.#differences[third + axis]?.[x] ?? 0)) +
          (this.#differences[fourth + axis]?.[x] ?? 0);
        const gy =
          (this.#sums[third + axis]?.[x] ?? 0) +
          (this.#sums[fourth + axis]?.[x] ?? 0) -
          (this.#sums[first + axis]?.[x] ?? 0) -
          (this.#sums[second + axis]?.[x] ?? 0);
        xx += gx * gx;
        yy += gy * gy;
        xy += gx * gy;
      }
      gradients[at] = Math.min(65_535, Math.sqrt(xx + yy) * (fineness / gain) + 0.5);
      // 5.83 is the square of the tangent of 67.5°.
      directions[at] = xx > 5.83 * yy ? 0 : yy > 5.83 * xx ? 2 : xy > 0 ? 1 : 3;
    }
  }

  #take(square: number): void {
    this.#readMeans(square);
    const last = this.#squares.columns - 1;
    for (let axis = 0; axis < 3; axis++) {
      const means = this.#means[axis];
      const differences = this.#differences[(square & 3) * 3 + axis];
      const sums = this.#sums[(square & 3) * 3 + axis];
      if (means === undefined || differences === undefined || sums === undefined) continue;
      for (let x = 0; x < this.#columns; x++) {
        const a = means[x < 2 ? 0 : x - 2] ?? 0;
        const b = means[x < 1 ? 0 : x - 1] ?? 0;
        const c = means[x > last ? last : x] ?? 0;
        const d = means[x >= last ? last : x + 1] ?? 0;
        differences[x] = c + d - a - b;
        sums[x] = a + 3 * (b + c) + d;
      }
    }
  }

  #readMeans(square: number): void {
    const { rect, step } = this.#grid;
    const { width, colours } = this.#plane;
    const [lightness, greenRed, blueYellow] = this.#means;
    const top = rect.y + square * step;
    const bottom = Math.min(top + step, rect.y + rect.height);
    const end = rect.x + rect.width;
    for (let column = 0; column < this.#squares.columns; column++) {
      const left = rect.x + column * step;
      const right = Math.min(left + step, end);
      let l = 0;
      let a = 0;
      let b = 0;
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left, stop = y * width + right; at < stop; at++) {
          const colour = colours[at] ?? 0;
          l += colour >>> 20;
          a += (colour >>> 10) & 1023;
          b += colour & 1023;
        }
      }
      const share = 1 / ((right - left) * (bottom - top));
      lightness[column] = l * share;
      greenRed[column] = a * share;
      blueYellow[column] = b * share;
    }
  }
}
