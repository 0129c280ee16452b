import { Failure } from "../lib/failure";
import type { Size } from "./geometry";
import { readJpegHeader } from "./jpegHeader";
import { megapixelLimit, type PhotoFormat } from "./photo";
import { mayBeTransparent, readPngHeader } from "./pngHeader";
import { readWebpHeader } from "./webpHeader";

/** What is known of a photo before its pixels are decoded. */
export interface PhotoHeader {
  /** As stored, before it is turned upright; null where the header does not tell. */
  readonly size: Size | null;
  /** False when the file cannot hold a pixel that is not opaque. */
  readonly mayHaveAlpha: boolean;
  /** False when the file ends before its picture does. */
  readonly complete: boolean;
  /** False where the colours are not red, green and blue, so that a profile of three primaries cannot be theirs. */
  readonly isRgb?: boolean;
}

type Bytes = Uint8Array<ArrayBuffer>;

function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tag(bytes: Bytes, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function gifHeader(bytes: Bytes): PhotoHeader {
  const view = viewOf(bytes);
  return { size: { width: view.getUint16(6, true), height: view.getUint16(8, true) }, mayHaveAlpha: true, complete: true };
}

function bmpHeader(bytes: Bytes): PhotoHeader {
  const view = viewOf(bytes);
  const old = view.getUint32(14, true) === 12;
  const size = old
    ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
    : { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  const depth = view.getUint16(old ? 24 : 28, true);
  const stored = Math.ceil((size.width * depth) / 32) * 4 * size.height;
  const packed = !old && view.getUint32(30, true) !== 0 && view.getUint32(30, true) !== 3;
  return { size, mayHaveAlpha: depth === 32, complete: packed || view.getUint32(10, true) + stored <= bytes.length };
}

/** The ISO container keeps the size of every item (tiles, alpha, thumbnail, the whole) in an `ispe` box: the largest is the photo's. */
function isoHeader(bytes: Bytes): PhotoHeader {
  const view = viewOf(bytes);
  const end = Math.min(bytes.length - 16, 1 << 18);
  let size: Size | null = null;
  let mayHaveAlpha = false;
  for (let at = bytes.indexOf(0x69); at >= 0 && at < end; at = bytes.indexOf(0x69, at + 1)) {
    if (tag(bytes, at) !== "ispe") continue;
    const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (size === null || found.width * found.height > size.width * size.height) size = found;
  }
  for (let at = bytes.indexOf(0x61); at >= 0 && at < end && !mayHaveAlpha; at = bytes.indexOf(0x61, at + 1)) {
    mayHaveAlpha = tag(bytes, at) === "auxC" || tag(bytes, at) === "auxl";
  }
  return { size, mayHaveAlpha, complete: true };
}

function pngHeader(bytes: Bytes): PhotoHeader {
  const header = readPngHeader(bytes);
  return { size: { width: header.width, height: header.height }, mayHaveAlpha: mayBeTransparent(header), complete: true };
}

const readers: Readonly<Record<PhotoFormat, (bytes: Bytes) => PhotoHeader>> = {
  png: pngHeader,
  jpeg: readJpegHeader,
  webp: readWebpHeader,
  gif: gifHeader,
  bmp: bmpHeader,
  avif: isoHeader,
  heic: isoHeader,
};

/** @throws Failure photo-too-large when the size is over the limit: the pixels are then never decoded. */
export function requireSize(size: Size): void {
  const megapixels = (size.width * size.height) / 1e6;
  // A camera's "64 megapixels" are a little more; only what would also be called more is refused.
  if (Math.round(megapixels) > megapixelLimit)
    throw new Failure("photo-too-large", { megapixels: Math.round(megapixels), limit: megapixelLimit });
}

/** @throws Failure file-broken, photo-too-large */
export function readPhotoHeader(bytes: Bytes, format: PhotoFormat): PhotoHeader {
  let header: PhotoHeader;
  try {
    header = readers[format](bytes);
  } catch (thrown) {
    // Reading past the end of a file that is cut in its header.
    if (thrown instanceof RangeError) throw new Failure("file-broken", {}, { cause: thrown });
    throw thrown;
  }
  if (header.size !== null) {
    if (header.size.width === 0 || header.size.height === 0) throw new Failure("file-broken");
    requireSize(header.size);
  }
  return header;
}
