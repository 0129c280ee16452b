import { expect, test } from "vitest";
import { Failure } from "../../lib/failure";
import type { Pixels } from "../../image/pixels";
import type { ImageProgress } from "../engine";
import { driveFill } from "./driveFill";

const pixels: Pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) };

function* counted(slices: number, done: { slices: number }): Generator<number, Pixels> {
  for (let i = 0; i < slices; i++) {
    done.slices++;
    yield i / slices;
  }
  return pixels;
}

test("after a cancel not one more slice of work is done", async () => {
  const done = { slices: 0 };
  const pause = (): undefined => {
    if (done.slices === 40) throw new Failure("aborted");
  };
  await expect(driveFill(counted(1000, done), 28, pause, () => undefined)).rejects.toMatchObject({ code: "aborted" });
  expect(done.slices).toBe(40);
});

test("waits where the pause says so", async () => {
  const done = { slices: 0 };
  let letGoOn = (): void => undefined;
  const running = driveFill(
    counted(3, done),
    28,
    () => new Promise((resolve) => (letGoOn = resolve)),
    () => undefined,
  );
  expect(done.slices).toBe(1);
  letGoOn();
  await Promise.resolve();
  await Promise.resolve();
  expect(done.slices).toBe(2);
  letGoOn();
  await Promise.resolve();
  await Promise.resolve();
  letGoOn();
  expect(await running).toBe(pixels);
});

test("reports each percent once, with the step that it stands for", async () => {
  const reports: ImageProgress[] = [];
  await driveFill(
    counted(1000, { slices: 0 }),
    28,
    () => undefined,
    (progress) => reports.push(progress),
  );
  expect(reports).toHaveLength(100);
  expect(reports[0]).toEqual({ fraction: 0, step: 0, steps: 28 });
  expect(reports.at(-1)).toEqual({ fraction: 0.99, step: 27, steps: 28 });
});
