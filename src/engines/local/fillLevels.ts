import type { CopiedLevel } from "./copiedLevel";
import { effortAt, type Effort } from "./effort";
import { emptyField, upscaleField, type Field } from "./field";
import { createGuide } from "./guide";
import type { Kernel } from "./kernel/kernel";
import type { Level } from "./level";
import type { Patches } from "./patches";
import { candidatesPerPixel, peel } from "./peel";
import { scaled, sliced, unmeasured } from "./progress";
import { buildPyramid, type Tier } from "./pyramid";
import { Random } from "./random";
import { settleLevel, sliceOf, voteCost } from "./settleLevel";
import { prepareVote, weighTargets, type Ballot } from "./vote";

/**
 * What is left of a proposal's say per pixel of depth. Wexler's 1 / 1.3 blurs; at the coarsest level the middle of the hole has more
 * say, which keeps large shapes together.
 */
const coarsestTrust = 0.6;
const trust = 0.1;
/** A comparison of the first guess beside the dozen of a matching pass. */
const comparisonCost = 0.04;

interface Prepared {
  readonly level: Level;
  readonly patches: Patches;
  readonly depth: Uint16Array;
  readonly effort: Effort;
  /** Work planned, in targets matched once. */
  readonly work: number;
}

/**
 * Coarse to fine; writes the fill into `finest.planes`. Yields the fraction of the planned work that is done. `showFirst` is run once
 * the coarsest of several levels is filled; it is given how many pixels of the finest one of its pixels spans.
 */
export function* fillLevels(
  finest: Level,
  radius: number,
  seed: number,
  steps: number,
  kernel: Kernel,
  showFirst: (level: Level, scale: number) => Generator<void, void>,
): Generator<number, CopiedLevel> {
  const random = new Random(seed);
  const tiers = yield* unmeasured(buildPyramid(finest, radius, kernel), 0);
  const prepared = yield* unmeasured(prepareLevels(tiers, radius, steps, kernel), 0);
  const total = prepared.reduce((sum, { work }) => sum + work, 0);
  const origins = new Int32Array(finest.known.length).fill(-1);
  let before = 0;
  let coarser: { readonly at: Prepared; readonly field: Field } | null = null;
  for (const at of prepared.toReversed()) {
    const own = at.level === finest ? origins : null;
    const work: Generator<number, Field> =
      coarser === null
        ? fillCoarsest(at, own, random, kernel)
        : refine(at, upscaleField(coarser.at, coarser.field, at, random), own, random, kernel);
    const field = yield* scaled(work, before / total, (before + at.work) / total);
    before += at.work;
    if (coarser === null && own === null) yield* unmeasured(showFirst(at.level, 2 ** (tiers.length - 1)), before / total);
    coarser = { at, field };
  }
  const [own] = prepared;
  return { unknown: own?.patches.unknown ?? new Int32Array(0), origins, depth: own?.depth ?? new Uint16Array(0) };
}

function* prepareLevels(tiers: readonly Tier[], radius: number, steps: number, kernel: Kernel): Generator<void, readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const [index, { level, isSource, depth }] of tiers.entries()) {
    const patches = kernel.findPatches(level, radius, isSource);
    yield;
    const effort = effortAt(steps, index, tiers.length);
    const settling = effort.rounds * (effort.passes + voteCost) * patches.targets.length;
    const work = index === tiers.length - 1 ? effort.tries * (settling + guessing(patches)) : settling;
    prepared.push({ level, patches, depth, effort, work });
  }
  return prepared;
}

function guessing(patches: Patches): number {
  return comparisonCost * patches.unknown.length * Math.min(patches.sources.length, candidatesPerPixel(patches));
}

/** Several first guesses, each settled; the one whose patches lie nearest to what they copy is kept. */
function* fillCoarsest(at: Prepared, origins: Int32Array | null, random: Random, kernel: Kernel): Generator<number, Field> {
  const { level, patches, depth, effort, work } = at;
  const { tries } = effort;
  const guessShare = (tries * guessing(patches)) / work;
  const guide = createGuide(level, patches, depth);
  yield 0;
  let best: { misfit: number; field: Field; planes: Uint8Array } | null = null;
  for (let nth = 0; nth < tries; nth++) {
    const field = emptyField(level);
    const guessed = (nth + guessShare) / tries;
    yield* scaled(peel(level, patches, depth, field, guide, random, kernel), nth / tries, guessed);
    const desk = kernel.openLevel(prepareVote(level, patches, field, depth, origins === null ? coarsestTrust : trust, origins));
    yield* scaled(settleLevel(desk, effort, random), guessed, (nth + 1) / tries);
    const misfit = misfitOf(desk.ballot);
    desk.close();
    if (best === null || misfit < best.misfit) best = { misfit, field, planes: level.planes.slice() };
  }
  if (best === null) return emptyField(level);
  level.planes.set(best.planes);
  return best.field;
}

function misfitOf({ patches, field }: Ballot): number {
  let sum = 0;
  for (const target of patches.targets) sum += Math.sqrt(field.distance[target] ?? 0);
  return sum;
}

/** The first picture of a finer level is one vote over the carried field. */
function* refine(at: Prepared, field: Field, origins: Int32Array | null, random: Random, kernel: Kernel): Generator<number, Field> {
  const { level, patches, depth, effort } = at;
  const desk = kernel.openLevel(prepareVote(level, patches, field, depth, trust, origins));
  weighTargets(desk.ballot);
  yield* scaled(
    sliced(patches.unknown.length, (from, to) => void desk.voteMean(from, to), sliceOf(desk)),
    0,
    0,
  );
  yield* settleLevel(desk, effort, random);
  desk.close();
  return field;
}
