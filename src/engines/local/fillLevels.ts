import { effortAt } from "./effort";
import { emptyField, upscaleField, type Field } from "./field";
import { holeDepth } from "./holeDepth";
import type { Level } from "./level";
import { improveField, measureField } from "./nearestNeighbourField";
import { findPatches, markSources, type Patches } from "./patches";
import { peel } from "./peel";
import { buildPyramid } from "./pyramid";
import { Random } from "./random";
import { voteCopy, voteMean, weighTargets } from "./vote";

export interface CopiedLevel {
  /** The unknown pixels, in scan order. */
  readonly unknown: Int32Array;
  /** For each unknown pixel the index of the known one that it was copied from; −1 elsewhere. */
  readonly origins: Int32Array;
}

/** Targets per slice of work: a few milliseconds. */
const slice = 2048;
/** A level is settled when a vote changes its pixels by less than this on average. */
const settledChange = 0.5;
/** What a vote costs beside a matching pass, per target. */
const voteCost = 0.5;

/** Coarse to fine; writes the fill into `finest.planes`. Yields the fraction of the planned work that is done. */
export function* fillLevels(finest: Level, radius: number, seed: number, steps: number): Generator<number, CopiedLevel> {
  const random = new Random(seed);
  const levels = yield* silently(buildPyramid(finest, radius));
  const prepared: Patches[] = [];
  for (const level of levels) {
    const isSource = markSources(level, radius);
    yield 0;
    prepared.push(findPatches(level, radius, isSource));
    yield 0;
  }
  const plan = levels.map((_, index) => {
    const { rounds, passes } = effortAt(steps, index, levels.length);
    return rounds * (passes + voteCost) * (prepared[index]?.targets.length ?? 0);
  });
  const guess = 0.1 * plan.reduce((sum, work) => sum + work, 0);
  const total = plan.reduce((sum, work) => sum + work, guess);
  let before = 0;
  let coarser: { level: Level; patches: Patches; field: Field } | null = null;
  let origins = new Int32Array(0);

  for (let index = levels.length - 1; index >= 0; index--) {
    const level = levels[index] ?? finest;
    const patches = prepared[index] ?? findPatches(level, radius, markSources(level, radius));
    const depth = holeDepth(level.known, level.width, level.height);
    const weights = new Float32Array(level.known.length);
    let field: Field;
    if (coarser === null) {
      field = emptyField(level);
      for (const done of peel(level, patches, depth, field, random)) yield (guess * done) / total;
      before = guess;
    } else {
      yield before / total;
      field = upscaleField(coarser.level, coarser.patches, coarser.field, level, patches, random);
      weighTargets(patches, field, weights);
      yield* sliced(patches.unknown.length, (from, to) => void voteMean(level, patches, field, depth, weights, from, to), before / total);
    }
    const { rounds, passes } = effortAt(steps, index, levels.length);
    const reach = Math.max(level.width, level.height);
    for (let round = 0; round < rounds; round++) {
      const base = before + ((plan[index] ?? 0) * round) / rounds;
      const passWork = (plan[index] ?? 0) / rounds / (passes + voteCost);
      yield* sliced(patches.targets.length, (from, to) => measureField(level, patches, field, from, to), base / total);
      for (let pass = 0; pass < passes; pass++) {
        const backward = (round * passes + pass) % 2 === 1;
        const count = patches.targets.length;
        for (let from = 0; from < count; from += slice) {
          improveField(level, patches, field, from, Math.min(count, from + slice), backward, reach, random);
          yield (base + passWork * (pass + from / count)) / total;
        }
      }
      weighTargets(patches, field, weights);
      const voted = (base + passWork * passes) / total;
      if (index === 0 && round === rounds - 1) {
        origins = new Int32Array(level.known.length).fill(-1);
        yield* sliced(patches.unknown.length, (from, to) => voteCopy(level, patches, field, depth, weights, origins, from, to), voted);
      } else {
        let change = 0;
        yield* sliced(
          patches.unknown.length,
          (from, to) => {
            change += voteMean(level, patches, field, depth, weights, from, to);
          },
          voted,
        );
        if (index > 0 && change < settledChange * 3 * patches.unknown.length) break;
      }
    }
    before += plan[index] ?? 0;
    coarser = { level, patches, field };
  }
  return { unknown: prepared[0]?.unknown ?? new Int32Array(0), origins };
}

/** Runs work that has no measure of its own; it still pauses. */
function* silently<T>(work: Generator<void, T>): Generator<number, T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield 0;
  }
}

function* sliced(count: number, work: (from: number, to: number) => void, progress: number): Generator<number, void> {
  for (let from = 0; from < count; from += slice) {
    work(from, Math.min(count, from + slice));
    yield progress;
  }
}
