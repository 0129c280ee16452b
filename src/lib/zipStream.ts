import { Zip, ZipPassThrough } from "fflate";

export interface ZipEntry {
  readonly name: string;
  /** Called when its turn comes, so that only one file is in memory at a time. */
  readonly read: () => Promise<Blob>;
}

/** Size of the pieces that a file is read in. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * One archive of all entries, stored and not deflated (PNG cannot be made smaller). Each finished file becomes a Blob piece,
 * which the browser may keep on disk. A zip without the 64-bit extension holds at most 4 GB.
 * @throws Failure aborted, and whatever an entry's `read` throws
 */
export async function zipStream(entries: readonly ZipEntry[], signal: AbortSignal, onEntry: (index: number) => void): Promise<Blob> {
  const pieces: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let broken: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) broken = error;
    else chunks.push(new Uint8Array(chunk));
  });
  const settle = (): void => {
    if (broken !== null) throw broken;
    pieces.push(new Blob(chunks));
    chunks = [];
  };
  for (const [index, entry] of entries.entries()) {
    signal.throwIfAborted();
    onEntry(index);
    const file = await entry.read();
    const stored = new ZipPassThrough(entry.name);
    zip.add(stored);
    for (let at = 0; at < file.size; at += pieceBytes) {
      const end = Math.min(file.size, at + pieceBytes);
      stored.push(new Uint8Array(await file.slice(at, end).arrayBuffer()), end === file.size);
    }
    if (file.size === 0) stored.push(new Uint8Array(0), true);
    settle();
  }
  zip.end();
  settle();
  return new Blob(pieces, { type: "application/zip" });
}
