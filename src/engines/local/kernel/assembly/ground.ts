/** One level as laid out by wasmKernel.ts, which writes these words in this order; all but sizes are addresses. */
@unmanaged
export class Ground {
  width: i32;
  height: i32;
  radius: i32;
  targetCount: i32;
  planes: usize;
  isSource: usize;
  isTarget: usize;
  targets: usize;
  unknown: usize;
  depth: usize;
  trust: usize;
  source: usize;
  distance: usize;
  weights: usize;
  origins: usize;
  scratch: usize;
}

/** The coarsest level while its first picture is guessed. */
@unmanaged
export class GuessGround {
  width: i32;
  height: i32;
  radius: i32;
  sourceCount: i32;
  /** Candidates lie in a window of this radius; 0: all sources are candidates. */
  half: i32;
  fewest: i32;
  planes: usize;
  isSource: usize;
  sources: usize;
  order: usize;
  settled: usize;
  picks: usize;
  list: usize;
  scores: usize;
  scratch: usize;
  wanted: usize;
  means: usize;
}
