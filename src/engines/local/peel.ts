import type { Field } from "./field";
import { channels, type Level } from "./level";
import type { Patches } from "./patches";
import type { Random } from "./random";

/**
 * The first guess at the coarsest level: the hole is peeled inward ring by ring (Newson et al. 2014); each pixel takes the centre of a
 * patch picked at random among the near-best matches of what is known around it (Efros and Leung, ICCV 1999). This is where
 * the seed acts most. Cost: pixels × candidates, so the candidates are all sources while they are few and a window around the
 * pixel beyond.
 */
const tolerance = 1.05;
const mostComparisons = 6_000_000;
const fewestCandidates = 256;

/** With how many sources each unknown pixel is compared, at most. */
export function candidatesPerPixel(patches: Patches): number {
  return Math.max(fewestCandidates, Math.floor(mostComparisons / Math.max(1, patches.unknown.length)));
}

/** Writes guessed pixels into `level.planes` and a first field for all targets. Yields the share done, often. */
export function* peel(level: Level, patches: Patches, depth: Uint16Array, field: Field, random: Random): Generator<number, void> {
  const { width } = level;
  const order = byDepth(patches.unknown, depth, random);
  const settled = level.known.slice();
  const picks = new Int32Array(level.known.length).fill(-1);
  const candidates = new Candidates(level, patches, candidatesPerPixel(patches), random);
  const reach = patches.radius;
  const taps = new Int32Array((2 * reach + 1) ** 2);
  for (let k = 0; k < order.length; k++) {
    const pixel = order[k] ?? 0;
    const tapCount = findTaps(level, settled, pixel, reach, taps);
    const count = candidates.around(pixel);
    const pick = candidates.pick(pixel, count, taps, tapCount);
    picks[pixel] = pick;
    settled[pixel] = 1;
    for (let c = 0; c < channels; c++) level.planes[pixel * channels + c] = level.planes[pick * channels + c] ?? 0;
    if (k % 8 === 7) yield k / order.length;
  }
  seedField(patches, picks, width, field, random);
}

/** Ring by ring; the order inside a ring is shuffled, so that no direction is preferred. */
function byDepth(unknown: Int32Array, depth: Uint16Array, random: Random): Int32Array {
  const order = unknown.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const moved = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = moved;
  }
  return order.toSorted((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
}

/** Relative indices of the pixels around `pixel` that already have a value. */
function findTaps(level: Level, settled: Uint8Array, pixel: number, reach: number, taps: Int32Array): number {
  const { width, height } = level;
  const px = pixel % width;
  const py = (pixel - px) / width;
  let count = 0;
  for (let dy = Math.max(-reach, -py); dy <= Math.min(reach, height - 1 - py); dy++) {
    for (let dx = Math.max(-reach, -px); dx <= Math.min(reach, width - 1 - px); dx++) {
      const tap = dy * width + dx;
      if (settled[pixel + tap] === 1) taps[count++] = tap;
    }
  }
  return count;
}

class Candidates {
  readonly #list: Int32Array;
  readonly #scores: Int32Array;
  readonly #all: boolean;
  readonly #half: number;

  constructor(
    readonly level: Level,
    readonly patches: Patches,
    budget: number,
    readonly random: Random,
  ) {
    const { sources } = patches;
    this.#all = sources.length <= budget;
    this.#half = Math.max(2, Math.floor(Math.sqrt(budget) / 2));
    this.#list = this.#all ? sources : new Int32Array(budget + (2 * this.#half + 1) ** 2);
    this.#scores = new Int32Array(this.#list.length);
  }

  /** Fills the list for one pixel and says how long it is; never empty. */
  around(pixel: number): number {
    if (this.#all) return this.#list.length;
    const { width, height } = this.level;
    const { sources, isSource } = this.patches;
    const px = pixel % width;
    const py = (pixel - px) / width;
    let count = 0;
    for (let y = Math.max(0, py - this.#half); y <= Math.min(height - 1, py + this.#half); y++) {
      for (let x = Math.max(0, px - this.#half); x <= Math.min(width - 1, px + this.#half); x++) {
        if (isSource[y * width + x] === 1) this.#list[count++] = y * width + x;
      }
    }
    // Where the window is nearly all hole, sources from anywhere stand in.
    for (; count < fewestCandidates; count++) this.#list[count] = sources[this.random.below(sources.length)] ?? 0;
    return count;
  }

  pick(pixel: number, count: number, taps: Int32Array, tapCount: number): number {
    const { planes } = this.level;
    const list = this.#list;
    const scores = this.#scores;
    let best = 0x3fffffff;
    let limit = best;
    for (let k = 0; k < count; k++) {
      const source = list[k] as number;
      let sum = 0;
      for (let t = 0; t < tapCount && sum <= limit; t++) {
        const tap = taps[t] as number;
        const a = (pixel + tap) * channels;
        const b = (source + tap) * channels;
        const d0 = (planes[a] as number) - (planes[b] as number);
        const d1 = (planes[a + 1] as number) - (planes[b + 1] as number);
        const d2 = (planes[a + 2] as number) - (planes[b + 2] as number);
        const d3 = (planes[a + 3] as number) - (planes[b + 3] as number);
        const d4 = (planes[a + 4] as number) - (planes[b + 4] as number);
        sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4;
      }
      scores[k] = sum;
      if (sum < best) {
        best = sum;
        limit = Math.floor(best * tolerance);
      }
    }
    let near = 0;
    for (let k = 0; k < count; k++) if ((scores[k] ?? 0) <= limit) near++;
    let nth = this.random.below(near);
    for (let k = 0; k < count; k++) if ((scores[k] ?? 0) <= limit && nth-- === 0) return list[k] ?? 0;
    return list[0] ?? 0;
  }
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
