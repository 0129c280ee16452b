/** How much is done at one level. */
export interface Effort {
  /** First guesses at the coarsest level, of which the best is kept. */
  readonly tries: number;
  /** Rounds of matching and voting. */
  readonly rounds: number;
  /** PatchMatch passes per round. */
  readonly passes: number;
}

/** The steps at which the effort is 1. */
const fullEffort = 28;

/**
 * What `steps` (1 to 50) buys at the level `index` of `count` (0 is the finest): ten rounds at the coarsest, three between, one at the
 * finest. One step is a quick draft; beyond 28 little is gained.
 */
export function effortAt(steps: number, index: number, count: number): Effort {
  const share = steps / fullEffort;
  const coarsest = index === count - 1;
  const finest = index === 0;
  const rounds = coarsest ? (finest ? 6 : 10) : finest ? 1 : 3;
  const passes = finest ? 2 : 4;
  return {
    tries: coarsest && !finest ? Math.max(1, Math.round(2 * Math.min(1.5, share))) : 1,
    rounds: Math.max(1, Math.round(rounds * share)),
    passes: Math.max(1, Math.round(passes * Math.min(1.5, Math.sqrt(share)))),
  };
}
