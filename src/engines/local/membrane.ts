import type { Level } from "./level";
import { scaled, unmeasured } from "./progress";
import { held, none, relaxGrid, type Grid } from "./relax";
import { seamSteps, sides } from "./seamSteps";

/**
 * The gradient-domain correction (Pérez, Gangnet, Blake, SIGGRAPH 2003; screened as in Bhat et al., ECCV 2008): a smooth membrane is
 * added to the copied pixels so that steps vanish at the hole's border and between patches copied from different places, while the
 * gradients inside a copied area stay. Two of them: a wide one for differences of light, and a narrow one, a few pixels deep, for
 * steps that are too large to be spread. Each is a finite-volume Laplacian relaxed coarse to fine, with most sweeps on the coarse grids
 * (cascadic multigrid: Bornemann and Deuflhard, Numer. Math. 1996): O(hole).
 */
export const coarseSweeps = 24;
export const finestSweeps = 12;
/** How strongly a membrane is drawn back to zero; its reach is about 1 / sqrt(pull) pixels. */
export const widePull = 0.0004;
export const narrowPull = 0.03;
/** A grid of which a side is no longer is not made coarser. */
export const smallestGrid = 8;

/** The unknown pixels of one grid as a list. */
interface Cells {
  readonly width: number;
  readonly height: number;
  readonly positions: Int32Array;
  /** Four per cell: an index into the list, `none` or `held`. */
  readonly neighbours: Int32Array;
}

interface CoarserCells extends Cells {
  /** For each cell of the finer list the cell that it lies in. */
  readonly parents: Int32Array;
}

/** The correction of each unknown pixel as four floats (red, green, blue and nothing). `origins` as `voteCopy` made it. Yields the fraction done. */
export function* membrane(level: Level, unknown: Int32Array, origins: Int32Array): Generator<number, Float32Array> {
  const { wide, narrow } = yield* unmeasured(seamSteps(level, unknown, origins), 0);
  const finest = listCells(level.width, level.height, unknown, level.known);
  yield 0;
  const coarser: CoarserCells[] = [];
  for (let cells: Cells = finest; Math.min(cells.width, cells.height) > smallestGrid;) {
    const next = coarsen(cells);
    coarser.push(next);
    cells = next;
    yield 0;
  }
  const total = 2 * unknown.length + coarser.reduce((sum, cells) => sum + cells.positions.length, 0);
  let done = 0;

  const loads = [wide];
  for (const [k, { positions, parents }] of coarser.entries()) loads.push(gather(loads[k] ?? wide, parents, positions.length));
  let values = new Float32Array((coarser.at(-1) ?? finest).positions.length * 4);
  for (let k = coarser.length; k >= 0; k--) {
    const cells = k === 0 ? finest : (coarser[k - 1] ?? finest);
    const below = coarser[k];
    if (below !== undefined) values = scatter(values, below.parents);
    const grid = { neighbours: cells.neighbours, load: loads[k] ?? wide, values };
    const after = done + cells.positions.length;
    yield* scaled(relaxed(grid, widePull * 4 ** k, k === 0 ? finestSweeps : coarseSweeps), done / total, after / total);
    done = after;
  }
  const rim = new Float32Array(values.length);
  yield* scaled(relaxed({ neighbours: finest.neighbours, load: narrow, values: rim }, narrowPull, finestSweeps), done / total, 1);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) + (rim[i] ?? 0);
  return values;
}

function* relaxed(grid: Grid, pull: number, sweeps: number): Generator<number, void> {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    relaxGrid(grid, pull);
    yield (sweep + 1) / sweeps;
  }
}

function listCells(width: number, height: number, positions: Int32Array, known: Uint8Array | null): Cells {
  const places = new Int32Array(width * height).fill(none);
  for (let k = 0; k < positions.length; k++) places[positions[k] ?? 0] = k;
  const neighbours = new Int32Array(4 * positions.length).fill(none);
  for (let k = 0; k < positions.length; k++) {
    const at = positions[k] ?? 0;
    const y = Math.floor(at / width);
    const x = at - y * width;
    for (let side = 0; side < 4; side++) {
      const { dx, dy } = sides[side] ?? sides[0];
      if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
      const other = at + dy * width + dx;
      const place = places[other] ?? none;
      if (place !== none) neighbours[4 * k + side] = place;
      else if (known === null || known[other] === 1) neighbours[4 * k + side] = held;
    }
  }
  return { width, height, positions, neighbours };
}

/** Four cells become one where any of them moves. */
function coarsen(fine: Cells): CoarserCells {
  const width = (fine.width + 1) >> 1;
  const height = (fine.height + 1) >> 1;
  const places = new Int32Array(width * height).fill(none);
  const positions: number[] = [];
  const parents = new Int32Array(fine.positions.length);
  for (let k = 0; k < parents.length; k++) {
    const at = fine.positions[k] ?? 0;
    const y = Math.floor(at / fine.width);
    const cell = (y >> 1) * width + ((at - y * fine.width) >> 1);
    if (places[cell] === none) places[cell] = positions.push(cell) - 1;
    parents[k] = places[cell] ?? 0;
  }
  return { ...listCells(width, height, Int32Array.from(positions), null), parents };
}

/** A coarse cell bears the sum of the loads of its cells. */
function gather(load: Float32Array, parents: Int32Array, count: number): Float32Array {
  const sums = new Float32Array(4 * count);
  for (let k = 0; k < parents.length; k++) {
    const to = 4 * (parents[k] ?? 0);
    for (let c = 0; c < 3; c++) sums[to + c] = (sums[to + c] ?? 0) + (load[4 * k + c] ?? 0);
  }
  return sums;
}

function scatter(values: Float32Array, parents: Int32Array): Float32Array<ArrayBuffer> {
  const finer = new Float32Array(4 * parents.length);
  for (let k = 0; k < parents.length; k++) {
    for (let c = 0; c < 3; c++) finer[4 * k + c] = values[4 * (parents[k] ?? 0) + c] ?? 0;
  }
  return finer;
}
