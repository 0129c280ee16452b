import type { Pixels } from "../../../src/image/pixels";
import { slicedWasserstein } from "./slicedWasserstein";

/** How good a fill is beside the hidden truth. PSNR alone favours blur: read it with the texture distance and the sharpness. */
export interface FillQuality {
  /** Peak signal to noise inside the hole, dB; higher is nearer. */
  readonly psnr: number;
  /** Sliced Wasserstein distance of 7 × 7 patches on three Laplacian levels, × 1000; lower is more like the truth's texture. */
  readonly texture: number;
  /** |log2| of the mean absolute Laplacian inside the hole over the truth's; 0 is as sharp as the truth. */
  readonly sharpness: number;
  /** The same of its mean square (energy of Laplacian): a few hard edges weigh as much as all the texture. */
  readonly energy: number;
  /** Jump across the hole's edge over the jumps beside it, divided by the same of the truth; 1 is no seam. */
  readonly seam: number;
  /** How much more the mean brightness differs between both sides of the edge than in the truth, in levels of 255; 0 is no step. */
  readonly step: number;
}

export function measureFill(truth: Pixels, fill: Pixels, mask: Uint8Array): FillQuality {
  const [light, filledLight] = [luma(truth), luma(fill)];
  const { width, height } = truth;
  const [own, wanted] = [laplacian(filledLight, width, mask), laplacian(light, width, mask)];
  return {
    psnr: psnr(truth, fill, mask),
    texture: 1000 * slicedWasserstein(truth, fill, mask),
    sharpness: Math.abs(Math.log2(own.amount / wanted.amount)),
    energy: Math.abs(Math.log2(own.energy / wanted.energy)),
    seam: seam(filledLight, width, height, mask) / seam(light, width, height, mask),
    step: Math.max(0, borderStep(filledLight, width, height, mask) - borderStep(light, width, height, mask)),
  };
}

export function meanQuality(all: readonly FillQuality[]): FillQuality {
  const mean = (pick: (quality: FillQuality) => number): number => all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return {
    psnr: mean((one) => one.psnr),
    texture: mean((one) => one.texture),
    sharpness: mean((one) => one.sharpness),
    energy: mean((one) => one.energy),
    seam: mean((one) => one.seam),
    step: mean((one) => one.step),
  };
}

function luma({ data }: Pixels): Float32Array {
  const light = new Float32Array(data.length / 4);
  for (let i = 0; i < light.length; i++) {
    light[i] = 0.299 * (data[i * 4] ?? 0) + 0.587 * (data[i * 4 + 1] ?? 0) + 0.114 * (data[i * 4 + 2] ?? 0);
  }
  return light;
}

function psnr(truth: Pixels, fill: Pixels, mask: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    for (let c = 0; c < 3; c++) sum += ((truth.data[i * 4 + c] ?? 0) - (fill.data[i * 4 + c] ?? 0)) ** 2;
    count += 3;
  }
  return 10 * Math.log10(255 ** 2 / (sum / count));
}

/** Mean absolute value and mean square of the four-neighbour Laplacian where it lies wholly in the hole. */
function laplacian(light: Float32Array, width: number, mask: Uint8Array): { readonly amount: number; readonly energy: number } {
  let [amount, energy, count] = [1e-6, 1e-6, 0];
  for (let i = width; i < mask.length - width; i++) {
    const sides = [i - 1, i + 1, i - width, i + width];
    if (mask[i] === 0 || sides.some((side) => mask[side] === 0)) continue;
    const value = sides.reduce((total, side) => total - (light[side] ?? 0), 4 * (light[i] ?? 0));
    amount += Math.abs(value);
    energy += value ** 2;
    count++;
  }
  return { amount: amount / Math.max(1, count), energy: energy / Math.max(1, count) };
}

/** The mean jump across the edge over that of the pairs just inside and just outside it. */
function seam(light: Float32Array, width: number, height: number, mask: Uint8Array): number {
  let across = 0;
  let beside = 1e-6;
  forEachEdge(mask, width, height, (inside, shift) => {
    across += Math.abs((light[inside] ?? 0) - (light[inside + shift] ?? 0));
    const inner = Math.abs((light[inside - shift] ?? 0) - (light[inside] ?? 0));
    const outer = Math.abs((light[inside + shift] ?? 0) - (light[inside + 2 * shift] ?? 0));
    beside += (inner + outer) / 2;
  });
  return across / beside;
}

const reach = 4;

/** The mean absolute difference of the mean brightness inside and outside, in 9 × 9 windows along the edge. */
function borderStep(light: Float32Array, width: number, height: number, mask: Uint8Array): number {
  let total = 0;
  let windows = 0;
  let nth = 0;
  forEachEdge(mask, width, height, (edge) => {
    if (nth++ % 5 !== 0) return;
    const sums = [0, 0];
    const counts = [0, 0];
    const [cx, cy] = [edge % width, Math.floor(edge / width)];
    for (let y = Math.max(0, cy - reach); y <= Math.min(height - 1, cy + reach); y++) {
      for (let x = Math.max(0, cx - reach); x <= Math.min(width - 1, cx + reach); x++) {
        const side = mask[y * width + x] === 0 ? 0 : 1;
        sums[side] = (sums[side] ?? 0) + (light[y * width + x] ?? 0);
        counts[side] = (counts[side] ?? 0) + 1;
      }
    }
    total += Math.abs((sums[1] ?? 0) / (counts[1] ?? 1) - (sums[0] ?? 0) / (counts[0] ?? 1));
    windows++;
  });
  return total / Math.max(1, windows);
}

/** Every pair of a hole pixel and a known neighbour that has two more pixels in line on either side. */
function forEachEdge(mask: Uint8Array, width: number, height: number, visit: (inside: number, shift: number) => void): void {
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x;
      if (mask[i] === 0) continue;
      for (const shift of [-1, 1, -width, width]) {
        if (mask[i + shift] === 0 && mask[i - shift] !== 0 && mask[i + 2 * shift] === 0) visit(i, shift);
      }
    }
  }
}
