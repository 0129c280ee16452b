import { extendedSize, type Extension } from "./extension";
import { mirror } from "./kernel";
import type { PixelRows } from "./pixelRows";

/**
 * A photo with new ground around it: its own pixels byte for byte at their place, and beyond its border its mirror image, opaque (what is
 * transparent in it lies over white, as engines see it). The mirror is only what is there until something is drawn over it: it goes on where the
 * photo ends, without a step.
 */
export function extendRows(photo: PixelRows, extension: Extension): PixelRows {
  const { width, height } = extendedSize(photo, extension);
  const { left, top } = extension;
  const columns = Int32Array.from({ length: width }, (_, x) => 4 * mirror(x - left, photo.width));
  const row = new Uint8ClampedArray(width * 4);
  const layGround = (from: Uint8ClampedArray, start: number, end: number): void => {
    for (let x = start, to = 4 * start; x < end; x++, to += 4) {
      const at = columns[x] ?? 0;
      const alpha = (from[at + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) row[to + channel] = 255 + ((from[at + channel] ?? 0) - 255) * alpha;
      row[to + 3] = 255;
    }
  };
  return {
    width,
    height,
    row: (y) => {
      const from = photo.row(mirror(y - top, photo.height));
      if (y < top || y >= top + photo.height) {
        layGround(from, 0, width);
        return row;
      }
      layGround(from, 0, left);
      row.set(from, 4 * left);
      layGround(from, left + photo.width, width);
      return row;
    },
  };
}
