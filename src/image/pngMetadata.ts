import { wrapChunk, type PngChunk } from "./pngChunks";

/** What a downloaded file says of itself. */
export interface PngMetadata {
  /** See `PixelLock.protectedHash`. */
  readonly protectedHash: string;
  readonly protectedPixels: number;
}

/** The keyword of the chunk that holds the hash of the protected pixels. */
const lockKeyword = "Fill-Protected-Pixels";

/**
 * The chunks in which a file carries its metadata, to be put before its end: what else a file should say is added here. Text as iTXt, in UTF-8
 * and not compressed (PNG 3rd edition, 11.3.3.4).
 */
export function metadataChunks({ protectedHash, protectedPixels }: PngMetadata): readonly PngChunk[] {
  return [textChunk(lockKeyword, `sha256 ${protectedHash} of ${protectedPixels} pixels outside the blend zone, RGBA, row by row`)];
}

function textChunk(keyword: string, text: string): PngChunk {
  // After the keyword: its end, not compressed, method, no language, no translated keyword.
  return { type: "iTXt", data: new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`) };
}

/** Length, type, no data, sum: the last chunk of every PNG. */
const endBytes = 12;

/** The file with more chunks before its end; nothing of it is read or copied. */
export function appendChunks(png: Blob, chunks: readonly PngChunk[]): Blob {
  const parts = chunks.flatMap(({ type, data }) => {
    const { before, after } = wrapChunk(type, data);
    return [before, data, after];
  });
  return new Blob([png.slice(0, png.size - endBytes), ...parts, png.slice(png.size - endBytes)], { type: png.type });
}
