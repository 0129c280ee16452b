import type { Rect, Size } from "./geometry";
import { planAxis, type Axis, type Kernel } from "./kernel";
import { createPause } from "./pause";
import type { PixelRows } from "./pixelRows";
import type { Pixels } from "./pixels";

export interface Resampling {
  readonly source: PixelRows;
  /** What is scaled, in pixels of the source; outside it the source is mirrored. */
  readonly from: Rect;
  /** What `from` becomes. */
  readonly to: Size;
  /** The part of `to` that is wanted; all of it when left out. */
  readonly window?: Rect;
  readonly kernel: Kernel;
  /** False when the source is known to be opaque, which is faster. */
  readonly alpha: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Separable resampling of straight RGBA in sRGB values (as every common tool does), colours weighted by alpha so that the colours
 * of transparent pixels never bleed. See `kernel.ts` for the kernels. At scale 1 the pixels come back unchanged.
 * Cost: every source row that is needed is filtered once across, then taps × rows down; memory: the output and `taps` rows of floats.
 * @throws Failure aborted
 */
export async function resample({ source, from, to, window, kernel, alpha, signal }: Resampling): Promise<Pixels> {
  const part = window ?? { x: 0, y: 0, width: to.width, height: to.height };
  const across = planAxis({
    source: source.width,
    start: from.x,
    length: from.width,
    out: to.width,
    windowStart: part.x,
    windowLength: part.width,
    kernel,
  });
  const down = planAxis({
    source: source.height,
    start: from.y,
    length: from.height,
    out: to.height,
    windowStart: part.y,
    windowLength: part.height,
    kernel,
  });
  const data = new Uint8ClampedArray(part.width * part.height * 4);
  const pause = createPause(signal);
  const exact = across.exact && down.exact;
  const columns = exact ? null : createRowCache(source, across, part.width, down.taps + 1, alpha);
  const sums = new Float32Array(part.width * 4);
  for (let y = 0; y < part.height; y++) {
    const out = data.subarray(y * part.width * 4, (y + 1) * part.width * 4);
    if (columns === null) copyRow(source.row(down.positions[y] ?? 0), across.positions, out);
    else {
      sums.fill(0);
      for (let tap = 0; tap < down.taps; tap++) {
        const weight = down.weights[y * down.taps + tap] ?? 0;
        if (weight === 0) continue;
        const row = columns(down.positions[y * down.taps + tap] ?? 0);
        for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + weight * (row[i] ?? 0);
      }
      if (alpha) settleStraight(sums, out);
      else settleOpaque(sums, out);
    }
    await pause();
  }
  return { width: part.width, height: part.height, data };
}

function copyRow(row: Uint8ClampedArray, positions: Int32Array, out: Uint8ClampedArray): void {
  const first = positions[0] ?? 0;
  const last = positions[positions.length - 1] ?? 0;
  // A stretch without a fold runs forward all the way.
  if (last - first === positions.length - 1) {
    out.set(row.subarray(first * 4, (last + 1) * 4));
    return;
  }
  for (let i = 0; i < positions.length; i++) {
    const at = (positions[i] ?? 0) * 4;
    for (let channel = 0; channel < 4; channel++) out[i * 4 + channel] = row[at + channel] ?? 0;
  }
}

/** Source rows filtered across, remembered while the rows below still need them. */
function createRowCache(source: PixelRows, axis: Axis, width: number, capacity: number, alpha: boolean): (y: number) => Float32Array {
  const cached = new Map<number, Float32Array>();
  const filter = alpha ? filterStraight : filterOpaque;
  return (y) => {
    const known = cached.get(y);
    if (known !== undefined) {
      // Moved to the end: the first of the map is then the one longest unused.
      cached.delete(y);
      cached.set(y, known);
      return known;
    }
    let row: Float32Array | undefined;
    if (cached.size >= capacity) {
      for (const [oldest, memory] of cached) {
        cached.delete(oldest);
        row = memory;
        break;
      }
    }
    row ??= new Float32Array(width * 4);
    filter(source.row(y), axis, row);
    cached.set(y, row);
    return row;
  };
}

function filterOpaque(row: Uint8ClampedArray, { taps, positions, weights }: Axis, out: Float32Array): void {
  const count = positions.length / taps;
  for (let i = 0, at = 0; i < count; i++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (const end = at + taps; at < end; at++) {
      const weight = weights[at] ?? 0;
      const from = (positions[at] ?? 0) * 4;
      red += weight * (row[from] ?? 0);
      green += weight * (row[from + 1] ?? 0);
      blue += weight * (row[from + 2] ?? 0);
    }
    out[i * 4] = red;
    out[i * 4 + 1] = green;
    out[i * 4 + 2] = blue;
  }
}

function filterStraight(row: Uint8ClampedArray, { taps, positions, weights }: Axis, out: Float32Array): void {
  const count = positions.length / taps;
  for (let i = 0, at = 0; i < count; i++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let opacity = 0;
    for (const end = at + taps; at < end; at++) {
      const from = (positions[at] ?? 0) * 4;
      const weight = (weights[at] ?? 0) * (row[from + 3] ?? 0);
      red += weight * (row[from] ?? 0);
      green += weight * (row[from + 1] ?? 0);
      blue += weight * (row[from + 2] ?? 0);
      opacity += weight;
    }
    out[i * 4] = red;
    out[i * 4 + 1] = green;
    out[i * 4 + 2] = blue;
    out[i * 4 + 3] = opacity;
  }
}

function settleOpaque(sums: Float32Array, out: Uint8ClampedArray): void {
  // A clamped array rounds by itself.
  for (let i = 0; i < out.length; i += 4) {
    out[i] = sums[i] ?? 0;
    out[i + 1] = sums[i + 1] ?? 0;
    out[i + 2] = sums[i + 2] ?? 0;
    out[i + 3] = 255;
  }
}

function settleStraight(sums: Float32Array, out: Uint8ClampedArray): void {
  for (let i = 0; i < out.length; i += 4) {
    const opacity = sums[i + 3] ?? 0;
    out[i + 3] = opacity;
    // Below half a step the pixel is transparent and has no colour worth keeping.
    if (opacity < 0.5) continue;
    out[i] = (sums[i] ?? 0) / opacity;
    out[i + 1] = (sums[i + 1] ?? 0) / opacity;
    out[i + 2] = (sums[i + 2] ?? 0) / opacity;
  }
}
