import { WorkerClient } from "../../../src/lib/workerCall";
import type { Coverage } from "../../../src/image/pixels";
import type { BenchHandlers } from "./finishBench.worker";

/** What is timed of one photo, in seconds, and the longest task that the page itself had meanwhile, in milliseconds. */
export interface PhotoFigures {
  readonly cut: number;
  readonly firstFinish: number;
  readonly nextFinish: number;
  readonly encode: number;
  readonly longestTask: number;
}

const client = new WorkerClient<BenchHandlers>(new Worker("/bench/finishBench.worker.js", { type: "module" }));

let longest = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
}).observe({ type: "longtask" });

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const began = performance.now();
  const value = await work();
  return [(performance.now() - began) / 1000, value];
}

/** A disc of soft rim in the middle. */
function disc(width: number, height: number, radius: number): Coverage {
  const rect = { x: (width >> 1) - radius, y: (height >> 1) - radius, width: 2 * radius, height: 2 * radius };
  const data = new Uint8Array(rect.width * rect.height);
  for (let y = 0, at = 0; y < rect.height; y++)
    for (let x = 0; x < rect.width; x++, at++)
      data[at] = Math.max(0, Math.min(255, (radius - Math.hypot(x + 0.5 - radius, y + 0.5 - radius)) * 32));
  return { rect, data };
}

/** A region of half the photo's height, at 1024 × 1024. */
async function photo(width: number, height: number): Promise<PhotoFigures> {
  const blob = await client.call("makePhoto", { width, height });
  const side = 1024;
  const raw = await client.call("makeRaw", { width: side, height: side });
  const span = height >> 1;
  const rect = { x: (width - span) >> 1, y: (height - span) >> 1, width: span, height: span };
  const region = { rect, size: { width: side, height: side } };
  const mask = disc(width, height, height >> 3);
  const result = { photo: blob, raw, region, mask, seed: 1 };
  const finish = { grow: 4, softEdge: 4, opacity: 100, colourMatch: "membrane", grain: true } as const;
  await client.call("openPhoto", { file: blob, name: "bench.jpg" });
  // What building the pictures took does not count.
  await new Promise((resolve) => setTimeout(resolve, 100));
  longest = 0;
  const [cut] = await timed(() => client.call("cutRegion", { photo: blob, region, mask }));
  const [firstFinish] = await timed(() => client.call("finish", { ...result, finish }));
  const [nextFinish] = await timed(() => client.call("finish", { ...result, finish: { ...finish, softEdge: 9 } }));
  const [encode] = await timed(() => client.call("compose", { ...result, finish }));
  return { cut, firstFinish, nextFinish, encode, longestTask: longest };
}

Object.assign(globalThis, {
  finishBench: {
    photo,
    membrane: (rounds: number) => client.call("membrane", { rounds }),
    png: (width: number, height: number) => client.call("png", { width, height }),
    seams: () => client.call("seams", {}),
  },
});
