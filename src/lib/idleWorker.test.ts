import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IdleWorker } from "./idleWorker";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As many workers as were made, and how many of them are still there. */
function someWorker(): { readonly idle: IdleWorker<Record<string, never>>; readonly counts: () => readonly number[] } {
  let [made, ended] = [0, 0];
  const make = (): Worker => {
    made++;
    return { terminate: () => ended++ } as unknown as Worker;
  };
  return { idle: new IdleWorker(make, 1000), counts: () => [made, made - ended] };
}
const work = (): Promise<number> => Promise.resolve(1);

test("one worker serves all calls, and ends once none was made for as long as it said", async () => {
  const { idle, counts } = someWorker();
  expect(counts()).toEqual([0, 0]);
  await idle.run(work);
  vi.advanceTimersByTime(999);
  await idle.run(work);
  vi.advanceTimersByTime(999);
  expect(counts()).toEqual([1, 1]);
  vi.advanceTimersByTime(1);
  expect(counts()).toEqual([1, 0]);
  await idle.run(work);
  expect(counts()).toEqual([2, 1]);
});

test("a call that leaves nothing behind lets it end sooner, but not before what another call has left is old enough", async () => {
  const { idle, counts } = someWorker();
  await idle.run(work, 10);
  vi.advanceTimersByTime(10);
  expect(counts()).toEqual([1, 0]);
  await idle.run(work);
  await idle.run(work, 10);
  vi.advanceTimersByTime(999);
  expect(counts()).toEqual([2, 1]);
  vi.advanceTimersByTime(1);
  expect(counts()).toEqual([2, 0]);
  // A new one knows nothing of what the last one kept.
  await idle.run(work, 10);
  vi.advanceTimersByTime(10);
  expect(counts()).toEqual([3, 0]);
});

test("it does not end while a call is under way", async () => {
  const { idle, counts } = someWorker();
  let finish: () => void = () => undefined;
  const long = idle.run(() => new Promise<void>((resolve) => (finish = resolve)));
  await idle.run(work, 10);
  vi.advanceTimersByTime(5000);
  expect([idle.isBusy, counts()]).toEqual([true, [1, 1]]);
  finish();
  await long;
  vi.advanceTimersByTime(1000);
  expect(counts()).toEqual([1, 0]);
});
