import { mostItems, type Crew, type DoItem, type Item, type Job, type Work } from "./crew";
import { groundBytes, type Exports } from "./exports";
import type { LevelDesk } from "./kernel";

/** Of a stretch of pixels: enough for the threads to end at about the same time. */
const itemsPerStretch = 8;

/** A desk whose work is shared out; `ground` is the address of the first thread's words. */
export function shareDesk(desk: LevelDesk, crew: Crew, ground: number): LevelDesk {
  const run = (work: Work, items: readonly Item[], backward = false, reach = 0): readonly number[] => {
    const job: Job = { work, ground, backward, reach };
    return crew.run(job, items);
  };
  const stretch = (from: number, to: number): readonly Item[] => {
    const step = Math.ceil((to - from) / itemsPerStretch);
    return Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => ({
      from: from + i * step,
      to: Math.min(to, from + (i + 1) * step),
      low: 0,
      high: 0,
      state: 0,
    }));
  };
  return {
    ...desk,
    threads: crew.threads,
    measure: (from, to) => void run("measure", stretch(from, to)),
    improve(bands, from, to, backward, reach) {
      const open = bands.filter((band) => band.from + from < band.to);
      const items = open.map(({ random, low, high, ...band }) => ({
        from: band.from + from,
        to: Math.min(band.to, band.from + to),
        low,
        high,
        state: random.state,
      }));
      if (items.length > mostItems) throw new RangeError(`${items.length} bands at once`);
      for (const [i, state] of run("improve", items, backward, reach).entries()) {
        const band = open[i];
        if (band !== undefined) band.random.state = state;
      }
    },
    voteMean: (from, to) => run("voteMean", stretch(from, to)).reduce((sum, change) => sum + change, 0),
    voteCopy: (from, to) => void run("voteCopy", stretch(from, to)),
  };
}

/** Items on the code of one thread. */
export function itemsOn(run: Exports): DoItem {
  return ({ work, ground, backward, reach }, { from, to, low, high, state }, thread) => {
    const own = ground + thread * groundBytes;
    if (work === "improve") return run.improve(own, from, to, low, high, backward ? 1 : 0, reach, state);
    if (work === "voteMean") return run.voteMean(own, from, to);
    if (work === "measure") run.measure(own, from, to);
    else run.voteCopy(own, from, to);
    return 0;
  };
}
