import { channels } from "./patchDistance";

/** As sharpestSteps.ts. */
const side: i32 = 16;

function stepBetween(a: usize, b: usize): i32 {
  const red = abs(<i32>load<u8>(a) - <i32>load<u8>(b));
  const green = abs(<i32>load<u8>(a, 1) - <i32>load<u8>(b, 1));
  return max(max(red, green), abs(<i32>load<u8>(a, 2) - <i32>load<u8>(b, 2)));
}

/** The sharpest step in each cell of the rows of cells `from` to `to`. */
export function sharpestIn(planes: usize, known: usize, width: i32, height: i32, columns: i32, own: usize, from: i32, to: i32): void {
  for (let row = from; row < to; row++) {
    for (let column = 0; column < columns; column++) {
      const left = column * side;
      const right = min(width - 1, left + side);
      const bottom = min(height - 1, (row + 1) * side);
      let most = 0;
      for (let y = row * side; y < bottom; y++) {
        for (let pixel = y * width + left; pixel < y * width + right; pixel++) {
          if (load<u8>(known + pixel) !== 1) continue;
          const at = planes + pixel * channels;
          if (load<u8>(known + pixel, 1) === 1) most = max(most, stepBetween(at, at + channels));
          if (load<u8>(known + pixel + width) === 1) most = max(most, stepBetween(at, at + width * channels));
        }
      }
      store<u8>(own + row * columns + column, most);
    }
  }
}

/** The most of each cell and the eight around it. */
export function sharpestAround(own: usize, columns: i32, rows: i32, steps: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let most: u32 = 0;
      for (let y = max(0, row - 1); y <= min(rows - 1, row + 1); y++) {
        for (let x = max(0, column - 1); x <= min(columns - 1, column + 1); x++) most = max(most, <u32>load<u8>(own + y * columns + x));
      }
      store<u8>(steps + row * columns + column, most);
    }
  }
}

function sharpestAt(steps: usize, columns: i32, pixel: i32, width: i32): f64 {
  const y = pixel / width;
  return <f64>load<u8>(steps + (y / side) * columns + (pixel - y * width) / side);
}

/** As seamSteps.ts. */
const lightMost: f64 = 32;
const lightAtBorder: f64 = 8;
const lightInside: f64 = 3;
const limitTimesGradient: f64 = 40;
const largest: f64 = 96;
const blurredFrom: f64 = 1.5;
const blurredLeast: f64 = 4;
const featureGain: i32 = 4;

function gradientAt(planes: usize, pixel: i32): f64 {
  const at = planes + pixel * channels;
  return <f64>(<i32>load<u8>(at, 3) + <i32>load<u8>(at, 4)) / <f64>(2 * featureGain);
}

function lightLimit(gradients: f64, border: bool): f64 {
  const limit = limitTimesGradient / max(<f64>0.5, gradients / 2);
  return max(border ? lightAtBorder : lightInside, min(lightMost, limit));
}

function falseness(step: f64, steps: usize, columns: i32, source: i32, otherSource: i32, width: i32): f64 {
  const sharpest = max(sharpestAt(steps, columns, source, width), sharpestAt(steps, columns, otherSource, width));
  return max(<f64>0, min(<f64>1, step / (blurredFrom * max(blurredLeast, sharpest)) - 1));
}

function isKnown(known: usize, count: i32, pixel: i32): bool {
  return pixel >= 0 && pixel < count && load<u8>(known + pixel) === 1;
}

function differ(planes: usize, one: i32, other: i32, c: usize): i32 {
  return <i32>load<u8>(planes + one * channels + c) - <i32>load<u8>(planes + other * channels + c);
}

function add(sums: usize, value: f64): void {
  store<f32>(sums, <f32>(<f64>load<f32>(sums) + value));
}

/** As `addSteps` of seamSteps.ts. */
export function addSteps(
  planes: usize,
  known: usize,
  width: i32,
  height: i32,
  unknown: usize,
  origins: usize,
  steps: usize,
  columns: i32,
  wide: usize,
  narrow: usize,
  from: i32,
  to: i32,
): void {
  const count = width * height;
  memory.fill(wide + (from << 4), 0, (to - from) << 4);
  memory.fill(narrow + (from << 4), 0, (to - from) << 4);
  for (let k = from; k < to; k++) {
    const pixel = load<i32>(unknown + (k << 2));
    const origin = load<i32>(origins + (pixel << 2));
    const y = pixel / width;
    const x = pixel - y * width;
    for (let neighbour = 0; neighbour < 4; neighbour++) {
      if (neighbour === 0 ? x === 0 : neighbour === 1 ? x === width - 1 : neighbour === 2 ? y === 0 : y === height - 1) continue;
      const shift = neighbour === 0 ? -1 : neighbour === 1 ? 1 : neighbour === 2 ? -width : width;
      const other = pixel + shift;
      const border = load<u8>(known + other) === 1;
      const otherOrigin = load<i32>(origins + (other << 2));
      const theirs = border ? -1 : otherOrigin - shift;
      if (theirs === origin || (!border && otherOrigin < 0)) continue;
      const mine = origin + shift;
      const hasAhead = isKnown(known, count, mine);
      const hasBehind = !border && isKnown(known, count, theirs);
      const red = pairStep(planes, pixel, other, mine, theirs, border, hasAhead, hasBehind, 0);
      const green = pairStep(planes, pixel, other, mine, theirs, border, hasAhead, hasBehind, 1);
      const blue = pairStep(planes, pixel, other, mine, theirs, border, hasAhead, hasBehind, 2);
      const most = max(max(abs(red), abs(green)), abs(blue));
      const limit = lightLimit(gradientAt(planes, pixel) + gradientAt(planes, other), border);
      const spread = max(<f64>0, min(<f64>1, 2 - most / limit));
      const seen = border ? <f64>1 : falseness(most, steps, columns, origin, otherOrigin, width);
      const rest = seen * max(<f64>0, min(<f64>1, largest / max(<f64>1, most)) - spread);
      const toWide = wide + (k << 4);
      add(toWide, spread * red);
      add(toWide + 4, spread * green);
      add(toWide + 8, spread * blue);
      const toNarrow = narrow + (k << 4);
      add(toNarrow, rest * red);
      add(toNarrow + 4, rest * green);
      add(toNarrow + 8, rest * blue);
    }
  }
}

function pairStep(
  planes: usize,
  pixel: i32,
  other: i32,
  mine: i32,
  theirs: i32,
  border: bool,
  hasAhead: bool,
  hasBehind: bool,
  c: usize,
): f64 {
  const ahead = hasAhead ? differ(planes, other, mine, c) : 0;
  const behind = hasBehind ? differ(planes, theirs, pixel, c) : 0;
  return border ? <f64>ahead : <f64>(ahead + behind) / 2;
}
