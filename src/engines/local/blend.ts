import type { CopiedLevel } from "./copiedLevel";
import { evenLight } from "./evenLight";
import { channels, type Level } from "./level";
import { membrane } from "./membrane";
import { scaled, sliced, unmeasured } from "./progress";

const pixelsPerSlice = 65_536;

/**
 * What is copied becomes one picture with its surroundings: the steps at the seams are taken out (membrane.ts), and the light is evened
 * (evenLight.ts). Yields the fraction done.
 * @returns the colours of the unknown pixels, four bytes each: red, green, blue and nothing
 */
export function* blend(level: Level, { unknown, origins, depth }: CopiedLevel): Generator<number, Uint8ClampedArray> {
  const correction = yield* membrane(level, unknown, origins);
  yield* unmeasured(evenLight(level, unknown, depth, correction), 1);
  const colours = new Uint8ClampedArray(4 * unknown.length);
  const add = (from: number, to: number): void => addCorrection(level, unknown, correction, colours, from, to);
  yield* scaled(sliced(unknown.length, add, pixelsPerSlice), 1, 1);
  return colours;
}

function addCorrection(
  { planes }: Level,
  unknown: Int32Array,
  correction: Float32Array,
  colours: Uint8ClampedArray,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) {
    const at = (unknown[k] ?? 0) * channels;
    for (let c = 0; c < 3; c++) colours[4 * k + c] = Math.round((planes[at + c] ?? 0) + (correction[4 * k + c] ?? 0));
  }
}
