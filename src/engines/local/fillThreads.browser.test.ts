import { afterEach, expect, test } from "vitest";
import { encodePng } from "../../image/png";
import { WorkerClient } from "../../lib/workerCall";
import type { FillHandlers } from "./fill.worker";
import type { FillCall } from "./readJob";
import { syntheticPhoto } from "./syntheticPhoto";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function startWorker(): Worker {
  const worker = new Worker(new URL("./fill.worker.ts", import.meta.url), { type: "module" });
  ends.push(() => worker.terminate());
  return worker;
}

/** A hole over most of a picture. */
async function callOf(side: number, steps: number): Promise<FillCall> {
  const { data } = syntheticPhoto({ width: side, height: side });
  const mask = new Uint8Array(side * side);
  for (let y = side >> 3; y < side - (side >> 3); y++) mask.fill(255, y * side + (side >> 3), (y + 1) * side - (side >> 3));
  const image = new Blob([await encodePng({ width: side, height: side, channels: 4, data })]);
  return { image, mask: new Blob([await encodePng({ width: side, height: side, channels: 1, data: mask })]), avoid: null, seed: 3, steps };
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((value, i) => value === b[i]);

test("this page is isolated, as the built one is", () => {
  expect(crossOriginIsolated).toBe(true);
});

test("one, two, three and four threads give the same bytes, for a small picture and then a larger one", async () => {
  const calls = [await callOf(96, 4), await callOf(256, 4)];
  const alone = new WorkerClient<FillHandlers>(startWorker());
  const wanted: Uint8Array[] = [];
  for (const call of calls) {
    const { png, threads } = await alone.call("fill", { ...call, threads: 1 });
    expect(threads).toBe(1);
    wanted.push(png);
  }
  for (const count of [2, 3, 4]) {
    const client = new WorkerClient<FillHandlers>(startWorker());
    // Helpers join when they have started: until all have, their share is done by the others.
    for (let taken = 1; taken < count;) {
      for (const [i, call] of calls.entries()) {
        const { png, threads } = await client.call("fill", { ...call, threads: count });
        expect(equal(png, wanted[i] ?? png.subarray(1)), `${count} threads, picture ${i}`).toBe(true);
        taken = threads;
      }
    }
  }
});

test("with four threads a cancel stops the work within 100 ms", async () => {
  const worker = startWorker();
  const call = { ...(await callOf(512, 50)), threads: 4 };
  const times: number[] = [];
  for (let id = 1; id <= 3; id++) {
    times.push(
      await new Promise<number>((resolve, reject) => {
        let cancelled = 0;
        worker.onmessage = ({ data }: MessageEvent<{ kind: string; progress?: { fraction: number }; code?: string }>) => {
          if (data.kind === "value") reject(new Error("not cancelled"));
          else if (data.code !== undefined) resolve(data.code === "aborted" ? performance.now() - cancelled : Infinity);
          else if (cancelled === 0 && (data.progress?.fraction ?? 0) > 0.3) {
            cancelled = performance.now();
            worker.postMessage({ kind: "abort", id });
          }
        };
        worker.postMessage({ kind: "call", id, name: "fill", input: call });
      }),
    );
  }
  // The best of three: what else the machine does is not measured.
  expect(Math.min(...times)).toBeLessThan(100);
});
