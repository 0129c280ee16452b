import type { PixelRows } from "./pixelRows";
import { maskThreshold, type Coverage } from "./pixels";
import { readPngHeader } from "./pngHeader";
import { readPngRows } from "./pngReader";
import { writePng, type EncodeOptions } from "./pngWriter";

/** Any picture as a PNG file, RGB or straight RGBA. @throws Failure aborted */
export async function writePicture(rows: PixelRows, alpha: boolean, options: EncodeOptions = {}): Promise<Blob> {
  const { width, height } = rows;
  const fill = (y: number, into: Uint8Array): void => {
    const row = rows.row(y);
    if (alpha) into.set(row);
    else
      for (let from = 0, to = 0; from < row.length; from += 4, to += 3) {
        into[to] = row[from] ?? 0;
        into[to + 1] = row[from + 1] ?? 0;
        into[to + 2] = row[from + 2] ?? 0;
      }
  };
  const parts = await writePng({ width, height, channels: alpha ? 4 : 3, fill }, options);
  return new Blob(parts, { type: "image/png" });
}

export interface PixelLock {
  /** Pixels that the mask does not cover. */
  readonly protectedPixels: number;
  /** How many of them differ from the photo in any channel. */
  readonly changedPixels: number;
}

/**
 * Reads a composed PNG back from its bytes and compares every pixel outside the mask with the photo.
 * @throws Failure file-broken, aborted
 */
export async function verifyPixels(
  png: Blob,
  photo: PixelRows,
  mask: Coverage,
  signal?: AbortSignal,
  onProgress?: (fraction: number) => void,
): Promise<PixelLock> {
  const header = readPngHeader(new Uint8Array(await png.arrayBuffer()));
  const sameSize = header.width === photo.width && header.height === photo.height;
  const channels = header.colour === 6 ? 4 : 3;
  let protectedPixels = 0;
  let changedPixels = 0;
  const { rect } = mask;
  await readPngRows(
    header,
    (row, y) => {
      if (!sameSize) return;
      const original = photo.row(y);
      const maskRow = (y - rect.y) * rect.width - rect.x;
      const inside = y >= rect.y && y < rect.y + rect.height;
      for (let x = 0, at = 0, from = 0; x < photo.width; x++, at += channels, from += 4) {
        if (inside && x >= rect.x && x < rect.x + rect.width && (mask.data[maskRow + x] ?? 0) >= maskThreshold) continue;
        protectedPixels++;
        const opacity = channels === 4 ? row[at + 3] : 255;
        const same =
          row[at] === original[from] &&
          row[at + 1] === original[from + 1] &&
          row[at + 2] === original[from + 2] &&
          opacity === original[from + 3];
        if (!same) changedPixels++;
      }
      onProgress?.((y + 1) / photo.height);
    },
    signal,
  );
  if (!sameSize) return { protectedPixels: photo.width * photo.height, changedPixels: photo.width * photo.height };
  return { protectedPixels, changedPixels };
}
