import type { Survey } from "./kernel/kernel";
import type { Level } from "./level";

/** No level's short side is made smaller than this: a hole needs surroundings to be guessed from. */
const leastSide = 96;
/** The first guess compares every unknown pixel with thousands of sources, so the coarsest hole is kept this small where possible. */
const guessable = 4000;
const leastSources = 400;

/** A level with what is known about it by the time it is decided to work on it. */
export interface Tier {
  readonly level: Level;
  /** See `markSources`. */
  readonly isSource: Uint8Array;
  /** See `holeDepth`. */
  readonly depth: Uint16Array;
}

/**
 * The levels of the work, finest first, each half of the one before, until the hole at the coarsest is about a patch radius deep.
 * O(pixels). Yields often.
 */
export function* buildPyramid(finest: Level, radius: number, survey: Survey): Generator<void, readonly Tier[]> {
  const tiers: Tier[] = [];
  for (let level = finest; ;) {
    const isSource = survey.markSources(level, radius);
    if (level !== finest && total(isSource) < leastSources) return tiers;
    yield;
    const depth = survey.holeDepth(level);
    tiers.push({ level, isSource, depth });
    if (Math.min(level.width, level.height) < 2 * leastSide) return tiers;
    if (deepest(level, depth) <= radius + 1 && total(level.hole) <= guessable) return tiers;
    yield;
    level = survey.halve(level);
    yield;
  }
}

function deepest(level: Level, depth: Uint16Array): number {
  let most = 0;
  for (let i = 0; i < depth.length; i++) if (level.hole[i] === 1) most = Math.max(most, depth[i] ?? 0);
  return most;
}

function total(map: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < map.length; i++) sum += map[i] ?? 0;
  return sum;
}
