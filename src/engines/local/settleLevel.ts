import { cutBands, type Band } from "./bands";
import type { Effort } from "./effort";
import type { LevelDesk } from "./kernel/kernel";
import { sliced, scaled } from "./progress";
import type { Random } from "./random";
import { weighTargets } from "./vote";

/** A level is settled when a vote changes its colours by less than this on average. */
const settledChange = 0.5;
/** Pixels or targets that a thread treats between two pauses: a few milliseconds at most. */
const perSlice = 2048;
/** What measuring and voting cost beside a matching pass. */
export const voteCost = 0.5;

/**
 * Rounds of matching and voting (expectation and maximisation: Wexler, Shechtman, Irani, PAMI 2007) at one level, whose planes hold a first
 * picture. Stops early when the picture no longer changes. At the finest level (the one with `origins`) the last vote copies.
 * Yields the fraction of the planned work that is done.
 */
export function* settleLevel(desk: LevelDesk, effort: Effort, random: Random): Generator<number, void> {
  const { level, patches, origins } = desk.ballot;
  const { rounds, passes } = effort;
  const reach = Math.max(level.width, level.height);
  const targets = patches.targets.length;
  const unit = 1 / (rounds * (passes + voteCost));
  for (let round = 0; round < rounds; round++) {
    const start = round * (passes + voteCost) * unit;
    const measured = start + (voteCost / 2) * unit;
    yield* scaled(
      sliced(targets, (from, to) => desk.measure(from, to), sliceOf(desk)),
      start,
      measured,
    );
    for (let pass = 0; pass < passes; pass++) {
      const nth = round * passes + pass;
      const backward = nth % 2 === 1;
      const bands = cutBands(patches.targets, nth, backward, random);
      yield* scaled(match(desk, bands, backward, reach), measured + pass * unit, measured + (pass + 1) * unit);
    }
    weighTargets(desk.ballot);
    const matched = measured + passes * unit;
    const voted = matched + (voteCost / 2) * unit;
    if (origins !== null && round === rounds - 1) {
      yield* scaled(
        sliced(patches.unknown.length, (from, to) => desk.voteCopy(from, to), sliceOf(desk)),
        matched,
        voted,
      );
      return;
    }
    let change = 0;
    const vote = (from: number, to: number): void => {
      change += desk.voteMean(from, to);
    };
    yield* scaled(sliced(patches.unknown.length, vote, sliceOf(desk)), matched, voted);
    if (origins === null && change < settledChange * 3 * patches.unknown.length) return;
  }
}

/** Pixels of one stretch. Waking other threads takes as long as hundreds of pixels, so it is a longer one for them. */
export function sliceOf({ threads }: LevelDesk): number {
  return threads === 1 ? perSlice : 4 * perSlice * threads;
}

/** One pass, band after band; where there are several threads, a stretch of every band at a time. */
function* match(desk: LevelDesk, bands: readonly Band[], backward: boolean, reach: number): Generator<number, void> {
  const groups = desk.threads === 1 ? bands.map((band) => [band]) : [bands];
  for (const [nth, group] of groups.entries()) {
    const longest = Math.max(...group.map(({ from, to }) => to - from));
    const improve = (from: number, to: number): void => desk.improve(group, from, to, backward, reach);
    yield* scaled(sliced(longest, improve, perSlice), nth / groups.length, (nth + 1) / groups.length);
  }
}
