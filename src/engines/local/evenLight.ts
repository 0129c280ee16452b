import { channels, type Level } from "./level";
import { smoothOut } from "./smoothOut";

/**
 * What is copied may be lighter or darker on the whole than the hole's surroundings lead one to expect, and the farther from what is known
 * the less can be said. So the light of cells of `lightCell` pixels is drawn more than half-way to what the colours around the hole come to
 * there when they run into each other, at most by `most` levels times the share, and not within a few pixels of the border. Textures and
 * edges stay as they are, because only differences wider than a cell are touched.
 */
export const lightCell = 16;
const share = 0.6;
const most = 60;
/** Differences below this many levels are of the texture. */
const least = 8;
/** The border keeps its light; from this depth on all of the change is made. */
const fade = 12;
export const lightSweeps = 300;

const rowsPerSlice = 256;
const pixelsPerSlice = 32_768;

/** Adds to `correction`, four floats an unknown pixel. Yields often. */
export function* evenLight(level: Level, unknown: Int32Array, depth: Uint16Array, correction: Float32Array): Generator<void, void> {
  const columns = Math.ceil(level.width / lightCell);
  const rows = Math.ceil(level.height / lightCell);
  const outside = noColours(columns * rows);
  for (let y = 0; y < level.height; y += rowsPerSlice) {
    addKnown(level, outside, columns, y, Math.min(level.height, y + rowsPerSlice));
    yield;
  }
  const inside = noColours(columns * rows);
  for (let from = 0; from < unknown.length; from += pixelsPerSlice) {
    addUnknown(level, unknown, correction, inside, columns, from, Math.min(unknown.length, from + pixelsPerSlice));
    yield;
  }
  const change = cellChanges(outside, inside, columns, rows);
  yield;
  for (let from = 0; from < unknown.length; from += pixelsPerSlice) {
    applyChanges(change, columns, rows, level.width, unknown, depth, correction, from, Math.min(unknown.length, from + pixelsPerSlice));
    yield;
  }
}

/** Three sums a cell, and of how many pixels. */
interface CellColours {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

function noColours(cells: number): CellColours {
  return { sums: new Float64Array(3 * cells), counts: new Int32Array(cells) };
}

function addKnown({ width, planes, known }: Level, { sums, counts }: CellColours, columns: number, from: number, to: number): void {
  for (let y = from, pixel = from * width; y < to; y++) {
    const row = Math.floor(y / lightCell) * columns;
    for (let x = 0; x < width; x++, pixel++) {
      if (known[pixel] !== 1) continue;
      const cell = row + ((x / lightCell) | 0);
      const at = pixel * channels;
      counts[cell] = (counts[cell] as number) + 1;
      sums[3 * cell] = (sums[3 * cell] as number) + (planes[at] as number);
      sums[3 * cell + 1] = (sums[3 * cell + 1] as number) + (planes[at + 1] as number);
      sums[3 * cell + 2] = (sums[3 * cell + 2] as number) + (planes[at + 2] as number);
    }
  }
}

function addUnknown(
  { width, planes }: Level,
  unknown: Int32Array,
  correction: Float32Array,
  { sums, counts }: CellColours,
  columns: number,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) {
    const pixel = unknown[k] as number;
    const y = Math.floor(pixel / width);
    const cell = Math.floor(y / lightCell) * columns + Math.floor((pixel - y * width) / lightCell);
    counts[cell] = (counts[cell] as number) + 1;
    for (let c = 0; c < 3; c++) {
      sums[3 * cell + c] = (sums[3 * cell + c] as number) + (planes[pixel * channels + c] as number) + (correction[4 * k + c] as number);
    }
  }
}

function applyChanges(
  change: Float64Array,
  columns: number,
  rows: number,
  width: number,
  unknown: Int32Array,
  depth: Uint16Array,
  correction: Float32Array,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) {
    const pixel = unknown[k] as number;
    const y = Math.floor(pixel / width);
    const across = (pixel - y * width + 0.5) / lightCell - 0.5;
    const down = (y + 0.5) / lightCell - 0.5;
    const left = Math.floor(across);
    const top = Math.floor(down);
    const u = across - left;
    const v = down - top;
    const x0 = Math.max(0, left);
    const x1 = Math.min(columns - 1, left + 1);
    const y0 = Math.max(0, top) * columns;
    const y1 = Math.min(rows - 1, top + 1) * columns;
    const weight = share * Math.min(1, (depth[pixel] as number) / fade);
    for (let c = 0; c < 3; c++) {
      const upper = (change[3 * (y0 + x0) + c] as number) * (1 - u) + (change[3 * (y0 + x1) + c] as number) * u;
      const lower = (change[3 * (y1 + x0) + c] as number) * (1 - u) + (change[3 * (y1 + x1) + c] as number) * u;
      correction[4 * k + c] = (correction[4 * k + c] as number) + weight * (upper * (1 - v) + lower * v);
    }
  }
}

/** For each cell and colour how far the fill lies from the smooth picture of its surroundings; 0 where most is known. */
function cellChanges(outside: CellColours, inside: CellColours, columns: number, rows: number): Float64Array {
  const cells = columns * rows;
  const colours = new Float64Array(3 * cells);
  const moving: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const moves = (inside.counts[cell] ?? 0) > 0 && (outside.counts[cell] ?? 0) <= (lightCell * lightCell) / 2;
    if (moves) moving.push(cell);
    const { sums, counts } = moves ? inside : outside;
    for (let c = 0; c < 3; c++) colours[3 * cell + c] = (sums[3 * cell + c] ?? 0) / Math.max(1, counts[cell] ?? 0);
  }
  const own = colours.slice();
  smoothOut(colours, moving, columns, rows, lightSweeps);
  return colours.map((wanted, i) => {
    const apart = wanted - (own[i] ?? 0);
    return Math.sign(apart) * Math.min(most, Math.max(0, Math.abs(apart) - least));
  });
}
