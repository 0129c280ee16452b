import { Random } from "./random";

/**
 * A stretch of the targets that one matching pass treats by itself: with chance of its own, and without a look at what other bands find
 * in the same pass. Bands can so be matched in any order, or at once, with the same outcome.
 */
export interface Band {
  /** The targets from `from` to `to`, counted in the direction of the pass. */
  readonly from: number;
  readonly to: number;
  /** The first and the last pixel of the band's targets; neighbours outside are of other bands. */
  readonly low: number;
  readonly high: number;
  readonly random: Random;
}

/** Enough for four threads to be busy to the end, few enough that almost every target has both its neighbours. */
const mostBands = 8;
/** Fewer are not worth the two threads. */
const leastTargets = 1024;
/** Where the borders of one pass after another lie, in bands, so that what one of them holds up travels on in the next pass. */
const shifts = [0, 0.5, 0.25, 0.75] as const;

/**
 * Cuts the targets, in scan order, for the pass `nth` of a level. How many bands there are depends on the picture alone, never on the
 * machine; each draws its seed from `random`, in their order.
 */
export function cutBands(targets: Int32Array, nth: number, backward: boolean, random: Random): readonly Band[] {
  const count = Math.max(1, Math.min(mostBands, Math.floor(targets.length / leastTargets)));
  const shift = count === 1 ? 0 : (shifts[nth % shifts.length] ?? 0);
  const borders = Array.from({ length: count }, (_, i) => Math.floor(((i + shift) * targets.length) / count));
  if (borders[0] !== 0) borders.unshift(0);
  const pixelAt = (k: number): number => targets[backward ? targets.length - 1 - k : k] ?? 0;
  return borders.map((from, i): Band => {
    const to = borders[i + 1] ?? targets.length;
    const ends = [pixelAt(from), pixelAt(to - 1)];
    return { from, to, low: Math.min(...ends), high: Math.max(...ends), random: new Random(random.below(2 ** 32)) };
  });
}
