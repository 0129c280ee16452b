import { createPause } from "./pause";
import { rowsOf } from "./pixelRows";
import type { Pixels } from "./pixels";
import { resample } from "./resample";

const smallest = 1024;

/** The picture at half its size, sides rounded up: the mean of every 2 × 2 pixels, or the exact area where a side is odd. */
async function halve(pixels: Pixels, alpha: boolean, signal?: AbortSignal): Promise<Pixels> {
  const { width, height, data } = pixels;
  const to = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  if (alpha || width % 2 === 1 || height % 2 === 1) {
    return resample({ source: rowsOf(pixels), from: { x: 0, y: 0, width, height }, to, kernel: "area", alpha, signal });
  }
  const out = new Uint8ClampedArray(to.width * to.height * 4);
  const pause = createPause(signal);
  const stride = width * 4;
  for (let y = 0, at = 0; y < to.height; y++) {
    for (let x = 0, from = y * 2 * stride; x < to.width; x++, at += 4, from += 8) {
      for (let channel = 0; channel < 3; channel++) {
        const i = from + channel;
        out[at + channel] = ((data[i] ?? 0) + (data[i + 4] ?? 0) + (data[i + stride] ?? 0) + (data[i + stride + 4] ?? 0) + 2) >> 2;
      }
      out[at + 3] = 255;
    }
    await pause();
  }
  return { width: to.width, height: to.height, data: out };
}

/** The photo for the screen at full size and every half of it, see `DisplayPhoto`. @throws Failure aborted */
export async function makeLevels(pixels: Pixels, alpha: boolean, signal?: AbortSignal): Promise<ImageBitmap[]> {
  const levels: ImageBitmap[] = [];
  try {
    for (let level = pixels; ; level = await halve(level, alpha, signal)) {
      levels.push(await createImageBitmap(new ImageData(level.data, level.width, level.height)));
      if (Math.max(level.width, level.height) <= smallest) return levels;
    }
  } catch (thrown) {
    for (const bitmap of levels) bitmap.close();
    throw thrown;
  }
}
