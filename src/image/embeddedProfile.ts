import type { PhotoFormat } from "./photo";
import { readChunks } from "./pngChunks";

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes; a profile of photos has kilobytes, and a bomb is not inflated beyond that. */
const largest = 4 << 20;

/** The ICC profile that a photo's file brings along; null where there is none, or none that can be read. */
export async function embeddedProfile(bytes: Bytes, format: PhotoFormat): Promise<Bytes | null> {
  try {
    if (format === "png") return await profileOfPng(bytes);
    if (format === "jpeg") return profileOfJpeg(bytes);
    return format === "webp" ? profileOfWebp(bytes) : null;
  } catch {
    // Broken or cut: the photo is then opened as one without a profile, or refused for its own reason.
    return null;
  }
}

function tag(bytes: Bytes, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** In iCCP: a name, its end, the method, and the profile deflated. A cICP says more than that and goes before it. */
async function profileOfPng(bytes: Bytes): Promise<Bytes | null> {
  let found: Bytes | null = null;
  for (const { type, data } of readChunks(bytes)) {
    if (type === "cICP") return null;
    if (type === "iCCP") found = data.subarray(data.indexOf(0) + 2);
    if (type === "IDAT") break;
  }
  return found === null ? null : inflate(found);
}

async function inflate(deflated: Bytes): Promise<Bytes | null> {
  const reader = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    length += piece.value.length;
    if (length > largest) {
      await reader.cancel();
      return null;
    }
  }
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

const iccHead = "ICC_PROFILE\0";

/** In APP2 segments before the scan, each with its number and their count (ICC.1:2022, B.4). */
function profileOfJpeg(bytes: Bytes): Bytes | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces = new Map<number, Uint8Array>();
  let count = 0;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const length = view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (bytes[at + 1] === 0xe2 && tag(body, 0, iccHead.length) === iccHead) {
      pieces.set(body[iccHead.length] ?? 0, body.subarray(iccHead.length + 2));
      count = body[iccHead.length + 1] ?? 0;
    }
    at += 2 + length;
  }
  const inOrder = Array.from({ length: count }, (_, i) => pieces.get(i + 1));
  return count === 0 || inOrder.includes(undefined) ? null : joined(inOrder.filter((piece) => piece !== undefined));
}

function profileOfWebp(bytes: Bytes): Bytes | null {
  if (tag(bytes, 12, 4) !== "VP8X") return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (tag(bytes, at, 4) === "ICCP") return bytes.slice(at + 8, at + 8 + length);
    at += 8 + length + (length & 1);
  }
  return null;
}
