import { intersectRects, type Rect } from "./geometry";
import type { PixelRows } from "./pixelRows";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";

/** Pixels around the blend zone's rectangle whose grain is what the result should have. */
export const ringWidth = 32;
const mostSamples = 120_000;
const fewestSamples = 64;
/**
 * Edges and texture also answer the filter below, flat places hardly: of all answers the smaller third is looked at. For Gaussian noise
 * that third ends at 0.4307 deviations.
 */
const share = 1 / 3;
const deviationsAtShare = 0.4307;
/** The filter's answer to noise of deviation 1 (J. Immerkær, "Fast Noise Variance Estimation", 1996). */
const filterGain = 6;
/** Levels; more is no grain. */
const mostGrain = 24;

/** Deviations of the noise to be added, by channel, in levels. */
export type Grain = readonly [number, number, number];

/**
 * How much grain a result lacks beside the photo around it: what would have to be added so that both have the same high-frequency energy.
 * `patch` is the result over the zone's rectangle. Null where nothing is lacking, or nothing can be measured.
 */
export function measureGrain(photo: PixelRows, patch: Pixels, zone: Coverage): Grain | null {
  const { rect, data } = zone;
  const isZone = (x: number, y: number): boolean =>
    x >= rect.x &&
    y >= rect.y &&
    x < rect.x + rect.width &&
    y < rect.y + rect.height &&
    (data[(y - rect.y) * rect.width + x - rect.x] ?? 0) >= maskThreshold;
  const wide = { x: rect.x - ringWidth, y: rect.y - ringWidth, width: rect.width + 2 * ringWidth, height: rect.height + 2 * ringWidth };
  const around = intersectRects(wide, { x: 0, y: 0, width: photo.width, height: photo.height });
  const around3 = sampleRows(
    around,
    (y) => photo.row(y),
    photo.width,
    (x, y) => !isZone(x, y),
  );
  const patchRow = (y: number): Uint8ClampedArray => patch.data.subarray(y * patch.width * 4, (y + 1) * patch.width * 4);
  const ofPatch = { x: 0, y: 0, width: patch.width, height: patch.height };
  const inside3 = sampleRows(ofPatch, patchRow, patch.width, (x, y) => isZone(x + rect.x, y + rect.y));
  if (around3 === null || inside3 === null) return null;
  const lacking = around3.map((wanted, c) => Math.min(mostGrain, Math.sqrt(Math.max(0, wanted ** 2 - (inside3[c] ?? 0) ** 2))));
  const [red = 0, green = 0, blue = 0] = lacking;
  return red + green + blue > 0 ? [red, green, blue] : null;
}

/** Deviation of the noise in the pixels that belong, with all their neighbours; by channel. */
function sampleRows(
  area: Rect,
  row: (y: number) => Uint8ClampedArray,
  width: number,
  belongs: (x: number, y: number) => boolean,
): readonly number[] | null {
  const step = Math.max(1, Math.floor(Math.sqrt((area.width * area.height) / mostSamples)));
  const answers: readonly number[][] = [[], [], []];
  for (let y = area.y + 1; y < area.y + area.height - 1; y += step) {
    // A row may be the same memory at every call.
    const [above, here, below] = [row(y - 1).slice(), row(y).slice(), row(y + 1)];
    for (let x = Math.max(1, area.x + 1); x < Math.min(width - 1, area.x + area.width - 1); x += step) {
      const corners = belongs(x - 1, y - 1) && belongs(x + 1, y - 1) && belongs(x - 1, y + 1) && belongs(x + 1, y + 1);
      if (!corners || !belongs(x, y)) continue;
      for (const [c, list] of answers.entries()) {
        const at = x * 4 + c;
        const sides = (above[at] ?? 0) + (below[at] ?? 0) + (here[at - 4] ?? 0) + (here[at + 4] ?? 0);
        const diagonal = (above[at - 4] ?? 0) + (above[at + 4] ?? 0) + (below[at - 4] ?? 0) + (below[at + 4] ?? 0);
        list.push(Math.abs(4 * (here[at] ?? 0) - 2 * sides + diagonal));
      }
    }
  }
  if ((answers[0]?.length ?? 0) < fewestSamples) return null;
  return answers.map((list) => {
    const sorted = Float32Array.from(list).toSorted();
    return (sorted[Math.floor(sorted.length * share)] ?? 0) / deviationsAtShare / filterGain;
  });
}

/** How alike the noise of the three channels is: a sensor's is mostly one of light. */
const shared = 0.8;
const own = Math.sqrt(1 - shared * shared);
/** The deviation of a sum of four bytes. */
const fourBytes = Math.sqrt((4 * (256 ** 2 - 1)) / 12);

/** Noise of a photo's pixel, near enough to Gaussian, of deviation 1: always the same for the same seed, place and `kind`. */
function noiseAt(seed: number, x: number, y: number, kind: number): number {
  let hash = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ Math.imul(seed, 0xc2b2ae3d) ^ Math.imul(kind, 0x27d4eb2f)) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash ^= hash >>> 15;
  return ((hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24) - 510) / fourBytes;
}

/** Adds the grain of one row of the photo, from column `x` on, to `out`: three floats a pixel, levels. */
export function addGrain(grain: Grain, seed: number, x: number, y: number, out: Float32Array): void {
  for (let i = 0; i < out.length / 3; i++) {
    const light = shared * noiseAt(seed, x + i, y, 0);
    for (let c = 0; c < 3; c++) out[i * 3 + c] = (out[i * 3 + c] ?? 0) + (grain[c] ?? 0) * (light + own * noiseAt(seed, x + i, y, c + 1));
  }
}
