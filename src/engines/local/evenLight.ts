import { channels, type Level } from "./level";
import { smoothOut } from "./smoothOut";

/**
 * What is copied may be lighter or darker on the whole than the hole's surroundings lead one to expect, and the farther from what is known
 * the less can be said. So the light of cells of `side` pixels is drawn half-way to what the colours around the hole come to there when
 * they run into each other, at most by `most` levels times the share, and not within a few pixels of the border. Textures and edges stay
 * as they are, because only differences wider than a cell are touched.
 */
const side = 16;
const share = 0.5;
const most = 40;
/** Differences below this many levels are of the texture. */
const least = 8;
/** The border keeps its light; from this depth on all of the change is made. */
const fade = 12;
const sweeps = 300;

/** Adds to `correction`, four floats an unknown pixel. */
export function evenLight(level: Level, unknown: Int32Array, depth: Uint16Array, correction: Float32Array): void {
  const { width, height } = level;
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const change = cellChanges(level, unknown, correction, columns, rows);
  for (let k = 0; k < unknown.length; k++) {
    const pixel = unknown[k] ?? 0;
    const y = Math.floor(pixel / width);
    const across = (pixel - y * width + 0.5) / side - 0.5;
    const down = (y + 0.5) / side - 0.5;
    const [left, top] = [Math.floor(across), Math.floor(down)];
    const [u, v] = [across - left, down - top];
    const [x0, x1] = [Math.max(0, left), Math.min(columns - 1, left + 1)];
    const [y0, y1] = [Math.max(0, top) * columns, Math.min(rows - 1, top + 1) * columns];
    const weight = share * Math.min(1, (depth[pixel] ?? 0) / fade);
    for (let c = 0; c < 3; c++) {
      const upper = (change[3 * (y0 + x0) + c] ?? 0) * (1 - u) + (change[3 * (y0 + x1) + c] ?? 0) * u;
      const lower = (change[3 * (y1 + x0) + c] ?? 0) * (1 - u) + (change[3 * (y1 + x1) + c] ?? 0) * u;
      correction[4 * k + c] = (correction[4 * k + c] ?? 0) + weight * (upper * (1 - v) + lower * v);
    }
  }
}

/** For each cell and colour how far the fill lies from the smooth picture of its surroundings; 0 where most is known. */
function cellChanges(level: Level, unknown: Int32Array, correction: Float32Array, columns: number, rows: number): Float64Array {
  const { width, height, planes, known } = level;
  const cells = columns * rows;
  const outside = { sums: new Float64Array(3 * cells), counts: new Int32Array(cells) };
  const inside = { sums: new Float64Array(3 * cells), counts: new Int32Array(cells) };
  for (let y = 0, pixel = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let x = 0; x < width; x++, pixel++) {
      if (known[pixel] !== 1) continue;
      const cell = row + ((x / side) | 0);
      const at = pixel * channels;
      outside.counts[cell] = (outside.counts[cell] as number) + 1;
      outside.sums[3 * cell] = (outside.sums[3 * cell] as number) + (planes[at] as number);
      outside.sums[3 * cell + 1] = (outside.sums[3 * cell + 1] as number) + (planes[at + 1] as number);
      outside.sums[3 * cell + 2] = (outside.sums[3 * cell + 2] as number) + (planes[at + 2] as number);
    }
  }
  for (let k = 0; k < unknown.length; k++) {
    const pixel = unknown[k] ?? 0;
    const y = Math.floor(pixel / width);
    const cell = Math.floor(y / side) * columns + Math.floor((pixel - y * width) / side);
    inside.counts[cell] = (inside.counts[cell] ?? 0) + 1;
    for (let c = 0; c < 3; c++) {
      inside.sums[3 * cell + c] = (inside.sums[3 * cell + c] ?? 0) + (planes[pixel * channels + c] ?? 0) + (correction[4 * k + c] ?? 0);
    }
  }
  const colours = new Float64Array(3 * cells);
  const moving: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const moves = (inside.counts[cell] ?? 0) > 0 && (outside.counts[cell] ?? 0) <= (side * side) / 2;
    if (moves) moving.push(cell);
    const { sums, counts } = moves ? inside : outside;
    for (let c = 0; c < 3; c++) colours[3 * cell + c] = (sums[3 * cell + c] ?? 0) / Math.max(1, counts[cell] ?? 0);
  }
  const own = colours.slice();
  smoothOut(colours, moving, columns, rows, sweeps);
  return colours.map((wanted, i) => {
    const apart = wanted - (own[i] ?? 0);
    return Math.sign(apart) * Math.min(most, Math.max(0, Math.abs(apart) - least));
  });
}
