import { channels, type Level } from "./level";

/** Cells are squares of this many pixels. */
export const sharpnessCell = 16;
const rowsPerSlice = 4;

/** How sharp the known picture is, place by place. */
export interface SharpestSteps {
  /** A byte a cell: the largest step of any colour between known neighbours in it and in the eight cells around it, in levels. */
  readonly steps: Uint8Array;
  readonly columns: number;
}

/** O(pixels). Yields often. */
export function* sharpestSteps(level: Level): Generator<void, SharpestSteps> {
  const columns = Math.ceil(level.width / sharpnessCell);
  const rows = Math.ceil(level.height / sharpnessCell);
  const own = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      own[row * columns + column] = sharpestIn(level, column * sharpnessCell, row * sharpnessCell);
    if (row % rowsPerSlice === 0) yield;
  }
  const steps = new Uint8Array(own.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let most = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
          most = Math.max(most, own[y * columns + x] as number);
      }
      steps[row * columns + column] = most;
    }
  }
  return { steps, columns };
}

/** The entry of `steps` for a pixel of the level that is `width` wide. */
export function sharpestAround({ steps, columns }: SharpestSteps, pixel: number, width: number): number {
  const y = (pixel / width) | 0;
  return steps[((y / sharpnessCell) | 0) * columns + (((pixel - y * width) / sharpnessCell) | 0)] as number;
}

/** Between each pixel of the cell at `left` and `top` and its neighbours to the right and below. */
function sharpestIn({ width, height, planes, known }: Level, left: number, top: number): number {
  const right = Math.min(width - 1, left + sharpnessCell);
  const bottom = Math.min(height - 1, top + sharpnessCell);
  let most = 0;
  for (let y = top; y < bottom; y++) {
    for (let pixel = y * width + left; pixel < y * width + right; pixel++) {
      if (known[pixel] !== 1) continue;
      if (known[pixel + 1] === 1) most = Math.max(most, stepBetween(planes, pixel, pixel + 1));
      if (known[pixel + width] === 1) most = Math.max(most, stepBetween(planes, pixel, pixel + width));
    }
  }
  return most;
}

function stepBetween(planes: Uint8Array, one: number, other: number): number {
  const a = one * channels;
  const b = other * channels;
  return Math.max(
    Math.abs((planes[a] as number) - (planes[b] as number)),
    Math.abs((planes[a + 1] as number) - (planes[b + 1] as number)),
    Math.abs((planes[a + 2] as number) - (planes[b + 2] as number)),
  );
}
