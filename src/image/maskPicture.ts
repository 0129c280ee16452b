import type { Size } from "./geometry";
import { maskThreshold, type Coverage } from "./pixels";

/** A mask seen small: grey, one byte a pixel, over the whole photo. */
export interface MaskPicture extends Size {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Masked pixels of the photo. */
  readonly count: number;
}

/** Every pixel is the mean of what lies under it, so that thin strokes are still seen. `longest`: pixels of the longer side. O(pixels of the mask's rectangle). */
export function maskPicture({ rect, data }: Coverage, photo: Size, longest: number): MaskPicture {
  const scale = Math.min(1, longest / Math.max(photo.width, photo.height));
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  const columns = cells(photo.width, width);
  const rows = cells(photo.height, height);
  const sums = new Float64Array(width * height);
  let count = 0;
  for (let y = Math.max(0, rect.y); y < Math.min(photo.height, rect.y + rect.height); y++) {
    const to = (rows.of[y] ?? 0) * width;
    const from = (y - rect.y) * rect.width - rect.x;
    for (let x = Math.max(0, rect.x); x < Math.min(photo.width, rect.x + rect.width); x++) {
      const value = data[from + x] ?? 0;
      if (value === 0) continue;
      const at = to + (columns.of[x] ?? 0);
      sums[at] = (sums[at] ?? 0) + value;
      if (value >= maskThreshold) count++;
    }
  }
  const small = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      small[at] = Math.round((sums[at] ?? 0) / ((columns.sizes[x] ?? 1) * (rows.sizes[y] ?? 1)));
    }
  }
  return { width, height, data: small, count };
}

/** Which small pixel each of the large ones lies in, and how many lie in each. */
function cells(large: number, small: number): { readonly of: Uint16Array; readonly sizes: Uint32Array } {
  const of = new Uint16Array(large);
  const sizes = new Uint32Array(small);
  for (let at = 0; at < large; at++) {
    const cell = Math.floor((at * small) / large);
    of[at] = cell;
    sizes[cell] = (sizes[cell] ?? 0) + 1;
  }
  return { of, sizes };
}
