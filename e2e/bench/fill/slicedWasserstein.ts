import type { Pixels } from "../../../src/image/pixels";
import { Random } from "../../../src/engines/local/random";

/**
 * Sliced Wasserstein distance of patch statistics (Rabin et al. 2011; on Laplacian levels as in Karras et al., ICLR 2018): how far the
 * distribution of the 7 × 7 × 3 patches inside the hole lies from the truth's. Both sets are scaled by the truth's mean and
 * deviation per channel, so that a pale or blurred fill is not forgiven.
 */
const reach = 3;
const levels = 3;
const mostPatches = 2048;
const directions = 96;
const dimensions = (2 * reach + 1) ** 2 * 3;

interface Plane {
  readonly width: number;
  readonly height: number;
  /** Three numbers a pixel. */
  readonly values: Float32Array;
}

export function slicedWasserstein(truth: Pixels, fill: Pixels, mask: Uint8Array): number {
  let [a, b] = [planeOf(truth), planeOf(fill)];
  let hole: { width: number; height: number; map: Uint8Array } = { width: truth.width, height: truth.height, map: mask };
  let sum = 0;
  for (let level = 0; level < levels; level++) {
    const [smallA, smallB] = [halve(a), halve(b)];
    sum += distance(detail(a, smallA), detail(b, smallB), centres(hole), level);
    hole = halveMap(hole);
    [a, b] = [smallA, smallB];
  }
  return sum / levels;
}

function distance(truth: Plane, fill: Plane, at: readonly number[], level: number): number {
  const [a, b] = [patches(truth, at), patches(fill, at)];
  scaleBoth(a, b);
  const random = new Random(1000 + level);
  const [left, right] = [new Float32Array(at.length), new Float32Array(at.length)];
  let sum = 0;
  for (let k = 0; k < directions; k++) {
    const direction = unitVector(random);
    project(a, direction, left);
    project(b, direction, right);
    left.sort();
    right.sort();
    for (let i = 0; i < left.length; i++) sum += Math.abs((left[i] ?? 0) - (right[i] ?? 0));
  }
  return sum / (directions * Math.max(1, at.length));
}

/** Evenly drawn pixels of the hole that have room for a patch. */
function centres(hole: { width: number; height: number; map: Uint8Array }): readonly number[] {
  const all: number[] = [];
  for (let y = reach; y < hole.height - reach; y++) {
    for (let x = reach; x < hole.width - reach; x++) if (hole.map[y * hole.width + x] !== 0) all.push(y * hole.width + x);
  }
  const random = new Random(7);
  return all.length <= mostPatches ? all : Array.from({ length: mostPatches }, () => all[random.below(all.length)] ?? 0);
}

function patches(plane: Plane, at: readonly number[]): Float32Array {
  const out = new Float32Array(at.length * dimensions);
  let next = 0;
  for (const centre of at) {
    for (let dy = -reach; dy <= reach; dy++) {
      const start = (centre + dy * plane.width - reach) * 3;
      for (let i = 0; i < (2 * reach + 1) * 3; i++) out[next++] = plane.values[start + i] ?? 0;
    }
  }
  return out;
}

/** To mean 0 and deviation 1 per channel of the truth's set. */
function scaleBoth(truth: Float32Array, fill: Float32Array): void {
  for (let c = 0; c < 3; c++) {
    let [sum, squares, count] = [0, 0, 0];
    for (let i = c; i < truth.length; i += 3) {
      const value = truth[i] ?? 0;
      sum += value;
      squares += value * value;
      count++;
    }
    const mean = sum / Math.max(1, count);
    const deviation = Math.sqrt(Math.max(1e-3, squares / Math.max(1, count) - mean * mean));
    for (const set of [truth, fill]) for (let i = c; i < set.length; i += 3) set[i] = ((set[i] ?? 0) - mean) / deviation;
  }
}

function unitVector(random: Random): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += random.below(1 << 20) / (1 << 20);
    return sum;
  });
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function project(set: Float32Array, direction: Float32Array, out: Float32Array): void {
  for (let i = 0, at = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < dimensions; k++, at++) sum += (set[at] ?? 0) * (direction[k] ?? 0);
    out[i] = sum;
  }
}

function planeOf({ width, height, data }: Pixels): Plane {
  const values = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) values[i * 3 + c] = data[i * 4 + c] ?? 0;
  return { width, height, values };
}

function halve({ width, height, values }: Plane): Plane {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Float32Array(half.width * half.height * 3);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let c = 0; c < 3; c++) {
        const a = (2 * y * width + 2 * x) * 3 + c;
        const b = a + width * 3;
        out[(y * half.width + x) * 3 + c] = ((values[a] ?? 0) + (values[a + 3] ?? 0) + (values[b] ?? 0) + (values[b + 3] ?? 0)) / 4;
      }
    }
  }
  return { ...half, values: out };
}

/** What the level has beyond the next smaller one. */
function detail(plane: Plane, small: Plane): Plane {
  const values = plane.values.slice();
  for (let y = 0; y < plane.height; y++) {
    const from = Math.min(small.height - 1, y >> 1) * small.width;
    for (let x = 0; x < plane.width; x++) {
      const cell = (from + Math.min(small.width - 1, x >> 1)) * 3;
      const at = (y * plane.width + x) * 3;
      for (let c = 0; c < 3; c++) values[at + c] = (values[at + c] ?? 0) - (small.values[cell + c] ?? 0);
    }
  }
  return { ...plane, values };
}

function halveMap(hole: { width: number; height: number; map: Uint8Array }): { width: number; height: number; map: Uint8Array } {
  const [width, height] = [hole.width >> 1, hole.height >> 1];
  const map = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const a = 2 * y * hole.width + 2 * x;
      if (hole.map[a] !== 0 && hole.map[a + 1] !== 0 && hole.map[a + hole.width] !== 0 && hole.map[a + hole.width + 1] !== 0)
        map[y * width + x] = 255;
    }
  }
  return { width, height, map };
}
