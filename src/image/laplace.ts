/** What a cell of the grid is: no part of it, to be found, or given. */
export const cellKinds = { none: 0, free: 1, held: 2 } as const;

export interface LaplaceGrid {
  readonly width: number;
  readonly height: number;
  /** One of `cellKinds` a cell. */
  readonly kinds: Uint8Array;
  /** Three floats a cell; those of held cells are given, those of free cells are written. */
  readonly values: Float32Array;
}

const sweeps = 24;
const mostSweeps = 192;
const overRelaxation = 1.6;
const smallest = 4;

/**
 * Fills the free cells with the harmonic membrane through the held ones: every free cell is the mean of its neighbours. Where the grid or
 * its cells end nothing is held, so that the membrane ends level there (Neumann). With no held cell at all everything stays 0.
 * Cascadic multigrid (F. Bornemann, P. Deuflhard, Numerische Mathematik 75, 1996): solved coarse first, each finer grid begins with what
 * the one before found and is relaxed, the coarse ones longest. Linear in the cells.
 */
export function solveLaplace(grid: LaplaceGrid): void {
  solveFrom(grid, sweeps);
}

function solveFrom(grid: LaplaceGrid, count: number): void {
  if (Math.min(grid.width, grid.height) > smallest) {
    const coarse = coarsen(grid);
    solveFrom(coarse, Math.min(mostSweeps, count * 2));
    prolong(coarse, grid);
  }
  const free = listFree(grid);
  for (let sweep = 0; sweep < count; sweep++) relax(grid, free);
}

/** Four cells become one: held by the mean of those that are held, else free where any is free. */
function coarsen({ width, height, kinds, values }: LaplaceGrid): LaplaceGrid {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const coarse: LaplaceGrid = {
    ...half,
    kinds: new Uint8Array(half.width * half.height),
    values: new Float32Array(half.width * half.height * 3),
  };
  const counts = new Uint8Array(half.width * half.height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const kind = kinds[at] ?? 0;
      if (kind === cellKinds.none) continue;
      const to = (y >> 1) * half.width + (x >> 1);
      if (kind > (coarse.kinds[to] ?? 0)) coarse.kinds[to] = kind;
      if (kind !== cellKinds.held) continue;
      counts[to] = (counts[to] ?? 0) + 1;
      for (let c = 0; c < 3; c++) coarse.values[to * 3 + c] = (coarse.values[to * 3 + c] ?? 0) + (values[at * 3 + c] ?? 0);
    }
  }
  for (let i = 0; i < coarse.values.length; i++) coarse.values[i] = (coarse.values[i] ?? 0) / Math.max(1, counts[Math.floor(i / 3)] ?? 0);
  return coarse;
}

function prolong(coarse: LaplaceGrid, { width, height, kinds, values }: LaplaceGrid): void {
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (kinds[at] !== cellKinds.free) continue;
      const from = ((y >> 1) * coarse.width + (x >> 1)) * 3;
      for (let c = 0; c < 3; c++) values[at * 3 + c] = coarse.values[from + c] ?? 0;
    }
  }
}

interface FreeCells {
  readonly places: Int32Array;
  /** Four a cell: a place, or −1 where nothing is. */
  readonly neighbours: Int32Array;
}

function listFree({ width, height, kinds }: LaplaceGrid): FreeCells {
  const count = kinds.reduce((sum, kind) => sum + (kind === cellKinds.free ? 1 : 0), 0);
  const places = new Int32Array(count);
  const neighbours = new Int32Array(count * 4).fill(-1);
  let k = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (kinds[at] !== cellKinds.free) continue;
      places[k] = at;
      if (x > 0 && kinds[at - 1] !== cellKinds.none) neighbours[k * 4] = at - 1;
      if (x + 1 < width && kinds[at + 1] !== cellKinds.none) neighbours[k * 4 + 1] = at + 1;
      if (y > 0 && kinds[at - width] !== cellKinds.none) neighbours[k * 4 + 2] = at - width;
      if (y + 1 < height && kinds[at + width] !== cellKinds.none) neighbours[k * 4 + 3] = at + width;
      k++;
    }
  }
  return { places, neighbours };
}

/** One sweep of successive over-relaxation. */
function relax({ values }: LaplaceGrid, { places, neighbours }: FreeCells): void {
  for (let k = 0; k < places.length; k++) {
    let [red, green, blue, count] = [0, 0, 0, 0];
    for (let side = k * 4; side < k * 4 + 4; side++) {
      const other = (neighbours[side] as number) * 3;
      if (other < 0) continue;
      red += values[other] as number;
      green += values[other + 1] as number;
      blue += values[other + 2] as number;
      count++;
    }
    if (count === 0) continue;
    const at = (places[k] as number) * 3;
    values[at] = (values[at] as number) + overRelaxation * (red / count - (values[at] as number));
    values[at + 1] = (values[at + 1] as number) + overRelaxation * (green / count - (values[at + 1] as number));
    values[at + 2] = (values[at + 2] as number) + overRelaxation * (blue / count - (values[at + 2] as number));
  }
}
