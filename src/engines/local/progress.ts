/** Runs `work`, whose progress goes from 0 to 1, as the part from `from` to `to` of a larger whole. */
export function* scaled<T>(work: Generator<number, T>, from: number, to: number): Generator<number, T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield from + (to - from) * next.value;
  }
}

/** Runs work that has no measure of its own but still pauses. */
export function* unmeasured<T>(work: Generator<void, T>, progress: number): Generator<number, T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield progress;
  }
}

/** Calls `work` on stretches of at most `slice` of `count` things: a few milliseconds each. */
export function* sliced(count: number, work: (from: number, to: number) => void, slice = 2048): Generator<number, void> {
  for (let from = 0; from < count; from += slice) {
    work(from, Math.min(count, from + slice));
    yield from / count;
  }
}
