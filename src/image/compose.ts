import { Sha256 } from "../lib/sha256";
import type { ColourSpace } from "./iccProfile";
import type { PixelRows } from "./pixelRows";
import { maskThreshold, type Coverage } from "./pixels";
import { readPngHeader } from "./pngHeader";
import { readPngRows } from "./pngReader";
import { writePng, type EncodeOptions } from "./pngWriter";

interface PictureOptions extends EncodeOptions {
  /** What the colours mean; sRGB when left out. */
  readonly colours?: ColourSpace | null;
}

/** Any picture as a PNG file, RGB or straight RGBA, with the profile of its colours. @throws Failure aborted */
export async function writePicture(rows: PixelRows, alpha: boolean, options: PictureOptions = {}): Promise<Blob> {
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
  const parts = await writePng({ width, height, channels: alpha ? 4 : 3, fill, profile: options.colours?.profile }, options);
  return new Blob(parts, { type: "image/png" });
}

export interface PixelLock {
  /** Pixels outside the blend zone. */
  readonly protectedPixels: number;
  /** How many of them differ from the photo in any channel. */
  readonly changedPixels: number;
  /**
   * SHA-256 of the protected pixels as the file has them: of the four bytes red, green, blue, alpha (straight, 8 bits; 255 where the file has
   * no alpha) of every pixel outside the blend zone, row by row from the top, each row from the left, with nothing between. 64 lowercase
   * hexadecimal digits. Whoever has the photo and the zone can repeat it.
   */
  readonly protectedHash: string;
}

/**
 * Reads a composed PNG back from its bytes and compares every pixel outside the blend zone with the photo.
 * @throws Failure file-broken, aborted
 */
export async function verifyPixels(
  png: Blob,
  photo: PixelRows,
  zone: Coverage,
  signal?: AbortSignal,
  onProgress?: (fraction: number) => void,
): Promise<PixelLock> {
  const header = readPngHeader(new Uint8Array(await png.arrayBuffer()));
  const sameSize = header.width === photo.width && header.height === photo.height;
  const channels = header.colour === 6 ? 4 : 3;
  let protectedPixels = 0;
  let changedPixels = 0;
  const hash = new Sha256();
  const kept = new Uint8Array(photo.width * 4);
  await readPngRows(
    header,
    (row, y) => {
      if (!sameSize) return;
      const original = photo.row(y);
      let length = 0;
      for (const [from, to] of protectedStretches(zone, photo.width, y)) {
        for (let x = from, at = from * channels, here = from * 4; x < to; x++, at += channels, here += 4) {
          const [red, green, blue] = [row[at] ?? 0, row[at + 1] ?? 0, row[at + 2] ?? 0];
          const opacity = channels === 4 ? (row[at + 3] ?? 0) : 255;
          kept[length] = red;
          kept[length + 1] = green;
          kept[length + 2] = blue;
          kept[length + 3] = opacity;
          length += 4;
          const same =
            red === original[here] && green === original[here + 1] && blue === original[here + 2] && opacity === original[here + 3];
          if (!same) changedPixels++;
        }
      }
      protectedPixels += length / 4;
      hash.push(kept.subarray(0, length));
      onProgress?.((y + 1) / photo.height);
    },
    signal,
  );
  if (!sameSize) [protectedPixels, changedPixels] = [photo.width * photo.height, photo.width * photo.height];
  return { protectedPixels, changedPixels, protectedHash: hash.digest() };
}

/** The stretches of row `y` outside the zone, from the left; each ends before its second number. */
function protectedStretches({ rect, data }: Coverage, width: number, y: number): readonly (readonly [number, number])[] {
  if (y < rect.y || y >= rect.y + rect.height) return [[0, width]];
  const stretches: [number, number][] = [];
  const row = (y - rect.y) * rect.width;
  let from = 0;
  for (let i = 0; i < rect.width; i++) {
    if ((data[row + i] ?? 0) < maskThreshold) continue;
    if (rect.x + i > from) stretches.push([from, rect.x + i]);
    from = rect.x + i + 1;
  }
  if (from < width) stretches.push([from, width]);
  return stretches;
}
