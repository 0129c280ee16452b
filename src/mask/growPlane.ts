import { createPause } from "../image/pause";
import { maskThreshold } from "../image/pixels";
import { DistanceField, farAway, type Plane } from "./distanceField";

/** The thresholds that a soft mask is grown at, each for itself; what lies between two of them is interpolated. */
const levels = [1, 64, maskThreshold, 192, 255] as const;
/** How far beyond the radius the next level is looked for, pixels: rims are hardly ever wider than four times that. */
const rim = 32;

/**
 * The union of discs of `radius` pixels around the centres of all masked pixels: a pixel is masked exactly when one that was is no
 * farther from it than that, centre to centre. A soft edge moves outward as it is: every level set of the mask grows by itself,
 * five of them exactly (the masked pixels are one of them), those between by their distance. A hard mask stays hard.
 * `framed`: everything outside the plane is masked.
 * @throws Failure aborted
 */
export async function growPlane(plane: Plane, radius: number, framed: boolean, signal?: AbortSignal): Promise<Plane> {
  if (radius <= 0) return plane;
  return isHard(plane.data) ? growHard(plane, radius, framed, signal) : growSoft(plane, radius, framed, signal);
}

/** What growing the rest leaves of the mask. `framed`: everything outside the plane is masked. @throws Failure aborted */
export async function shrinkPlane(plane: Plane, radius: number, framed: boolean, signal?: AbortSignal): Promise<Plane> {
  if (radius <= 0) return plane;
  return invertPlane(await growPlane(invertPlane(plane), radius, !framed, signal));
}

/** Every value v becomes 255 − v: what is masked and what is not change places. */
export function invertPlane({ width, height, data }: Plane): Plane {
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) out[at] = 255 - (data[at] ?? 0);
  return { width, height, data: out };
}

/** Whether there is nothing between 0 and 255. */
export function isHard(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0;
    if (value !== 0 && value !== 255) return false;
  }
  return true;
}

async function growHard(plane: Plane, radius: number, framed: boolean, signal?: AbortSignal): Promise<Plane> {
  const { width, height } = plane;
  const field = await DistanceField.of(plane, { threshold: maskThreshold, reach: radius, framed }, signal);
  const data = new Uint8Array(width * height);
  const pause = createPause(signal);
  for (let y = 0; y < height; y++) {
    field.markRow(y, data);
    await pause();
  }
  return { width, height, data };
}

/** From the lowest level up: a pixel inside one level and outside the next lies between them as far as their distances say. */
async function growSoft(plane: Plane, radius: number, framed: boolean, signal?: AbortSignal): Promise<Plane> {
  const { width, height } = plane;
  const data = plane.data.slice();
  const reach = radius + rim;
  /** Distance to the level before, 0 where that one is not reached. */
  const inner = new Float32Array(width * height).fill(-1);
  const distances = new Int32Array(width);
  let lower = 0;
  for (const level of levels) {
    const field = await DistanceField.of(plane, { threshold: level, reach, framed }, signal);
    const pause = createPause(signal);
    for (let y = 0, at = 0; y < height; y++) {
      field.row(y, distances);
      for (let x = 0; x < width; x++, at++) {
        const before = inner[at] ?? 0;
        if (before < 0 && lower > 0) continue;
        const squared = distances[x] ?? 0;
        const distance = squared === farAway ? reach : Math.sqrt(squared);
        const isInside = squared <= radius * radius;
        inner[at] = isInside ? distance : -1;
        const share = isInside ? 1 : lower === 0 ? 0 : (radius - before) / (distance - before);
        const value = Math.floor(lower + (level - lower) * share);
        if (value > (data[at] ?? 0)) data[at] = value;
      }
      await pause();
    }
    lower = level;
  }
  return { width, height, data };
}
