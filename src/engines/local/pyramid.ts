import { holeDepth } from "./holeDepth";
import { channels, type Level } from "./level";
import { markSources } from "./patches";

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
 * A coarse pixel is known only when all pixels below it are, so no part of a hole ever disappears. O(pixels). Yields often.
 */
export function* buildPyramid(finest: Level, radius: number): Generator<void, readonly Tier[]> {
  const tiers: Tier[] = [];
  for (let level = finest; ;) {
    const isSource = markSources(level, radius);
    if (level !== finest && total(isSource) < leastSources) return tiers;
    yield;
    const depth = holeDepth(level.known, level.width, level.height);
    tiers.push({ level, isSource, depth });
    if (Math.min(level.width, level.height) < 2 * leastSide) return tiers;
    if (deepest(level, depth) <= radius + 1 && total(level.hole) <= guessable) return tiers;
    yield;
    level = halve(level);
    yield;
  }
}

function halve(level: Level): Level {
  const width = (level.width + 1) >> 1;
  const height = (level.height + 1) >> 1;
  const planes = new Uint8Array(width * height * channels);
  const known = new Uint8Array(width * height);
  const hole = new Uint8Array(width * height);
  const copyable = level.copyable === level.known ? known : new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const right = 2 * x + 1 < level.width ? 1 : 0;
      const down = 2 * y + 1 < level.height ? level.width : 0;
      const a = 2 * y * level.width + 2 * x;
      const b = a + right;
      const c = a + down;
      const d = c + right;
      known[i] = (level.known[a] ?? 0) & (level.known[b] ?? 0) & (level.known[c] ?? 0) & (level.known[d] ?? 0);
      hole[i] = (level.hole[a] ?? 0) | (level.hole[b] ?? 0) | (level.hole[c] ?? 0) | (level.hole[d] ?? 0);
      if (known[i] === 0) continue;
      if (copyable !== known)
        copyable[i] = (level.copyable[a] ?? 0) & (level.copyable[b] ?? 0) & (level.copyable[c] ?? 0) & (level.copyable[d] ?? 0);
      for (let k = 0; k < channels; k++) {
        const sum =
          (level.planes[a * channels + k] ?? 0) +
          (level.planes[b * channels + k] ?? 0) +
          (level.planes[c * channels + k] ?? 0) +
          (level.planes[d * channels + k] ?? 0);
        planes[i * channels + k] = (sum + 2) >> 2;
      }
    }
  }
  return { width, height, planes, known, copyable, hole };
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
