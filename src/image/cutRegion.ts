import type { Size } from "./geometry";
import { mirror } from "./kernel";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";
import type { PixelRows } from "./pixelRows";
import type { Region } from "./region";
import { resample } from "./resample";

/**
 * The region's part of the photo at the region's size, opaque: outside the photo it is mirrored, and what is transparent is laid
 * over white, because an engine sees colours only. Its data is RGBA with alpha 255 everywhere.
 * @throws Failure aborted
 */
export async function cutPixels(photo: PixelRows, hasAlpha: boolean, { rect, size }: Region, signal?: AbortSignal): Promise<Pixels> {
  const cut = await resample({ source: photo, from: rect, to: size, kernel: "smooth", alpha: hasAlpha, signal });
  if (hasAlpha) layOverWhite(cut);
  return cut;
}

function layOverWhite({ data }: Pixels): void {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] ?? 0;
    if (alpha === 255) continue;
    for (let channel = i; channel < i + 3; channel++) data[channel] = 255 + (((data[channel] ?? 0) - 255) * alpha) / 255;
    data[i + 3] = 255;
  }
}

/**
 * The mask over the region at the region's size, one byte a pixel, 0 or 255. A pixel is white as soon as it touches any masked pixel of
 * the photo: a thin hole never vanishes, and no masked pixel is later filled from a pixel that still showed what was there.
 * Where the region leaves the photo the mask is mirrored with it, so that what was masked is not seen there either.
 */
export function cutMask(mask: Coverage, photo: Size, { rect, size }: Region): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size.width * size.height);
  const touched = new Uint8Array(size.width);
  let done = -1;
  const columns = cellsOf(rect.x, rect.width, size.width, photo.width);
  for (let y = 0; y < size.height; y++) {
    const row = out.subarray(y * size.width, (y + 1) * size.width);
    const { first, end } = cellSpan(rect.height, size.height, y);
    for (let from = first; from < end; from++) {
      const maskY = mirror(rect.y + from, photo.height) - mask.rect.y;
      if (maskY < 0 || maskY >= mask.rect.height) continue;
      // When enlarging, or where two cells share a source row, the row is the one of last time.
      if (maskY !== done) touchRow(mask, maskY, columns, touched);
      done = maskY;
      for (let x = 0; x < size.width; x++) row[x] = (row[x] ?? 0) | (touched[x] ?? 0);
    }
  }
  return out;
}

/** The source pixels that cell `index` of `cells` touches, counted from the start of a stretch of `length` pixels. Whole-number arithmetic. */
function cellSpan(length: number, cells: number, index: number): { first: number; end: number } {
  return { first: Math.floor((index * length) / cells), end: Math.ceil(((index + 1) * length) / cells) };
}

interface Cells {
  /** Photo columns, folded back into it, of all cells one after another. */
  readonly columns: Int32Array;
  /** Where each cell's columns begin in `columns`; one more entry than cells. */
  readonly starts: Int32Array;
}

function cellsOf(start: number, length: number, cells: number, photo: number): Cells {
  const columns: number[] = [];
  const starts = new Int32Array(cells + 1);
  for (let i = 0; i < cells; i++) {
    const { first, end } = cellSpan(length, cells, i);
    for (let from = first; from < end; from++) columns.push(mirror(start + from, photo));
    starts[i + 1] = columns.length;
  }
  return { columns: Int32Array.from(columns), starts };
}

function touchRow(mask: Coverage, y: number, { columns, starts }: Cells, touched: Uint8Array): void {
  const { x: left, width } = mask.rect;
  const row = mask.data.subarray(y * width, (y + 1) * width);
  for (let cell = 0; cell < touched.length; cell++) {
    let value = 0;
    for (let i = starts[cell] ?? 0; i < (starts[cell + 1] ?? 0) && value === 0; i++) {
      const at = (columns[i] ?? 0) - left;
      if (at >= 0 && at < width && (row[at] ?? 0) >= maskThreshold) value = 255;
    }
    touched[cell] = value;
  }
}
