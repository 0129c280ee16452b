import { Failure } from "../lib/failure";
import { createPause } from "./pause";
import { unfilterRow } from "./pngFilter";
import type { PngHeader } from "./pngHeader";

/** One pass of the picture: the whole of it, or one of Adam7's seven grids. Sizes and steps in pixels. */
interface PngPass {
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

function pngPasses({ width, height, interlaced }: PngHeader): PngPass[] {
  if (!interlaced) return [{ x: 0, y: 0, stepX: 1, stepY: 1, width, height }];
  return adam7
    .map(([x, y, stepX, stepY]) => ({ x, y, stepX, stepY, width: Math.ceil((width - x) / stepX), height: Math.ceil((height - y) / stepY) }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

export function samplesPerPixel(colour: PngHeader["colour"]): number {
  return colour === 2 ? 3 : colour === 4 ? 2 : colour === 6 ? 4 : 1;
}

type RowListener = (row: Uint8Array, y: number, pass: PngPass) => void;

/** Bytes after a complete picture that are passed over; a file with more than a writer's slip would inflate for as long as it likes. */
const mostStray = 1 << 20;

/** Collects inflated bytes to rows and undoes their filters. Two rows are in memory. */
class RowAssembler {
  readonly #passes: PngPass[];
  readonly #bits: number;
  readonly #onRow: RowListener;
  #row = new Uint8Array(0);
  #above = new Uint8Array(0);
  #y = 0;
  #filter = -1;
  #filled = 0;
  #stray = 0;

  constructor(header: PngHeader, onRow: RowListener) {
    this.#passes = pngPasses(header);
    this.#bits = samplesPerPixel(header.colour) * header.depth;
    this.#onRow = onRow;
    this.#startPass();
  }

  /** True when every row has come. */
  get complete(): boolean {
    return this.#passes.length === 0;
  }

  /**
   * Takes the next inflated bytes; what comes after the last row is ignored.
   * @throws Failure file-broken on an unknown filter, and on far too much after the last row
   */
  take(piece: Uint8Array): void {
    let at = 0;
    while (at < piece.length) {
      const [pass] = this.#passes;
      if (pass === undefined) {
        this.#stray += piece.length - at;
        if (this.#stray > mostStray) throw new Failure("file-broken");
        return;
      }
      if (this.#filter < 0) {
        this.#filter = piece[at++] ?? 0;
        this.#filled = 0;
        continue;
      }
      const count = Math.min(piece.length - at, this.#row.length - this.#filled);
      this.#row.set(piece.subarray(at, at + count), this.#filled);
      at += count;
      this.#filled += count;
      if (this.#filled === this.#row.length) this.#finishRow(pass);
    }
  }

  #finishRow(pass: PngPass): void {
    const stride = Math.max(1, this.#bits >> 3);
    if (!unfilterRow(this.#filter, this.#row, this.#above, stride)) throw new Failure("file-broken");
    this.#onRow(this.#row, this.#y, pass);
    this.#filter = -1;
    [this.#row, this.#above] = [this.#above, this.#row];
    if (++this.#y < pass.height) return;
    this.#passes.shift();
    this.#startPass();
  }

  #startPass(): void {
    const bytes = Math.ceil(((this.#passes[0]?.width ?? 0) * this.#bits) / 8);
    this.#row = new Uint8Array(bytes);
    this.#above = new Uint8Array(bytes);
    this.#y = 0;
  }
}

/**
 * Inflates and unfilters a PNG row by row; `onRow` gets the packed bytes of row `y` of `pass` and must not keep them.
 * Nothing but two rows is in memory besides what the platform's DecompressionStream holds.
 * @throws Failure file-broken, aborted
 */
export async function readPngRows(header: PngHeader, onRow: RowListener, signal?: AbortSignal): Promise<void> {
  const rows = new RowAssembler(header, onRow);
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
      rows.take(piece.value);
      await pause();
    }
    await writing;
  } catch (thrown) {
    await reader.cancel().catch(() => undefined);
    if (thrown instanceof Failure) throw thrown;
    // Stray bytes after a complete picture are a writer's fault that harms nobody.
    if (!rows.complete) throw new Failure("file-broken", {}, { cause: thrown });
  }
  if (!rows.complete) throw new Failure("file-broken");
}
