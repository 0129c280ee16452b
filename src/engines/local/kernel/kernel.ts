import type { CopiedLevel } from "../copiedLevel";
import type { Rect } from "../../../image/geometry";
import type { Picture } from "../cutLevel";
import type { Band } from "../bands";
import type { GuessGround } from "../guess";
import type { Level } from "../level";
import type { Patches } from "../patches";
import type { Random } from "../random";
import type { Ballot } from "../vote";

/**
 * The hot loops of a fill. Two kernels do the same integer and IEEE operations in the same order, so they give the same bytes: one of plain
 * TypeScript, and one of WebAssembly with SIMD that is built from `assembly/`. A desk is one level laid out for work; while it
 * is open only its own maps count, `close` brings them back to those that it was opened with.
 */
export interface Kernel extends Survey, Blend {
  openLevel(ballot: Ballot): LevelDesk;
  openGuess(ground: GuessGround): GuessDesk;
}

/** What is found out about a level before it is worked on. */
export interface Survey {
  /** See cutLevel.ts. */
  cutLevel(picture: Picture, area: Rect): Generator<void, Level>;
  /** See features.ts. */
  writeFeatures(level: Level): Generator<void, void>;
  /** See patches.ts. */
  markSources(level: Level, radius: number): Uint8Array;
  /** See holeDepth.ts. */
  holeDepth(level: Level): Uint16Array;
  /** See halve.ts. */
  halve(level: Level): Level;
  /** See patches.ts. */
  findPatches(level: Level, radius: number, isSource: Uint8Array): Patches;
}

/** What is done about a level once it is copied. */
export interface Blend {
  /** See blend.ts. */
  blend(level: Level, copied: CopiedLevel): Generator<number, Uint8ClampedArray>;
}

interface Desk {
  close(): void;
}

/** All work on stretches `from` to `to`, of a few milliseconds each. */
export interface LevelDesk extends Desk {
  readonly ballot: Ballot;
  /** How many share the work of one call: long stretches and bands that are given together keep them busy. */
  readonly threads: number;
  /** See `measureField`. */
  measure(from: number, to: number): void;
  /** See `improveField`: the same stretch of each of the bands. */
  improve(bands: readonly Band[], from: number, to: number, backward: boolean, reach: number): void;
  /** See `voteMean`. */
  voteMean(from: number, to: number): number;
  /** See `voteCopy`. */
  voteCopy(from: number, to: number): void;
}

export interface GuessDesk extends Desk {
  /** See `guessPixels`. */
  guess(from: number, to: number, random: Random): void;
}
