import { byDepth } from "./byDepth";
import type { Field } from "./field";
import { fewestCandidates } from "./guess";
import type { Guide } from "./guide";
import type { Kernel } from "./kernel/kernel";
import type { Level } from "./level";
import type { Patches } from "./patches";
import { sliced } from "./progress";
import type { Random } from "./random";

/**
 * The first guess at the coarsest level: the hole is peeled inward ring by ring (Newson et al. 2014); each pixel takes the centre of a
 * patch picked at random among the near-best matches of what is known around it (Efros and Leung, ICCV 1999). This is where
 * the seed acts most. Cost: pixels × candidates, so the candidates are all sources while they are few and a window around the
 * pixel beyond.
 */
const mostComparisons = 6_000_000;

/** With how many sources each unknown pixel is compared, at most. */
export function candidatesPerPixel(patches: Patches): number {
  return Math.max(fewestCandidates, Math.floor(mostComparisons / Math.max(1, patches.unknown.length)));
}

/** Writes guessed pixels into `level.planes` and a first field for all targets. Yields the share done, often. */
export function* peel(
  level: Level,
  patches: Patches,
  depth: Uint16Array,
  field: Field,
  guide: Guide,
  random: Random,
  kernel: Kernel,
): Generator<number, void> {
  const order = byDepth(shuffled(patches.unknown, random), depth);
  const picks = new Int32Array(level.known.length).fill(-1);
  const budget = candidatesPerPixel(patches);
  const half = patches.sources.length <= budget ? 0 : Math.max(2, Math.floor(Math.sqrt(budget) / 2));
  const desk = kernel.openGuess({ level, patches, order, settled: level.known.slice(), picks, half, guide });
  const work = (from: number, to: number): void => desk.guess(from, to, random);
  yield* sliced(order.length, work, 8);
  desk.close();
  seedField(patches, picks, level.width, field, random);
}

/** The order inside a ring, so that no direction is preferred. */
function shuffled(pixels: Int32Array, random: Random): Int32Array {
  const order = pixels.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const moved = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = moved;
  }
  return order;
}

/** A target takes the pick of its centre, or the shifted pick of a guessed pixel near it, or any source. */
function seedField(patches: Patches, picks: Int32Array, width: number, field: Field, random: Random): void {
  const { radius, targets, sources, isSource } = patches;
  for (const target of targets) {
    let source = picks[target] ?? -1;
    for (let dy = -radius; dy <= radius && source < 0; dy++) {
      for (let dx = -radius; dx <= radius && source < 0; dx++) {
        const shift = dy * width + dx;
        const pick = picks[target + shift] ?? -1;
        if (pick >= 0 && isSource[pick - shift] === 1) source = pick - shift;
      }
    }
    field.source[target] = source >= 0 ? source : (sources[random.below(sources.length)] ?? 0);
  }
}
