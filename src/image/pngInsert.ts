import { Failure } from "../lib/failure";
import { pngSignature, wrapChunk } from "./pngChunks";

/** Signature, and IHDR with its length, type and sum: with these 33 bytes every PNG begins. */
const headBytes = 33;
const chunkHead = 8;
const chunkSum = 4;

/** A chunk whose data need not be in memory. */
export interface PngPart {
  readonly type: string;
  readonly data: Blob;
}

/**
 * A PNG with more chunks right after its header. The picture is not read, let alone encoded again: its bytes stay the same.
 * @throws Failure file-broken when it is no PNG
 */
export async function insertChunks(png: Blob, chunks: readonly { type: string; data: Uint8Array<ArrayBuffer> }[]): Promise<Blob> {
  if (!(await isPng(png))) throw new Failure("file-broken");
  const wrapped = chunks.flatMap(({ type, data }) => {
    const { before, after } = wrapChunk(type, data);
    return [before, data, after];
  });
  return new Blob([png.slice(0, headBytes), ...wrapped, png.slice(headBytes)], { type: "image/png" });
}

/** Whether the file begins as a PNG does. */
export async function isPng(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, pngSignature.length).arrayBuffer());
  return file.size > headBytes && pngSignature.every((byte, at) => head[at] === byte);
}

/** Chunks before the picture, at most; a file with more was not made by anybody who means well. */
const mostChunks = 1000;

/**
 * The chunks between header and picture, in order, as pieces of the file: only their heads are read. A file that ends early has fewer.
 * @throws Failure file-broken when it is no PNG
 */
export async function leadingChunks(file: Blob): Promise<readonly PngPart[]> {
  if (!(await isPng(file))) throw new Failure("file-broken");
  const found: PngPart[] = [];
  for (let offset = headBytes; found.length < mostChunks;) {
    const head = new DataView(await file.slice(offset, offset + chunkHead).arrayBuffer());
    if (head.byteLength < chunkHead) break;
    const length = head.getUint32(0);
    const type = String.fromCharCode(head.getUint8(4), head.getUint8(5), head.getUint8(6), head.getUint8(7));
    const end = offset + chunkHead + length;
    if (type === "IDAT" || type === "IEND" || end + chunkSum > file.size) break;
    found.push({ type, data: file.slice(offset + chunkHead, end) });
    offset = end + chunkSum;
  }
  return found;
}
