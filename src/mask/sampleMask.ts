import { isEmptyRect, type Rect } from "../image/geometry";
import { fullTile, tileShift, tileSize } from "./tile";
import type { TileGrid } from "./tileGrid";

/** Where a view's pixel (column, row) lies in the photo: centre at (column + .5 − x) · step, the same for y. */
export interface SampleGrid {
  readonly x: number;
  readonly y: number;
  /** Pixels of the photo for one pixel of the view. */
  readonly step: number;
  /** Pixels in one row of the view. */
  readonly stride: number;
}

/**
 * Reads the mask at a view's resolution into `view`, only inside `rect` (pixels of the view, within it). Shrunk views take
 * the mean of 2 × 2 samples, enlarged ones the pixel itself. A view pixel's value does not depend on `rect`, so a piece that
 * is read again fits its surroundings. Empty and full tiles are filled by row without being read.
 */
export function sampleMask(grid: TileGrid, at: SampleGrid, view: Uint8Array, rect: Rect): void {
  if (isEmptyRect(rect)) return;
  const spread = at.step > 1 ? at.step / 4 : 0;
  const columns = readColumns(grid, at, rect, spread);
  // In an enlarged view many rows show the same pixels.
  let copied = { row: -1, upper: -1, lower: -1 };
  for (let row = rect.y; row < rect.y + rect.height; row++) {
    const offset = row * at.stride;
    const middle = (row + 0.5 - at.y) * at.step;
    if (middle < 0 || middle >= grid.height) {
      view.fill(0, offset + rect.x, offset + rect.x + rect.width);
      continue;
    }
    const upper = Math.max(0, Math.floor(middle - spread));
    const lower = Math.min(grid.height - 1, Math.floor(middle + spread));
    if (upper === copied.upper && lower === copied.lower) {
      const from = copied.row * at.stride + rect.x;
      view.copyWithin(offset + rect.x, from, from + rect.width);
      continue;
    }
    copied = { row, upper, lower };
    const tileRow = upper >> tileShift;
    const top = upper & (tileSize - 1);
    const bottom = Math.min(tileSize - 1, lower - (tileRow << tileShift));
    view.fill(0, offset + rect.x, offset + columns.from);
    view.fill(0, offset + columns.to, offset + rect.x + rect.width);
    for (let each = 0; each < columns.runs.length; each++) {
      const run = columns.runs[each];
      if (run === undefined) break;
      const tile = grid.get(tileRow * grid.columns + run.column);
      if (tile !== null && tile !== fullTile) {
        if (spread === 0) copyRow(tile, top << tileShift, columns.left, run, view, offset, rect.x);
        else sampleRow(tile, top << tileShift, bottom << tileShift, columns, run, view, offset, rect.x);
        continue;
      }
      // Neighbours of the same kind are filled with it.
      let { to } = run;
      for (
        let next = columns.runs[each + 1];
        next !== undefined && grid.get(tileRow * grid.columns + next.column) === tile;
        next = columns.runs[++each + 1]
      )
        to = next.to;
      view.fill(tile === null ? 0 : 255, offset + run.from, offset + to);
    }
  }
}

interface Columns {
  /** View columns that lie in the photo. */
  readonly from: number;
  readonly to: number;
  /** Left and right sample of each column of the rectangle, in their tile. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  readonly runs: readonly Run[];
}

/** View columns from..to (exclusive) lie over one column of tiles. */
interface Run {
  readonly column: number;
  readonly from: number;
  to: number;
}

function readColumns(grid: TileGrid, at: SampleGrid, rect: Rect, spread: number): Columns {
  const left = new Uint8Array(rect.width);
  const right = new Uint8Array(rect.width);
  const runs: Run[] = [];
  let run: Run | null = null;
  for (let i = 0; i < rect.width; i++) {
    const middle = (rect.x + i + 0.5 - at.x) * at.step;
    if (middle < 0 || middle >= grid.width) continue;
    const first = Math.max(0, Math.floor(middle - spread));
    const second = Math.min(grid.width - 1, Math.floor(middle + spread));
    const column = first >> tileShift;
    left[i] = first & (tileSize - 1);
    // A pair across two tiles takes the last pixel of the first one twice: half a pixel of the view at most.
    right[i] = Math.min(tileSize - 1, second - (column << tileShift));
    if (run === null || run.column !== column) {
      run = { column, from: rect.x + i, to: rect.x + i };
      runs.push(run);
    }
    run.to = rect.x + i + 1;
  }
  const from = runs[0]?.from ?? rect.x + rect.width;
  return { from, to: Math.max(from, runs.at(-1)?.to ?? from), left, right, runs };
}

function sampleRow(
  tile: Uint8Array,
  upper: number,
  lower: number,
  columns: Columns,
  run: Run,
  view: Uint8Array,
  offset: number,
  first: number,
): void {
  const { left, right } = columns;
  for (let x = run.from; x < run.to; x++) {
    const a = left[x - first] ?? 0;
    const b = right[x - first] ?? 0;
    view[offset + x] = ((tile[upper + a] ?? 0) + (tile[upper + b] ?? 0) + (tile[lower + a] ?? 0) + (tile[lower + b] ?? 0) + 2) >> 2;
  }
}

/** A row of pixels as they are. */
function copyRow(tile: Uint8Array, start: number, left: Uint8Array, run: Run, view: Uint8Array, offset: number, first: number): void {
  for (let x = run.from; x < run.to; x++) view[offset + x] = tile[start + (left[x - first] ?? 0)] ?? 0;
}
