import { exifOrientation } from "./orientation";

type Bytes = Uint8Array<ArrayBuffer>;

const exifFlag = 0x08;
const flagsAt = 20;

function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tag(bytes: Bytes, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** Size, transparency and completeness of a WebP (the RIFF container of Google's specification; the first chunk tells). @throws RangeError when cut */
export function readWebpHeader(bytes: Bytes): { size: { width: number; height: number }; mayHaveAlpha: boolean; complete: boolean } {
  const view = viewOf(bytes);
  const complete = view.getUint32(4, true) + 8 <= bytes.length;
  const first = tag(bytes, 12);
  if (first === "VP8X") {
    const side = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    // Alpha, or an animation, whose frames may leave parts of the canvas empty.
    return { size: { width: side(24), height: side(27) }, mayHaveAlpha: (view.getUint8(flagsAt) & 0x12) !== 0, complete };
  }
  if (first === "VP8L") {
    const bits = view.getUint32(21, true);
    return {
      size: { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 },
      mayHaveAlpha: ((bits >>> 28) & 1) === 1,
      complete,
    };
  }
  return { size: { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }, mayHaveAlpha: false, complete };
}

/**
 * Takes the EXIF orientation out of a WebP, in place, and returns it. Some browsers turn a WebP upright and some (Chromium) do not, and
 * for half of the orientations nobody can tell afterwards: so none of them gets to see it.
 */
export function takeWebpOrientation(bytes: Bytes): number {
  if (tag(bytes, 12) !== "VP8X" || ((bytes[flagsAt] ?? 0) & exifFlag) === 0) return 1;
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (tag(bytes, at) === "EXIF") {
      const body = bytes.subarray(at + 8, at + 8 + length);
      // Some writers keep JPEG's introduction before the TIFF block.
      const orientation = exifOrientation(tag(body, 0) === "Exif" ? body.subarray(6) : body);
      bytes[flagsAt] = (bytes[flagsAt] ?? 0) & ~exifFlag;
      bytes.set([0x78, 0x78, 0x78, 0x78], at);
      return orientation;
    }
    at += 8 + length + (length & 1);
  }
  return 1;
}
