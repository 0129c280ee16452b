import { Failure } from "../lib/failure";
import { createPause } from "./pause";
import { unfilterRow } from "./pngFilter";
import type { PngHeader } from "./pngHeader";

/** One pass of the picture: the whole of it, or one of Adam7's seven grids. Sizes and steps in pixels. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly width: number;
  readonly height: number;
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function pngPasses({ width, height, interlaced }: PngHeader): PngPass[] {
  if (!interlaced) return [{ x: 0, y: 0, stepX: 1, stepY: 1, width, height }];
  return adam7
    .map(([x, y, stepX, stepY]) => ({ x, y, stepX, stepY, width: Math.ceil((width - x) / stepX), height: Math.ceil((height - y) / stepY) }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

export function samplesPerPixel(colour: PngHeader["colour"]): number {
  return colour === 2 ? 3 : colour === 4 ? 2 : colour === 6 ? 4 : 1;
}

/**
 * Inflates and unfilters a PNG row by row; `onRow` gets the packed bytes of row `y` of `pass` and must not keep them.
 * Only two rows are in memory besides what the platform's DecompressionStream holds.
 * @throws Failure file-broken, aborted
 */
export async function readPngRows(
  header: PngHeader,
  onRow: (row: Uint8Array, y: number, pass: PngPass) => void,
  signal?: AbortSignal,
): Promise<void> {
  const bits = samplesPerPixel(header.colour) * header.depth;
  const stride = Math.max(1, bits >> 3);
  const passes = pngPasses(header);
  let passIndex = 0;
  let y = 0;
  let pass = passes[0];
  let row = new Uint8Array(0);
  let above = new Uint8Array(0);
  const startPass = (): void => {
    pass = passes[passIndex];
    const bytes = pass === undefined ? 0 : Math.ceil((pass.width * bits) / 8);
    row = new Uint8Array(bytes);
    above = new Uint8Array(bytes);
    y = 0;
  };
  startPass();
  let filter = -1;
  let filled = 0;
  const take = (piece: Uint8Array): void => {
    let at = 0;
    while (at < piece.length && pass !== undefined) {
      if (filter < 0) {
        filter = piece[at++] ?? 0;
        filled = 0;
        continue;
      }
      const count = Math.min(piece.length - at, row.length - filled);
      row.set(piece.subarray(at, at + count), filled);
      at += count;
      filled += count;
      if (filled < row.length) return;
      if (!unfilterRow(filter, row, above, stride)) throw new Failure("file-broken");
      onRow(row, y, pass);
      filter = -1;
      [row, above] = [above, row];
      if (++y === pass.height) {
        passIndex++;
        startPass();
      }
    }
  };

  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  const writing = (async () => {
    for (const piece of header.body) await writer.write(piece);
    await writer.close();
  })();
  // Its failure also ends the reader below, which is where it is dealt with.
  writing.catch(() => undefined);
  const reader = stream.readable.getReader();
  const pause = createPause(signal);
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      take(piece.value);
      await pause();
    }
    await writing;
  } catch (thrown) {
    await reader.cancel().catch(() => undefined);
    if (thrown instanceof Failure) throw thrown;
    // Stray bytes after a complete picture are a writer's fault that harms nobody.
    if (pass !== undefined) throw new Failure("file-broken", {}, { cause: thrown });
  }
  if (pass !== undefined) throw new Failure("file-broken");
}
