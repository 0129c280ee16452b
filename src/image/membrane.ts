import type { ColourPair } from "./colourPair";
import type { Size } from "./geometry";
import { cellKinds, solveLaplace, type LaplaceGrid } from "./laplace";
import { Tally } from "./tally";

/**
 * The colour match that hides a seam: outside the mask the engine was to give the photo back, so whatever it got wrong there is its own
 * drift of colour and light. That error, measured on the ring around the mask, is continued over the mask by a membrane (P. Pérez,
 * M. Gangnet, A. Blake, "Poisson Image Editing", SIGGRAPH 2003, in the form of Z. Farbman et al., "Coordinates for Instant Image Cloning",
 * SIGGRAPH 2009: solve for the smooth correction, not for the picture) and added to the result.
 *
 * It is solved on a grid of at most 256 cells a side, because nothing finer is in it: the ring's error is taken from windows of several pixels,
 * by their middle half, so that neither grain nor an edge that the engine has moved is taken for a drift. Windows that disagree in
 * themselves, that are off by more than any drift, or that stand out from those around them are not trusted or are held to their
 * neighbours. Where the mask touches the border of the photo or of the region there is no ring, and the membrane ends level.
 *
 * The local fill's own membrane spreads steps of gradients between copied patches, drawn back to zero (see engines/local/membrane.ts): its
 * equations are others, so only the idea is shared.
 */
const mostCells = 256;
/** Half a window, in pixels at the least and in cells. */
const window = { pixels: 8, cells: 2 } as const;
const fewestSamples = 8;
/** Levels. A wider middle half means that there is another picture, and so does a larger error. */
const trusted = { width: 28, error: 48 } as const;
/** Cells around one that it is compared with, and levels that it may differ from their middle. */
const company = { cells: 8, levels: 6 } as const;

export interface Membrane extends LaplaceGrid {
  /** Pixels of the pair to a side of a cell. */
  readonly cell: number;
}

/** The correction to be added to the raw output, in levels; null where nothing around the zone can be compared. `zone`: above 0 where the pair is pasted. */
export function measureMembrane(pair: ColourPair, zone: Uint8Array): Membrane | null {
  const { width, height } = pair.photo;
  const cell = cellSide(pair.photo);
  const size = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const count = size.width * size.height;
  const grid: Membrane = { ...size, cell, kinds: new Uint8Array(count), values: new Float32Array(count * 3) };
  const ring = markCells(pair, zone, grid);
  if (ring.length === 0) return null;
  const trend = fitTrend(pair, zone, grid, ring);
  const held = holdRing(pair, zone, grid, ring, trend);
  if (held.length === 0) return null;
  keepCompany(grid, held);
  for (const at of held) {
    const { x, y } = middleOf(grid, at);
    for (let c = 0; c < 3; c++) grid.values[at * 3 + c] = (grid.values[at * 3 + c] ?? 0) + valueOf(trend[c], x, y);
  }
  solveLaplace(grid);
  return grid;
}

function cellSide({ width, height }: Size): number {
  return Math.max(1, Math.ceil(Math.max(width, height) / mostCells));
}

/** How far from the zone the membrane looks, in pixels of a pair of this size: a cell beside that of a zone's pixel, and the window around it. */
export function membraneReach(size: Size): number {
  const cell = cellSide(size);
  return 2 * cell + windowMargin(cell);
}

function windowMargin(cell: number): number {
  return Math.max(window.pixels, window.cells * cell);
}

/** Marks the cells of the zone and those around them as free. @returns those of them that have pixels outside the zone */
function markCells({ photo, inside }: ColourPair, zone: Uint8Array, { width, height, cell, kinds }: Membrane): number[] {
  const inZone = new Uint16Array(kinds.length);
  const around = new Uint16Array(kinds.length);
  for (let y = inside.y; y < inside.y + inside.height; y++) {
    const row = Math.floor(y / cell) * width;
    for (let x = inside.x; x < inside.x + inside.width; x++) {
      const at = row + Math.floor(x / cell);
      if (zone[y * photo.width + x] === 0) around[at] = (around[at] ?? 0) + 1;
      else inZone[at] = (inZone[at] ?? 0) + 1;
    }
  }
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (inZone[at] === 0) continue;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) kinds[v * width + u] = cellKinds.free;
    }
  }
  const ring: number[] = [];
  for (let at = 0; at < kinds.length; at++) if (kinds[at] === cellKinds.free && (around[at] ?? 0) > 0) ring.push(at);
  return ring;
}

/** A plane of one channel's error: its value is `base` at (`x`, `y`), in pixels of the pair. */
interface Trend {
  readonly base: number;
  readonly x: number;
  readonly y: number;
  readonly slopeX: number;
  readonly slopeY: number;
}

function valueOf(trend: Trend | undefined, x: number, y: number): number {
  return trend === undefined ? 0 : trend.base + (x - trend.x) * trend.slopeX + (y - trend.y) * trend.slopeY;
}

/**
 * The plane through the ring's error by least squares. A window beside the zone lies off its cell's middle, so what remains is looked
 * at without the plane, which is added again afterwards: a tilt of the light is then met exactly.
 */
