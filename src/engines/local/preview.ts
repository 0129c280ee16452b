import type { Point } from "../../image/geometry";
import { maskThreshold, type Pixels } from "../../image/pixels";
import { channels, type Level } from "./level";

const rowsPerSlice = 64;

/**
 * The whole picture as small as the coarsest level, whose fill is in `level.planes`: each pixel is the mean of those below it, the masked
 * ones as the level has them. `corner` is where the level lies in the picture, `scale` how many pixels of it one of the level's spans.
 * O(pixels of the picture). Yields often.
 */
export function* drawPreview(image: Pixels, mask: Uint8Array, level: Level, corner: Point, scale: number): Generator<void, Pixels> {
  const width = Math.ceil(image.width / scale);
  const height = Math.ceil(image.height / scale);
  const data = new Uint8ClampedArray(4 * width * height);
  const sums = new Uint32Array(4 * width);
  for (let top = 0, row = 0; row < height; top += scale, row++) {
    sums.fill(0);
    const bottom = Math.min(image.height, top + scale);
    for (let y = top; y < bottom; y++) {
      const below = Math.floor((y - corner.y) / scale) * level.width;
      for (let x = 0; x < image.width; x++) {
        const at = y * image.width + x;
        const to = 4 * Math.floor(x / scale);
        const masked = (mask[at] as number) >= maskThreshold;
        const from = masked ? (below + Math.floor((x - corner.x) / scale)) * channels : 4 * at;
        const values = masked ? level.planes : image.data;
        sums[to] = (sums[to] as number) + (values[from] as number);
        sums[to + 1] = (sums[to + 1] as number) + (values[from + 1] as number);
        sums[to + 2] = (sums[to + 2] as number) + (values[from + 2] as number);
        sums[to + 3] = (sums[to + 3] as number) + (masked ? 255 : (values[from + 3] as number));
      }
      if (y % rowsPerSlice === 0) yield;
    }
    for (let x = 0; x < width; x++) {
      const count = (bottom - top) * (Math.min(image.width, (x + 1) * scale) - x * scale);
      for (let c = 0; c < 4; c++) data[4 * (row * width + x) + c] = Math.round((sums[4 * x + c] as number) / count);
    }
  }
  return { width, height, data };
}
