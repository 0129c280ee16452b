import { createPause } from "../image/pause";
import { maskThreshold } from "../image/pixels";
import type { Plane } from "./distanceField";

/** Values between the passes: 16 bits, so that six roundings do not add up to a level. */
const scale = 257;

/**
 * A Gaussian blur of the mask that fades within `radius` pixels on either side of a straight edge (two standard deviations). Masked
 * pixels stay at the threshold at least and the others below it: which pixels are sent does not change, only how a result is blended.
 * Three box blurs in each direction (P. Kovesi, "Fast Almost-Gaussian Filtering", DICTA 2010), by running sums: linear whatever the
 * radius. Beyond the plane its border goes on as it is.
 * @throws Failure aborted
 */
export async function featherPlane(plane: Plane, radius: number, signal?: AbortSignal): Promise<Plane> {
  if (radius <= 0) return plane;
  const { width, height, data } = plane;
  const reaches = boxReaches(radius / 2);
  let from = new Uint16Array(width * height);
  let to = new Uint16Array(width * height);
  const pause = createPause(signal);
  for (let y = 0; y < height; y++) {
    const row = from.subarray(y * width, (y + 1) * width);
    for (let x = 0; x < width; x++) row[x] = (data[y * width + x] ?? 0) * scale;
    blurRow(row, to.subarray(y * width, (y + 1) * width), reaches);
    await pause();
  }
  for (const reach of reaches) {
    [from, to] = [to, from];
    await blurColumns(from, to, width, height, reach, signal);
  }
  const out = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const value = Math.round((to[at] ?? 0) / scale);
      out[at] = (data[at] ?? 0) >= maskThreshold ? Math.max(maskThreshold, value) : Math.min(maskThreshold - 1, value);
    }
    await pause();
  }
  return { width, height, data: out };
}

/** Three boxes of 2 · reach + 1 pixels whose variances together come nearest to that of the Gaussian. */
function boxReaches(sigma: number): readonly [number, number, number] {
  const ideal = Math.sqrt(4 * sigma * sigma + 1);
  const lower = Math.max(0, Math.floor((ideal - 1) / 2));
  const size = 2 * lower + 1;
  const smaller = Math.round((12 * sigma * sigma - 3 * size * size - 12 * size - 9) / (-4 * size - 4));
  return [smaller > 0 ? lower : lower + 1, smaller > 1 ? lower : lower + 1, smaller > 2 ? lower : lower + 1];
}

/** Three passes along one row; `to` holds the result. */
function blurRow(row: Uint16Array, to: Uint16Array, [first, second, third]: readonly [number, number, number]): void {
  box(row, to, first);
  box(to, row, second);
  box(row, to, third);
}

function box(from: Uint16Array, to: Uint16Array, reach: number): void {
  const last = from.length - 1;
  const share = 1 / (2 * reach + 1);
  let sum = 0;
  for (let x = -reach; x <= reach; x++) sum += from[x < 0 ? 0 : x > last ? last : x] ?? 0;
  for (let x = 0; x <= last; x++) {
    to[x] = sum * share + 0.5;
    const enters = x + reach + 1;
    const leaves = x - reach;
    sum += (from[enters > last ? last : enters] ?? 0) - (from[leaves < 0 ? 0 : leaves] ?? 0);
  }
}

/** One pass down all columns at once, row by row, so that memory is read in its order. */
async function blurColumns(
  from: Uint16Array,
  to: Uint16Array,
  width: number,
  height: number,
  reach: number,
  signal?: AbortSignal,
): Promise<void> {
  const sums = new Uint32Array(width);
  const share = 1 / (2 * reach + 1);
  const rowAt = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -reach; y <= reach; y++) {
    const row = rowAt(y);
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (from[row + x] ?? 0);
  }
  const pause = createPause(signal);
  for (let y = 0; y < height; y++) {
    const enters = rowAt(y + reach + 1);
    const leaves = rowAt(y - reach);
    const at = y * width;
    for (let x = 0; x < width; x++) {
      const sum = sums[x] ?? 0;
      to[at + x] = sum * share + 0.5;
      sums[x] = sum + (from[enters + x] ?? 0) - (from[leaves + x] ?? 0);
    }
    await pause();
  }
}
