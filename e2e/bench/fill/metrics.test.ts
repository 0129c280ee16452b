import { expect, test } from "vitest";
import { syntheticPhoto } from "../../../src/engines/local/syntheticPhoto";
import { measureFill } from "./metrics";

const truth = syntheticPhoto({ width: 96, height: 96 });
const mask = Uint8Array.from({ length: 96 * 96 }, (_, i) => (i % 96 >= 24 && i % 96 < 72 && i >= 24 * 96 && i < 72 * 96 ? 255 : 0));

function changed(change: (value: number, i: number) => number): typeof truth {
  return { ...truth, data: truth.data.map((value, i) => (mask[i >> 2] === 0 || i % 4 === 3 ? value : change(value, i))) };
}

test("the truth itself is faultless", () => {
  expect(measureFill(truth, truth, mask)).toEqual({ psnr: Infinity, texture: 0, sharpness: 0, seam: 1, step: 0 });
});

test("a blurred fill loses texture and sharpness", () => {
  const blurred = changed(
    (_, i) => ((truth.data[i - 8] ?? 0) + (truth.data[i - 4] ?? 0) + (truth.data[i] ?? 0) + (truth.data[i + 4] ?? 0)) / 4,
  );
  const { texture, sharpness } = measureFill(truth, blurred, mask);
  expect(texture).toBeGreaterThan(100);
  expect(sharpness).toBeGreaterThan(0.5);
});

test("a brighter fill shows a seam and a step, and no loss of sharpness", () => {
  const { seam, step, sharpness } = measureFill(
    truth,
    changed((value) => value + 30),
    mask,
  );
  expect(seam).toBeGreaterThan(1.5);
  expect(step).toBeGreaterThan(10);
  expect(sharpness).toBeLessThan(0.1);
});

test("the texture distance forgives a shifted texture that the signal to noise ratio does not", () => {
  const shifted = changed((_, i) => truth.data[i - 4 * 16] ?? 0);
  const flat = changed((_, i) => [90, 110, 120][i % 4] ?? 0);
  expect(measureFill(truth, shifted, mask).texture).toBeLessThan(measureFill(truth, flat, mask).texture / 4);
});