function fitTrend(pair: ColourPair, zone: Uint8Array, grid: Membrane, ring: readonly number[]): readonly Trend[] {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  const errors = [0, 1, 2].map(() => ({ sum: 0, x: 0, y: 0 }));
  const { width } = pair.photo;
  for (const at of ring) {
    eachOutside(pair, zone, cellRect(grid, at, 0), 1, (x, y) => {
      n++;
      sx += x;
      sy += y;
      sxx += x * x;
      sxy += x * y;
      syy += y * y;
      for (const [c, sums] of errors.entries()) {
        const error = (pair.photo.data[(y * width + x) * 4 + c] ?? 0) - (pair.raw.data[(y * width + x) * 4 + c] ?? 0);
        sums.sum += error;
        sums.x += error * x;
        sums.y += error * y;
      }
    });
  }
  const [x, y] = [sx / n, sy / n];
  const [varX, covariance, varY] = [sxx / n - x * x, sxy / n - x * y, syy / n - y * y];
  const determinant = varX * varY - covariance * covariance;
  return errors.map(({ sum, x: ex, y: ey }) => {
    const base = sum / n;
    const [towardsX, towardsY] = [ex / n - base * x, ey / n - base * y];
    // A ring along one straight line says nothing about the other direction.
    if (determinant < 1) return { base, x, y, slopeX: 0, slopeY: 0 };
    const slopeX = (towardsX * varY - towardsY * covariance) / determinant;
    const slopeY = (towardsY * varX - towardsX * covariance) / determinant;
    return { base, x, y, slopeX, slopeY };
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The middle of a cell, in pixels of the pair counted from the centre of the first. */
function middleOf({ width, cell }: Membrane, at: number): { readonly x: number; readonly y: number } {
  return { x: ((at % width) + 0.5) * cell - 0.5, y: (Math.floor(at / width) + 0.5) * cell - 0.5 };
}

/** A cell with `margin` pixels around it. */
function cellRect({ width, cell }: Membrane, at: number, margin: number): Box {
  const left = (at % width) * cell;
  const top = Math.floor(at / width) * cell;
  return { left: left - margin, top: top - margin, right: left + cell + margin, bottom: top + cell + margin };
}

function eachOutside({ photo, inside }: ColourPair, zone: Uint8Array, box: Box, step: number, visit: (x: number, y: number) => void): void {
  const bottom = Math.min(inside.y + inside.height, box.bottom);
  const right = Math.min(inside.x + inside.width, box.right);
  for (let y = Math.max(inside.y, box.top); y < bottom; y += step)
    for (let x = Math.max(inside.x, box.left); x < right; x += step) if (zone[y * photo.width + x] === 0) visit(x, y);
}

/** Holds every cell of the ring that can be trusted at what its window needs beside the trend. @returns the held cells */
function holdRing(pair: ColourPair, zone: Uint8Array, grid: Membrane, ring: readonly number[], trend: readonly Trend[]): readonly number[] {
  const margin = windowMargin(grid.cell);
  const step = Math.max(1, Math.floor(margin / window.pixels));
  const tallies = [new Tally(), new Tally(), new Tally()];
  const { width } = pair.photo;
  return ring.filter((at) => {
    for (const tally of tallies) tally.clear();
    eachOutside(pair, zone, cellRect(grid, at, margin), step, (x, y) => {
      const from = (y * width + x) * 4;
      for (const [c, tally] of tallies.entries())
        tally.add((pair.photo.data[from + c] ?? 0) - (pair.raw.data[from + c] ?? 0) - valueOf(trend[c], x, y));
    });
    const { x, y } = middleOf(grid, at);
    const found = tallies.map((tally) => tally.middleHalf());
    const isTrusted = found.every(
      ({ mean, width: spread }, c) => spread <= trusted.width && Math.abs(mean + valueOf(trend[c], x, y)) <= trusted.error,
    );
    if (!isTrusted || (tallies[0]?.count ?? 0) < fewestSamples) return false;
    grid.kinds[at] = cellKinds.held;
    for (const [c, { mean }] of found.entries()) grid.values[at * 3 + c] = mean;
    return true;
  });
}

/** Draws every held cell that stands out from those around it towards their middle. */
function keepCompany({ width, height, kinds, values }: Membrane, held: readonly number[]): void {
  const before = values.slice();
  const tally = new Tally();
  for (const at of held) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const [right, bottom] = [Math.min(width - 1, x + company.cells), Math.min(height - 1, y + company.cells)];
    for (let c = 0; c < 3; c++) {
      tally.clear();
      for (let v = Math.max(0, y - company.cells); v <= bottom; v++)
        for (let u = Math.max(0, x - company.cells); u <= right; u++)
          if (kinds[v * width + u] === cellKinds.held) tally.add(before[(v * width + u) * 3 + c] ?? 0);
      const { mean } = tally.middleHalf();
      values[at * 3 + c] = Math.max(mean - company.levels, Math.min(mean + company.levels, before[at * 3 + c] ?? 0));
    }
  }
}
