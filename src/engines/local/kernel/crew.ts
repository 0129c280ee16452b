/**
 * Several threads at one desk. The words by which they agree lie in a buffer of their own: a job, and up to `mostItems` items of it,
 * each a stretch that any one of the threads takes. The first thread is the fill worker: it gives out the job, works along, and waits
 * until all items are done. Helpers sleep on a word between jobs. Nobody waits for a helper to come, only for what it has taken; so one
 * that starts late, or never, costs time and nothing else.
 */
export type CrewWords = Int32Array<SharedArrayBuffer>;

export interface Item {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  /** A generator's state. */
  readonly state: number;
}

export type Work = "measure" | "improve" | "voteMean" | "voteCopy";

/** What the items of a job have in common. */
export interface Job {
  readonly work: Work;
  /** The address of the level's words; each thread has its own, one after another. */
  readonly ground: number;
  readonly backward: boolean;
  readonly reach: number;
}

/** Does one item on the thread `thread`. @returns the generator's state after `improve`, the change of `voteMean`; otherwise anything */
export type DoItem = (job: Job, item: Item, thread: number) => number;

export const mostItems = 16;
const mostThreads = 8;

const works: readonly Work[] = ["measure", "improve", "voteMean", "voteCopy"];

/** Where the words lie. */
const wakeAt = 0;
const doneAt = 1;
const workAt = 2;
const groundAt = 3;
const backwardAt = 4;
const reachAt = 5;
/** How many items each thread has done. */
const shareAt = 8;
const itemsAt = shareAt + mostThreads;
const itemWords = 8;

/** The first word of an item. Whoever changes it from `open` to `taken` does the item. */
const open = 1;
const taken = 2;

/** A helper took an item and does not finish it. The memory is then in no known state. */
export class LostThread extends Error {}

/** A helper that was started. */
export interface Helper {
  end(): void;
}

/** The fill worker's side. */
export class Crew {
  readonly threads: number;
  readonly #words: CrewWords;
  readonly #doItem: DoItem;
  readonly #helpers: readonly Helper[];
  readonly #patience: number;

  /**
   * @param start starts the helper `thread` (1 and up) on the words; it calls `help`
   * @param patience milliseconds after which a helper that holds an item counts as lost
   */
  constructor(threads: number, doItem: DoItem, start: (words: CrewWords, thread: number) => Helper, patience: number) {
    this.threads = Math.min(threads, mostThreads);
    this.#words = new Int32Array(new SharedArrayBuffer(4 * (itemsAt + mostItems * itemWords)));
    this.#doItem = doItem;
    this.#patience = patience;
    this.#helpers = Array.from({ length: this.threads - 1 }, (_, i) => start(this.#words, i + 1));
  }

  /** How many threads have done anything yet. */
  get atWork(): number {
    return this.#words.subarray(shareAt, itemsAt).filter((count) => count > 0).length;
  }

  /** Does all items; blocks until they are done. @returns what `DoItem` returned for each. @throws LostThread */
  run({ work, ground, backward, reach }: Job, items: readonly Item[]): readonly number[] {
    const words = this.#words;
    words[workAt] = works.indexOf(work);
    words[groundAt] = ground;
    words[backwardAt] = backward ? 1 : 0;
    words[reachAt] = reach;
    for (const [i, item] of items.entries()) words.set([item.from, item.to, item.low, item.high, item.state], placeOf(i) + 1);
    Atomics.store(words, doneAt, 0);
    for (let i = 0; i < items.length; i++) Atomics.store(words, placeOf(i), open);
    Atomics.add(words, wakeAt, 1);
    Atomics.notify(words, wakeAt);
    takeItems(words, 0, this.#doItem);
    for (let done = Atomics.load(words, doneAt); done < items.length; done = Atomics.load(words, doneAt)) {
      if (Atomics.wait(words, doneAt, done, this.#patience) === "timed-out") throw new LostThread(`after ${this.#patience} ms`);
    }
    return items.map((_, i) => words[placeOf(i) + resultWord] ?? 0);
  }

  end(): void {
    for (const helper of this.#helpers) helper.end();
  }
}

const resultWord = 6;

function placeOf(item: number): number {
  return itemsAt + item * itemWords;
}

/** A helper's life: does items whenever there are any. Never returns; whoever started the thread ends it. */
export function help(words: CrewWords, thread: number, doItem: DoItem): never {
  for (;;) {
    const seen = Atomics.load(words, wakeAt);
    takeItems(words, thread, doItem);
    Atomics.wait(words, wakeAt, seen);
  }
}

function takeItems(words: CrewWords, thread: number, doItem: DoItem): void {
  for (let i = 0; i < mostItems; i++) {
    const at = placeOf(i);
    if (Atomics.load(words, at) !== open || Atomics.compareExchange(words, at, open, taken) !== open) continue;
    // From here until it is done the job cannot change under this thread.
    const job: Job = {
      work: works[words[workAt] ?? 0] ?? "measure",
      ground: words[groundAt] ?? 0,
      backward: words[backwardAt] === 1,
      reach: words[reachAt] ?? 0,
    };
    const [from = 0, to = 0, low = 0, high = 0, state = 0] = words.subarray(at + 1, at + 6);
    words[at + resultWord] = doItem(job, { from, to, low, high, state }, thread);
    Atomics.add(words, shareAt + thread, 1);
    Atomics.add(words, doneAt, 1);
    Atomics.notify(words, doneAt);
  }
}
