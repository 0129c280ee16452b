import { Failure } from "../lib/failure";
import { isEmptyRect, type Rect, type Size } from "./geometry";
import { measureGrey, type MaskGrey } from "./maskGrey";
import { createPause } from "./pause";
import { rowsOf, type PixelRows } from "./pixelRows";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";
import { decodePngBody, encodePng } from "./png";
import { readPngHeader } from "./pngHeader";
import { writePng, type PngRows } from "./pngWriter";
import { resample } from "./resample";

/** The mask as a file: an opaque 8-bit grey PNG of the photo's natural size, 255 inside, 0 outside, nothing between. @throws Failure aborted */
export async function writeMask(mask: Coverage, size: Size, signal?: AbortSignal): Promise<Blob> {
  const { rect, data } = mask;
  const fill = (y: number, into: Uint8Array): void => {
    into.fill(0);
    if (y < rect.y || y >= rect.y + rect.height) return;
    const row = (y - rect.y) * rect.width - rect.x;
    for (let x = Math.max(0, rect.x); x < Math.min(size.width, rect.x + rect.width); x++)
      into[x] = (data[row + x] ?? 0) >= maskThreshold ? 255 : 0;
  };
  return writeMaskRows(size, fill, signal);
}

/** The same of a mask whose rows are made one by one. @throws Failure aborted */
export async function writeMaskRows({ width, height }: Size, fill: PngRows["fill"], signal?: AbortSignal): Promise<Blob> {
  const parts = await writePng({ width, height, channels: 1, fill, filter: "flat" }, { signal });
  return new Blob(parts, { type: "image/png" });
}

/** A mask that was read, and what of its picture it could not hold. */
export interface ReadMask extends Coverage {
  readonly grey: MaskGrey | null;
}

/**
 * A picture as a mask for a photo of `size`: masked where luminance times alpha is at least 128. A picture of another size or ratio is stretched over the
 * whole photo: masks come back from tools that scaled photo and mask alike, so edge belongs to edge; a frame around a contained mask would
 * shift everything.
 * @returns its masked bounds, 0 and 255 only; an empty rectangle when nothing is masked.
 * @throws Failure aborted
 */
export async function readMask(picture: Pixels, size: Size, signal?: AbortSignal): Promise<ReadMask> {
  const from = { x: 0, y: 0, width: picture.width, height: picture.height };
  const kernel = picture.width > size.width || picture.height > size.height ? "area" : "smooth";
  const fitted = await resample({ source: brightness(rowsOf(picture)), from, to: size, kernel, alpha: false, signal });
  const grey = await measureGrey(brightness(rowsOf(picture)), size, signal);
  return { ...(await cropToMasked(fitted, signal)), grey };
}

/** Every pixel's luminance (Rec. 709) times its alpha, as opaque grey. */
function brightness(rows: PixelRows): PixelRows {
  const grey = new Uint8ClampedArray(rows.width * 4);
  return {
    width: rows.width,
    height: rows.height,
    row: (y) => {
      const row = rows.row(y);
      for (let i = 0; i < row.length; i += 4) {
        const luminance = 0.2126 * (row[i] ?? 0) + 0.7152 * (row[i + 1] ?? 0) + 0.0722 * (row[i + 2] ?? 0);
        const value = Math.round((luminance * (row[i + 3] ?? 0)) / 255);
        grey[i] = value;
        grey[i + 1] = value;
        grey[i + 2] = value;
        grey[i + 3] = 255;
      }
      return grey;
    },
  };
}

async function cropToMasked({ width, height, data }: Pixels, signal?: AbortSignal): Promise<Coverage> {
  let [left, top, right, bottom] = [width, height, -1, -1];
  const pause = createPause(signal);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      if ((data[at] ?? 0) < maskThreshold) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
    await pause();
  }
  if (bottom < 0) return { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) };
  const rect = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  const out = new Uint8Array(rect.width * rect.height);
  for (let y = 0, at = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++, at++) out[at] = (data[((top + y) * width + left + x) * 4] ?? 0) >= maskThreshold ? 255 : 0;
  }
  return { rect, data: out };
}

/** A coverage for keeping, soft values and all: a grey PNG of its rectangle. An empty one is kept as a single black pixel. */
export async function packCoverage({ rect, data }: Coverage, signal?: AbortSignal): Promise<Blob> {
  const empty = rect.width * rect.height === 0;
  const picture = empty ? { width: 1, height: 1, data: new Uint8Array(1) } : { width: rect.width, height: rect.height, data };
  const bytes = await encodePng({ ...picture, channels: 1, filter: "flat" }, { signal });
  return new Blob([bytes], { type: "image/png" });
}

/** What `packCoverage` kept; `rect` is the coverage's rectangle. @throws Failure file-broken when the sizes differ, aborted */
export async function unpackCoverage(blob: Blob, rect: Rect, signal?: AbortSignal): Promise<Coverage> {
  const header = readPngHeader(new Uint8Array(await blob.arrayBuffer()));
  const empty = isEmptyRect(rect);
  const { width, height } = empty ? { width: 1, height: 1 } : rect;
  // Before there is memory for either: a file of somebody else's may say that one of them is far larger than the other.
  if (header.width !== width || header.height !== height) throw new Failure("file-broken");
  const data = new Uint8Array(empty ? 0 : width * height);
  const pixels = await decodePngBody(header, signal);
  for (let i = 0; i < data.length; i++) data[i] = pixels.data[i * 4] ?? 0;
  return { rect, data };
}
