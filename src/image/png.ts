import type { Pixels } from "./pixels";
import { readPngHeader, type PngHeader } from "./pngHeader";
import { readPngRows, samplesPerPixel } from "./pngReader";
import { writePng, type EncodeOptions, type PngChannels } from "./pngWriter";

export interface PngPicture {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 RGB, 4 straight RGBA. */
  readonly channels: PngChannels;
  /** Row-major, `channels` bytes a pixel. */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly textChunks?: Readonly<Record<string, string>>;
  /** What the colours mean, as an ICC profile; sRGB without one. */
  readonly profile?: Uint8Array<ArrayBuffer>;
  /** `flat` for masks. */
  readonly filter?: "adaptive" | "flat";
}

/** An 8-bit PNG of `picture`. Runs in the page, in workers and in Node. @throws Failure aborted */
export async function encodePng(picture: PngPicture, options: EncodeOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, channels, data, textChunks, profile, filter } = picture;
  const rowBytes = width * channels;
  const fill = (y: number, into: Uint8Array): void => into.set(data.subarray(y * rowBytes, (y + 1) * rowBytes));
  const parts = await writePng({ width, height, channels, fill, textChunks, profile, filter }, options);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * Any PNG (grey, palette, 1 to 16 bits, interlaced) as straight RGBA of 8 bits, colours of transparent pixels kept. Orientation and
 * colour profile are not applied. Runs in the page, in workers and in Node.
 * @throws Failure file-broken, aborted
 */
export async function decodePng(bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Pixels> {
  return decodePngBody(readPngHeader(bytes), signal);
}

/** As `decodePng`, for a file whose header has been read already. */
export async function decodePngBody(header: PngHeader, signal?: AbortSignal): Promise<Pixels> {
  const { width, height } = header;
  const data = new Uint8ClampedArray(width * height * 4);
  const expand = expander(header);
  await readPngRows(
    header,
    (row, y, pass) => {
      const start = ((pass.y + y * pass.stepY) * width + pass.x) * 4;
      expand(row, pass.width, data, start, pass.stepX * 4);
    },
    signal,
  );
  return { width, height, data };
}

type Expand = (row: Uint8Array, count: number, out: Uint8ClampedArray, start: number, step: number) => void;

/** The conversion of one packed row to RGBA pixels that lie `step` bytes apart. */
function expander(header: PngHeader): Expand {
  const { depth, colour, transparency } = header;
  if (depth === 8 && colour === 6) return expandRgba;
  if (depth === 8 && colour === 2 && transparency.length === 0) return expandRgb;
  return colour === 3 ? paletteExpander(header) : sampleExpander(header);
}

const expandRgba: Expand = (row, count, out, start, step) => {
  if (step === 4) {
    out.set(row, start);
    return;
  }
  for (let i = 0; i < count; i++) out.set(row.subarray(i * 4, i * 4 + 4), start + i * step);
};

const expandRgb: Expand = (row, count, out, start, step) => {
  for (let i = 0, from = 0, to = start; i < count; i++, from += 3, to += step) {
    out[to] = row[from] ?? 0;
    out[to + 1] = row[from + 1] ?? 0;
    out[to + 2] = row[from + 2] ?? 0;
    out[to + 3] = 255;
  }
};

/** Sample `index` of a packed row, at the file's own depth. */
function sampleAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0;
  if (depth === 16) return ((row[index * 2] ?? 0) << 8) | (row[index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function paletteExpander({ depth, palette, transparency }: PngHeader): Expand {
  return (row, count, out, start, step) => {
    for (let i = 0, to = start; i < count; i++, to += step) {
      const entry = sampleAt(row, i, depth);
      out[to] = palette[entry * 3] ?? 0;
      out[to + 1] = palette[entry * 3 + 1] ?? 0;
      out[to + 2] = palette[entry * 3 + 2] ?? 0;
      out[to + 3] = transparency[entry] ?? 255;
    }
  };
}

/** Grey and RGB of any depth, with alpha or with one transparent colour. 16 bits become 8 by rounding. */
function sampleExpander({ depth, colour, transparency }: PngHeader): Expand {
  const samples = samplesPerPixel(colour);
  const grey = colour === 0 || colour === 4;
  const top = 2 ** depth - 1;
  const scale = (value: number): number => Math.round((value * 255) / top);
  const keyed = transparency.length >= samples * 2 && (colour === 0 || colour === 2);
  const key = [0, 1, 2].map((i) => ((transparency[i * 2] ?? 0) << 8) | (transparency[i * 2 + 1] ?? 0));
  return (row, count, out, start, step) => {
    for (let i = 0, to = start; i < count; i++, to += step) {
      const first = i * samples;
      const red = sampleAt(row, first, depth);
      const green = grey ? red : sampleAt(row, first + 1, depth);
      const blue = grey ? red : sampleAt(row, first + 2, depth);
      out[to] = scale(red);
      out[to + 1] = scale(green);
      out[to + 2] = scale(blue);
      const hidden = keyed && red === key[0] && (grey || (green === key[1] && blue === key[2]));
      out[to + 3] = hidden ? 0 : colour === 4 || colour === 6 ? scale(sampleAt(row, first + samples - 1, depth)) : 255;
    }
  };
}
