import type { Pixels } from "../../image/pixels";
import { Failure } from "../../lib/failure";
import type { Picture } from "./cutLevel";
import { fillLevels } from "./fillLevels";
import type { Kernel, Survey } from "./kernel/kernel";
import type { Level } from "./level";
import { drawPreview } from "./preview";
import { scaled, sliced, unmeasured } from "./progress";
import { maskBounds, workingWindow } from "./workingWindow";

export interface FillInput extends Picture {
  /** 32-bit. The same input gives the same bytes on every machine. */
  readonly seed: number;
  /** 1 to 50: the effort; 28 is the default of the form. */
  readonly steps: number;
  /** Hears once, after the coarsest of several levels, how the whole picture will look: a small one of about a hundred pixels or more. */
  readonly onPreview?: ((preview: Pixels) => void) | undefined;
}

/** The shares of the work in the progress that is reported. */
const levelsShare = 0.95;
const pixelsPerSlice = 65_536;

/**
 * Fills the masked pixels from the rest of the picture: multi-scale patch-based completion (Wexler et al. 2007, Newson et al. 2014 and
 * 2017, PatchMatch by Barnes et al. 2009) with a gradient-domain correction at the end. Pixels outside the mask are returned untouched.
 * A generator, so that whoever drives it decides when to pause or to give up: it yields the fraction done (0 to 1, never falling) after
 * every few milliseconds of work and returns the filled picture. About 40 bytes of memory per pixel of the working window.
 * @throws Failure `mask-empty`, `mask-covers-all` when no pixel is known, or `avoid-covers-all` when none of the known may be copied.
 */
export function* fillHole(input: FillInput, kernel: Kernel): Generator<number, Pixels> {
  const { image, mask, avoid, seed, steps, onPreview } = input;
  const bounds = maskBounds(mask, image);
  if (bounds === null) throw new Failure("mask-empty");
  let area = workingWindow(bounds, image);
  yield 0;
  let finest = yield* unmeasured(kernel.cutLevel(input, area), 0);
  // Next to a hole there may be nothing to copy, or after all that is to be avoided no whole patch.
  if (!finest.copyable.includes(1) || (avoid !== undefined && largestRadius(finest, kernel) < widestRadius)) {
    area = { x: 0, y: 0, width: image.width, height: image.height };
    finest = yield* unmeasured(kernel.cutLevel(input, area), 0);
    if (!finest.known.includes(1)) throw new Failure("mask-covers-all");
    if (!finest.copyable.includes(1)) throw new Failure("avoid-covers-all");
  }
  const indexInPhoto = (index: number): number => (Math.floor(index / area.width) + area.y) * image.width + (index % area.width) + area.x;
  yield 0;
  const radius = largestRadius(finest, kernel);
  yield 0;
  yield* unmeasured(kernel.writeFeatures(finest), 0);

  const showFirst = function* (level: Level, scale: number): Generator<void, void> {
    if (onPreview !== undefined) onPreview(yield* drawPreview(image, mask, level, area, scale));
  };
  const copied = yield* scaled(fillLevels(finest, radius, seed, steps, kernel, showFirst), 0, levelsShare);
  const colours = yield* scaled(kernel.blend(finest, copied), levelsShare, 1);
  const { origins, unknown } = copied;

  const filled = new Uint8ClampedArray(image.data);
  const write = (from: number, to: number): void => {
    for (let k = from; k < to; k++) {
      const pixel = unknown[k] ?? 0;
      if (finest.hole[pixel] !== 1) continue;
      const at = 4 * indexInPhoto(pixel);
      for (let c = 0; c < 3; c++) filled[at + c] = colours[4 * k + c] ?? 0;
      filled[at + 3] = image.data[4 * indexInPhoto(origins[pixel] ?? 0) + 3] ?? 255;
    }
  };
  yield* scaled(sliced(unknown.length, write, pixelsPerSlice), 1, 1);
  return { width: image.width, height: image.height, data: filled };
}

/** Runs a fill to its end at once. */
export function fillHoleNow(input: FillInput, kernel: Kernel): Pixels {
  const work = fillHole(input, kernel);
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

const widestRadius = 3;

/** `widestRadius`, or less where the parts that may be copied are so narrow that no larger patch fits. */
function largestRadius(level: Level, survey: Survey): number {
  for (let radius = widestRadius; radius > 0; radius--) {
    if (Math.min(level.width, level.height) > 2 * radius && survey.markSources(level, radius).includes(1)) return radius;
  }
  return 0;
}
