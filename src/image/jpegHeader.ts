import { Failure } from "../lib/failure";
import type { Size } from "./geometry";

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Start-of-frame markers: C0 to CF without the three that mean tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers without a length: restarts and TEM. */
function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
}

/** The position after the coded data that begins at `at`: the next marker that is neither a stuffed zero nor a restart. */
function skipScan(bytes: Uint8Array, at: number): number {
  for (let next = bytes.indexOf(0xff, at); next >= 0 && next + 1 < bytes.length; next = bytes.indexOf(0xff, next + 1)) {
    const marker = bytes[next + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !standsAlone(marker)) return next;
  }
  return bytes.length;
}

interface JpegHeader {
  readonly size: Size;
  readonly mayHaveAlpha: false;
  readonly complete: boolean;
  /** False for grey and CMYK. */
  readonly isRgb: boolean;
}

/**
 * Size of a JPEG, whether it has three colours, and whether its end-of-image marker is there: what a download that was cut off lacks.
 * Walks the segments of ITU-T T.81 annex B without decoding.
 * @throws Failure file-broken when there is no frame or no scan.
 */
export function readJpegHeader(bytes: Uint8Array<ArrayBuffer>): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Size | null = null;
  let isRgb = false;
  let scans = 0;
  let complete = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) {
      at = skipScan(bytes, at);
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === endOfImage) {
      complete = true;
      break;
    } else if (standsAlone(marker)) at += 2;
    else {
      if (at + 4 > bytes.length) break;
      if (isFrame(marker) && size === null && at + 10 <= bytes.length) {
        size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
        isRgb = view.getUint8(at + 9) === 3;
      }
      at += 2 + view.getUint16(at + 2);
      if (marker === startOfScan && at <= bytes.length) {
        scans++;
        at = skipScan(bytes, at);
      }
    }
  }
  if (size === null || scans === 0) throw new Failure("file-broken");
  return { size, mayHaveAlpha: false, complete, isRgb };
}
