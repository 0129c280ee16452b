import { Failure } from "../lib/failure";

/** The container of PNG: signature, length-prefixed chunks and their CRC-32 (PNG 3rd edition, sections 5 and 9). */
export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const crcTable = new Uint32Array(256).map((_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of `bytes`, continuing from `seed` (the CRC of what came before). */
function crc32(bytes: Uint8Array, seed = 0): number {
  let crc = ~seed;
  for (let i = 0; i < bytes.length; i++) crc = (crcTable[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** A whole chunk around `data`, in two parts so that the data is not copied: what goes before it and what goes after. */
export function wrapChunk(type: string, data: Uint8Array): { before: Uint8Array<ArrayBuffer>; after: Uint8Array<ArrayBuffer> } {
  const before = new Uint8Array(8);
  const view = new DataView(before.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) before[4 + i] = type.charCodeAt(i);
  const after = new Uint8Array(4);
  new DataView(after.buffer).setUint32(0, crc32(data, crc32(before.subarray(4))));
  return { before, after };
}

export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * The chunks in order, IEND last. Sums are not checked: the decoder's own zlib sum covers the picture.
 * @throws Failure file-broken when the file ends before IEND or is no PNG.
 */
export function* readChunks(bytes: Uint8Array<ArrayBuffer>): Generator<PngChunk> {
  if (pngSignature.some((byte, i) => bytes[i] !== byte)) throw new Failure("file-broken");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 8;
  for (;;) {
    if (offset + 12 > bytes.length) throw new Failure("file-broken");
    const length = view.getUint32(offset);
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (offset + 12 + length > bytes.length) throw new Failure("file-broken");
    yield { type, data: bytes.subarray(offset + 8, offset + 8 + length) };
    if (type === "IEND") return;
    offset += 12 + length;
  }
}
