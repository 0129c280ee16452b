import { channels } from "./patchDistance";

/** As evenLight.ts. Sums are three floats of 64 bits a cell, counts an integer of 32. */
const side: i32 = 16;
const share: f64 = 0.6;
const most: f64 = 60;
const least: f64 = 8;
const fade: f64 = 12;

function add(sum: usize, red: f64, green: f64, blue: f64): void {
  store<f64>(sum, load<f64>(sum) + red);
  store<f64>(sum, load<f64>(sum, 8) + green, 8);
  store<f64>(sum, load<f64>(sum, 16) + blue, 16);
}

/** Of the rows `from` to `to`. */
export function addKnown(planes: usize, known: usize, width: i32, columns: i32, sums: usize, counts: usize, from: i32, to: i32): void {
  for (let y = from; y < to; y++) {
    const row = (y / side) * columns;
    for (let left = 0; left < width; left += side) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let count = 0;
      const end = y * width + min(width, left + side);
      for (let pixel = y * width + left; pixel < end; pixel++) {
        if (load<u8>(known + pixel) !== 1) continue;
        const at = planes + pixel * channels;
        red += <i32>load<u8>(at);
        green += <i32>load<u8>(at, 1);
        blue += <i32>load<u8>(at, 2);
        count++;
      }
      // Whole numbers: in whatever order they are added.
      const cell = row + left / side;
      add(sums + 24 * cell, <f64>red, <f64>green, <f64>blue);
      store<i32>(counts + (cell << 2), load<i32>(counts + (cell << 2)) + count);
    }
  }
}

export function addUnknown(
  planes: usize,
  width: i32,
  unknown: usize,
  correction: usize,
  columns: i32,
  sums: usize,
  counts: usize,
  from: i32,
  to: i32,
): void {
  for (let k = from; k < to; k++) {
    const pixel = load<i32>(unknown + (k << 2));
    const y = pixel / width;
    const cell = (y / side) * columns + (pixel - y * width) / side;
    const at = planes + pixel * channels;
    const own = correction + (k << 4);
    const sum = sums + 24 * cell;
    store<i32>(counts + (cell << 2), load<i32>(counts + (cell << 2)) + 1);
    store<f64>(sum, load<f64>(sum) + <f64>load<u8>(at) + <f64>load<f32>(own));
    store<f64>(sum, load<f64>(sum, 8) + <f64>load<u8>(at, 1) + <f64>load<f32>(own, 4), 8);
    store<f64>(sum, load<f64>(sum, 16) + <f64>load<u8>(at, 2) + <f64>load<f32>(own, 8), 16);
  }
}

/** Writes the mean colour of each cell twice and lists the cells that move. Returns how many. */
export function cellColours(
  outside: usize,
  outsideCounts: usize,
  inside: usize,
  insideCounts: usize,
  cells: i32,
  colours: usize,
  own: usize,
  moving: usize,
): i32 {
  let listed = 0;
  for (let cell = 0; cell < cells; cell++) {
    const insideCount = load<i32>(insideCounts + (cell << 2));
    const outsideCount = load<i32>(outsideCounts + (cell << 2));
    const moves = insideCount > 0 && outsideCount <= (side * side) / 2;
    if (moves) store<i32>(moving + (listed++ << 2), cell);
    const sums = (moves ? inside : outside) + 24 * cell;
    const count = <f64>max(1, moves ? insideCount : outsideCount);
    for (let c: usize = 0; c < 24; c += 8) {
      const mean = load<f64>(sums + c) / count;
      store<f64>(colours + 24 * cell + c, mean);
      store<f64>(own + 24 * cell + c, mean);
    }
  }
  return listed;
}

/** As smoothOut.ts. */
export function smoothOut(colours: usize, cells: usize, count: i32, width: i32, height: i32, sweeps: i32): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let k = 0; k < count; k++) {
      const cell = load<i32>(cells + (k << 2));
      const y = cell / width;
      const x = cell - y * width;
      let redGreen = f64x2.splat(0);
      let blue: f64 = 0;
      let neighbours: f64 = 0;
      for (let neighbour = 0; neighbour < 4; neighbour++) {
        if (neighbour === 0 ? x === 0 : neighbour === 1 ? x === width - 1 : neighbour === 2 ? y === 0 : y === height - 1) continue;
        const at = colours + 24 * (cell + (neighbour === 0 ? -1 : neighbour === 1 ? 1 : neighbour === 2 ? -width : width));
        redGreen = f64x2.add(redGreen, v128.load(at));
        blue += load<f64>(at, 16);
        neighbours += 1;
      }
      if (neighbours === 0) continue;
      v128.store(colours + 24 * cell, f64x2.div(redGreen, f64x2.splat(neighbours)));
      store<f64>(colours + 24 * cell, blue / neighbours, 16);
    }
  }
}

/** Turns the `count` numbers of `colours` into what they change of `own`. */
export function limitChanges(colours: usize, own: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    const apart = load<f64>(colours + at) - load<f64>(own + at);
    const change = min(most, max(<f64>0, abs(apart) - least));
    store<f64>(colours + at, apart < 0 ? -change : change);
  }
}

export function applyChanges(
  change: usize,
  columns: i32,
  rows: i32,
  width: i32,
  unknown: usize,
  depth: usize,
  correction: usize,
  from: i32,
  to: i32,
): void {
  for (let k = from; k < to; k++) {
    const pixel = load<i32>(unknown + (k << 2));
    const y = pixel / width;
    const across = (<f64>(pixel - y * width) + 0.5) / <f64>side - 0.5;
    const down = (<f64>y + 0.5) / <f64>side - 0.5;
    const left = floor(across);
    const top = floor(down);
    const u = across - left;
    const v = down - top;
    const x0 = max(0, <i32>left);
    const x1 = min(columns - 1, <i32>left + 1);
    const y0 = max(0, <i32>top) * columns;
    const y1 = min(rows - 1, <i32>top + 1) * columns;
    const weight = share * min(<f64>1, <f64>load<u16>(depth + (pixel << 1)) / fade);
    const upperLeft = change + 24 * (y0 + x0);
    const upperRight = change + 24 * (y0 + x1);
    const lowerLeft = change + 24 * (y1 + x0);
    const lowerRight = change + 24 * (y1 + x1);
    for (let c: usize = 0; c < 3; c++) {
      const upper = load<f64>(upperLeft + (c << 3)) * (1 - u) + load<f64>(upperRight + (c << 3)) * u;
      const lower = load<f64>(lowerLeft + (c << 3)) * (1 - u) + load<f64>(lowerRight + (c << 3)) * u;
      const at = correction + (k << 4) + (c << 2);
      store<f32>(at, <f32>(<f64>load<f32>(at) + weight * (upper * (1 - v) + lower * v)));
    }
  }
}

/** As `addCorrection` of blend.ts. */
export function addCorrection(planes: usize, unknown: usize, correction: usize, colours: usize, from: i32, to: i32): void {
  for (let k = from; k < to; k++) {
    const at = planes + load<i32>(unknown + (k << 2)) * channels;
    for (let c: usize = 0; c < 3; c++) {
      const exact = <f64>load<u8>(at + c) + <f64>load<f32>(correction + (k << 4) + (c << 2));
      store<u8>(colours + (k << 2) + c, <u8>max(<f64>0, min(<f64>255, floor(exact + 0.5))));
    }
    store<u8>(colours + (k << 2), 0, 3);
  }
}
