import { describe, expect, test } from "vitest";
import { smoothOut } from "../../../src/engines/local/smoothOut";
import { syntheticPhoto } from "../../../src/engines/local/syntheticPhoto";
import { measureFill } from "./metrics";

const truth = syntheticPhoto({ width: 96, height: 96 });
const mask = Uint8Array.from({ length: 96 * 96 }, (_, i) => (i % 96 >= 24 && i % 96 < 72 && i >= 24 * 96 && i < 72 * 96 ? 255 : 0));

function changed(change: (value: number, i: number) => number): typeof truth {
  return { ...truth, data: truth.data.map((value, i) => (mask[i >> 2] === 0 || i % 4 === 3 ? value : change(value, i))) };
}

test("the truth itself is faultless", () => {
  expect(measureFill(truth, truth, mask)).toEqual({ psnr: Infinity, texture: 0, sharpness: 0, energy: 0, seam: 1, step: 0 });
});

test("a blurred fill loses texture and sharpness", () => {
  const blurred = changed(
    (_, i) => ((truth.data[i - 8] ?? 0) + (truth.data[i - 4] ?? 0) + (truth.data[i] ?? 0) + (truth.data[i + 4] ?? 0)) / 4,
  );
  const { texture, sharpness, energy } = measureFill(truth, blurred, mask);
  expect(texture).toBeGreaterThan(100);
  expect(sharpness).toBeGreaterThan(0.5);
  expect(energy).toBeGreaterThan(sharpness);
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

describe("what is not a fill fails the aims of the bench", () => {
  /** The colours around the hole run into each other: a smear, as the peers make it. */
  function smeared(): typeof truth {
    const colours = Float64Array.from({ length: 3 * mask.length }, (_, i) =>
      mask[Math.floor(i / 3)] === 0 ? (truth.data[4 * Math.floor(i / 3) + (i % 3)] ?? 0) : 128,
    );
    const cells = Array.from(mask.keys()).filter((i) => mask[i] !== 0);
    smoothOut(colours, cells, truth.width, truth.height, 400);
    return changed((_, i) => colours[3 * (i >> 2) + (i % 4)] ?? 0);
  }
  const smear = measureFill(truth, smeared(), mask);

  test("the mean colour: by its sharpness and its texture", () => {
    const sums = [0, 0, 0];
    for (let i = 0; i < mask.length; i++)
      if (mask[i] === 0) for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (truth.data[4 * i + c] ?? 0);
    const known = mask.filter((value) => value === 0).length;
    const flat = measureFill(
      truth,
      changed((_, i) => (sums[i % 4] ?? 0) / known),
      mask,
    );
    expect(flat.sharpness).toBeGreaterThan(0.25);
    expect(flat.texture).toBeGreaterThan(0.4 * smear.texture);
  });

  test("a mirrored copy, sharp as it is: by its noise, its seam and its step", () => {
    const mirrored = measureFill(
      truth,
      changed((_, i) => truth.data[4 * ((i >> 2) - ((i >> 2) % 96) + 95 - ((i >> 2) % 96)) + (i % 4)] ?? 0),
      mask,
    );
    expect(mirrored.sharpness).toBeLessThan(0.25);
    expect(mirrored.psnr).toBeLessThan(smear.psnr + 0.4);
    expect(mirrored.seam).toBeGreaterThan(1.15);
    expect(mirrored.step).toBeGreaterThan(0.2);
  });
});
