import { featureGain } from "./features";
import { channels, type Level } from "./level";
import { sharpestAround, sharpestSteps, type SharpestSteps } from "./sharpestSteps";

/** The four neighbours: left, right, above, below. */
export const sides = [
  { dx: -1, dy: 0 },
  { dx: 1, dy: 0 },
  { dx: 0, dy: -1 },
  { dx: 0, dy: 1 },
] as const;

/**
 * Where both pixels are smooth a step of up to `most` levels is a difference of light, which the wide membrane spreads; in rough places only
 * `atBorder` or `inside`, because there a larger step is texture. Beyond twice the limit it is an edge of the picture: spread wide, it
 * would stain the fill.
 */
const light = { most: 32, atBorder: 8, inside: 3 };
/** The limit times the mean gradient. */
const limitTimesGradient = 40;
/** What is left of a step at the border, up to this, is smoothed within a few pixels. */
const largest = 96;
/**
 * Inside the hole a step that is too large to be spread stays, unless it is sharper than anything around the two places that were copied:
 * in a blurred picture it is a seam that no eye overlooks. It begins to be smoothed at `blurred.from` times the sharpest step there, and
 * is smoothed wholly at twice that. Steps below `blurred.least` levels are never taken for seams.
 */
const blurred = { from: 1.5, least: 4 };

const pixelsPerSlice = 32_768;

export interface SeamSteps {
  /** Four floats an unknown pixel, for red, green, blue and nothing: the sum of the steps towards its neighbours that the wide membrane takes up. */
  readonly wide: Float32Array;
  /** The same for the narrow one. */
  readonly narrow: Float32Array;
}

/**
 * How far the copied pixels miss their neighbours: for each pair of neighbours that were not copied from neighbours, the difference
 * between the step that is there and the step that the copied patches would continue with: the mean of both sources' gradients across the
 * pair, as in the compositing of Agarwala et al. (Interactive Digital Photomontage, SIGGRAPH 2004).
 * @param origins as `voteCopy` made it. Yields often.
 */
export function* seamSteps(level: Level, unknown: Int32Array, origins: Int32Array): Generator<void, SeamSteps> {
  const steps = { wide: new Float32Array(4 * unknown.length), narrow: new Float32Array(4 * unknown.length) };
  const sharpest = yield* sharpestSteps(level);
  for (let from = 0; from < unknown.length; from += pixelsPerSlice) {
    addSteps(level, unknown, origins, sharpest, steps, from, Math.min(unknown.length, from + pixelsPerSlice));
    yield;
  }
  return steps;
}

function addSteps(
  level: Level,
  unknown: Int32Array,
  origins: Int32Array,
  sharpest: SharpestSteps,
  { wide, narrow }: SeamSteps,
  from: number,
  to: number,
): void {
  const { width, height, planes, known } = level;
  const step = new Float64Array(3);
  for (let k = from; k < to; k++) {
    const pixel = unknown[k] ?? 0;
    const origin = origins[pixel] ?? 0;
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    for (const { dx, dy } of sides) {
      if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
      const shift = dy * width + dx;
      const other = pixel + shift;
      const border = known[other] === 1;
      const theirs = border ? -1 : (origins[other] ?? -1) - shift;
      if (theirs === origin || (!border && (origins[other] ?? -1) < 0)) continue;
      const mine = origin + shift;
      let most = 0;
      for (let c = 0; c < 3; c++) {
        const ahead = known[mine] === 1 ? (planes[other * channels + c] ?? 0) - (planes[mine * channels + c] ?? 0) : 0;
        const behind = !border && known[theirs] === 1 ? (planes[theirs * channels + c] ?? 0) - (planes[pixel * channels + c] ?? 0) : 0;
        const found = border ? ahead : (ahead + behind) / 2;
        step[c] = found;
        most = Math.max(most, Math.abs(found));
      }
      const limit = lightLimit(gradientAt(planes, pixel) + gradientAt(planes, other), border);
      const spread = Math.max(0, Math.min(1, 2 - most / limit));
      const seen = border ? 1 : falseness(most, sharpest, origin, origins[other] ?? origin, width);
      const rest = seen * Math.max(0, Math.min(1, largest / Math.max(1, most)) - spread);
      for (let c = 0; c < 3; c++) {
        wide[k * 4 + c] = (wide[k * 4 + c] ?? 0) + spread * (step[c] ?? 0);
        narrow[k * 4 + c] = (narrow[k * 4 + c] ?? 0) + rest * (step[c] ?? 0);
      }
    }
  }
}

/** Alike for both pixels of a pair, or the membrane would gain light from nothing. */
function lightLimit(gradients: number, border: boolean): number {
  const limit = limitTimesGradient / Math.max(0.5, gradients / 2);
  return Math.max(border ? light.atBorder : light.inside, Math.min(light.most, limit));
}

/** 0 where a step may be an edge of the picture, 1 where it is a seam for sure. */
function falseness(step: number, sharpest: SharpestSteps, source: number, otherSource: number, width: number): number {
  const known = Math.max(blurred.least, sharpestAround(sharpest, source, width), sharpestAround(sharpest, otherSource, width));
  return Math.max(0, Math.min(1, step / (blurred.from * known) - 1));
}

/** The mean of both texture features, in levels. */
function gradientAt(planes: Uint8Array, pixel: number): number {
  return ((planes[pixel * channels + 3] ?? 0) + (planes[pixel * channels + 4] ?? 0)) / (2 * featureGain);
}
