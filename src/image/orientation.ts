import type { Pixels } from "./pixels";

/**
 * The orientation, 1 to 8, from a TIFF block as EXIF uses it (JPEG's APP1 after "Exif\0\0", PNG's eXIf, WebP's EXIF).
 * 1 when it is absent or unreadable: a broken note must not stop a photo from opening.
 */
export function exifOrientation(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return 1;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return 1;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** True for the four orientations that exchange width and height. */
function swapsSides(orientation: number): boolean {
  return orientation >= 5;
}

/** The picture turned upright. Pixels are moved, never changed. */
export function turnUpright(pixels: Pixels, orientation: number): Pixels {
  if (orientation === 1) return pixels;
  const { width, height } = pixels;
  const swaps = swapsSides(orientation);
  const outWidth = swaps ? height : width;
  const outHeight = swaps ? width : height;
  const source = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
  const target = new Uint32Array(outWidth * outHeight);
  // The source pixel of upright (x, y) is start + x · stepX + y · stepY; the corner and the steps follow from the EXIF table.
  const fromRight = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
  const fromBottom = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
  const along = fromRight ? -1 : 1;
  const down = fromBottom ? -width : width;
  const start = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
  const stepX = swaps ? down : along;
  const stepY = swaps ? along : down;
  for (let y = 0, to = 0; y < outHeight; y++) {
    for (let x = 0, from = start + y * stepY; x < outWidth; x++, from += stepX) target[to++] = source[from] ?? 0;
  }
  return { width: outWidth, height: outHeight, data: new Uint8ClampedArray(target.buffer) };
}
