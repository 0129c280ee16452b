import type { Size } from "./geometry";
import { createPause } from "./pause";
import type { PixelRows } from "./pixelRows";
import { maskThreshold } from "./pixels";

/** What is lost of a picture when it is read as a mask, which is black or white. */
export interface MaskGrey {
  /** Pixels of the picture that are neither. */
  readonly pixels: number;
  /** Half the mean width of its grey edges, whole pixels of the photo: feathering by it brings them back. Null where the grey is no edge. */
  readonly feather: number | null;
}

/** Nearly black and nearly white are a lossy file's noise. */
const black = 15;
const white = 240;
/** Pixels: an edge that is no wider is only smoothed. */
const smoothed = 2;
/** Pixels: what is wider is an area, and nothing brings it back. */
const widestEdge = 200;

/** Of a picture of grey rows for a photo of `size`; null when nothing worth telling is lost. @throws Failure aborted */
export async function measureGrey(rows: PixelRows, size: Size, signal?: AbortSignal): Promise<MaskGrey | null> {
  const { width, height } = rows;
  const pause = createPause(signal);
  const above = new Uint8Array(width);
  let pixels = 0;
  /** Neighbours of which one is masked. */
  let borders = 0;
  for (let y = 0; y < height; y++) {
    const row = rows.row(y);
    let left = 0;
    for (let x = 0; x < width; x++) {
      const value = row[x * 4] ?? 0;
      if (value > black && value < white) pixels++;
      const masked = value >= maskThreshold ? 1 : 0;
      if (x > 0 && masked !== left) borders++;
      if (y > 0 && masked !== above[x]) borders++;
      above[x] = masked;
      left = masked;
    }
    await pause();
  }
  if (pixels === 0 || pixels <= borders * smoothed) return null;
  const edge = (pixels / borders) * Math.sqrt((size.width * size.height) / (width * height));
  return { pixels, feather: edge > widestEdge ? null : Math.max(1, Math.round(edge / 2)) };
}
