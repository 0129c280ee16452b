import { RunDeflater } from "./deflateRuns";
import { createPause } from "./pause";
import { pngSignature, wrapChunk } from "./pngChunks";
import { filterRow } from "./pngFilter";

export type PngChannels = 1 | 3 | 4;

export interface PngRows {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 RGB, 4 straight RGBA; 8 bits each. */
  readonly channels: PngChannels;
  /** Writes row `y` into `into` (width × channels bytes). */
  readonly fill: (y: number, into: Uint8Array) => void;
  /** Latin-1 keyword to Latin-1 text, as tEXt chunks. */
  readonly textChunks?: Readonly<Record<string, string>> | undefined;
  /** What the colours mean, as an ICC profile; sRGB without one. */
  readonly profile?: Uint8Array<ArrayBuffer> | undefined;
  /** `flat` suits masks: every row is written as its difference from the row above. */
  readonly filter?: "adaptive" | "flat" | undefined;
}

export interface EncodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1, by rows. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

const bandBytes = 1 << 20;

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
}

function headerChunk({ width, height, channels }: PngRows): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data[8] = 8;
  data[9] = channels === 1 ? 0 : channels === 3 ? 2 : 6;
  return data;
}

/** A name, which says nothing, its end, the method, and the profile deflated (PNG 3rd edition, 11.3.2.3). */
async function profileData(profile: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const deflated = new Response(new Blob([profile]).stream().pipeThrough(new CompressionStream("deflate")));
  return new Uint8Array(await new Blob([latin1("ICC profile\0\0").slice(), await deflated.arrayBuffer()]).arrayBuffer());
}

/**
 * Writes a PNG as parts, in order (for `new Blob(parts)`). Rows are filtered band by band and deflated by the platform's
 * CompressionStream (large pictures: by `RunDeflater`), so neither the filtered picture nor a copy of the photo is ever whole in memory.
 * @throws Failure aborted
 */
export async function writePng(rows: PngRows, options: EncodeOptions = {}): Promise<Uint8Array<ArrayBuffer>[]> {
  const { width, height, channels, fill, textChunks = {}, profile } = rows;
  const parts: Uint8Array<ArrayBuffer>[] = [pngSignature];
  const add = (type: string, data: Uint8Array<ArrayBuffer>): void => {
    const { before, after } = wrapChunk(type, data);
    parts.push(before, data, after);
  };
  add("IHDR", headerChunk(rows).slice());
  if (profile !== undefined) add("iCCP", await profileData(profile));
  for (const [keyword, text] of Object.entries(textChunks)) add("tEXt", latin1(`${keyword}\0${text}`).slice());

  const deflater = createDeflater(rows, (piece) => add("IDAT", piece));
  const pause = createPause(options.signal);
  const rowBytes = width * channels;
  const bandRows = Math.max(1, Math.min(height, Math.floor(bandBytes / (rowBytes + 1))));
  let row = new Uint8Array(rowBytes);
  let above = new Uint8Array(rowBytes);
  const fixed = rows.filter === "flat" ? 2 : undefined;
  try {
    for (let top = 0; top < height; top += bandRows) {
      const count = Math.min(bandRows, height - top);
      const band = new Uint8Array(count * (rowBytes + 1));
      for (let i = 0; i < count; i++) {
        fill(top + i, row);
        filterRow(band, i * (rowBytes + 1), row, above, channels, fixed);
        [row, above] = [above, row];
      }
      await deflater.write(band, top + count === height);
      options.onProgress?.((top + count) / height);
      await pause();
    }
  } catch (thrown) {
    await deflater.abandon();
    throw thrown;
  }
  add("IEND", new Uint8Array(0));
  return parts;
}

interface Deflater {
  write(band: Uint8Array<ArrayBuffer>, last: boolean): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * Pictures from 4 megapixels on are written in a fraction of the time: photos about a tenth larger, masks of the same size. Everything else as
 * small as it goes.
 */
const fastFrom = 4_000_000;

function createDeflater({ width, height }: PngRows, onPiece: (piece: Uint8Array<ArrayBuffer>) => void): Deflater {
  return width * height >= fastFrom ? runDeflater(onPiece) : platformDeflater(onPiece);
}

function runDeflater(onPiece: (piece: Uint8Array<ArrayBuffer>) => void): Deflater {
  const deflater = new RunDeflater();
  return {
    write: async (band, last) => onPiece(deflater.push(band, last)),
    abandon: async () => undefined,
  };
}

function platformDeflater(onPiece: (piece: Uint8Array<ArrayBuffer>) => void): Deflater {
  const stream = new CompressionStream("deflate");
  const writer = stream.writable.getWriter();
  const collecting = (async () => {
    const reader = stream.readable.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) onPiece(piece.value);
  })();
  return {
    write: async (band, last) => {
      await writer.write(band);
      if (!last) return;
      await writer.close();
      await collecting;
    },
    abandon: async () => {
      await writer.abort().catch(() => undefined);
      await collecting.catch(() => undefined);
    },
  };
}
