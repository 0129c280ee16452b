import { fullTile, tileArea, type Tile } from "./tile";

/**
 * Run-length code of a tile, after PackBits but with lengths of any size: a varint `n`, whose lowest bit says what follows.
 * 1: one byte, repeated (n >> 1) + 1 times. 0: (n >> 1) + 1 bytes as they are. A hard edge costs about 6 bytes a row; an
 * empty or a full tile 4 bytes in all.
 */
const shortestRun = 4;

/** The tile as bytes; null is a tile of zeros. O(tile area), eight steps at a time inside long runs. */
export function encodeTile(tile: Tile | null): Uint8Array<ArrayBuffer> {
  if (tile === null) return constantCode(0);
  if (tile === fullTile) return constantCode(255);
  const writer = new CodeWriter();
  let literalFrom = 0;
  let at = 0;
  while (at < tileArea) {
    const end = runEnd(tile, at);
    if (end - at >= shortestRun) {
      writer.literal(tile, literalFrom, at);
      writer.run(tile[at] ?? 0, end - at);
      literalFrom = end;
    }
    at = end;
  }
  writer.literal(tile, literalFrom, tileArea);
  return writer.finish();
}

/** The tile that was encoded; constant tiles come back as null and as the shared full tile. Throws RangeError on bytes that are no tile. */
export function decodeTile(code: Uint8Array): Tile | null {
  let at = 0;
  let to = 0;
  let tile: Tile | null = null;
  while (at < code.length) {
    let header = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = code[at++] ?? 0;
      header |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80 && shift < 28);
    const length = (header >> 1) + 1;
    if (to + length > tileArea) throw new RangeError("a tile's code is too long");
    if ((header & 1) === 1) {
      const value = code[at++] ?? 0;
      if (length === tileArea && at === code.length && (value === 0 || value === 255)) return value === 0 ? null : fullTile;
      tile ??= new Uint8Array(tileArea);
      tile.fill(value, to, to + length);
    } else {
      tile ??= new Uint8Array(tileArea);
      tile.set(code.subarray(at, at + length), to);
      at += length;
    }
    to += length;
  }
  if (to !== tileArea) throw new RangeError("a tile's code is too short");
  return tile;
}

function constantCode(value: number): Uint8Array<ArrayBuffer> {
  const writer = new CodeWriter();
  writer.run(value, tileArea);
  return writer.finish();
}

/** Where the run of equal bytes that begins at `from` ends. */
function runEnd(tile: Tile, from: number): number {
  const value = tile[from] ?? 0;
  let at = from + 1;
  while (at < tileArea && (at & 3) !== 0) {
    if (tile[at] !== value) return at;
    at++;
  }
  if (at < tileArea) {
    const words = wordsOf(tile);
    const word = Math.imul(value, 0x01010101) | 0;
    let index = at >> 2;
    while (index < words.length && words[index] === word) index++;
    at = index << 2;
  }
  while (at < tileArea && tile[at] === value) at++;
  return at;
}

let lastTile: Tile | null = null;
let lastWords = new Int32Array(0);

/** The tile seen as 32-bit words; the view is kept while the same tile is being read. */
function wordsOf(tile: Tile): Int32Array<ArrayBuffer> {
  if (tile !== lastTile) {
    lastTile = tile;
    lastWords = new Int32Array(tile.buffer, tile.byteOffset, tileArea >> 2);
  }
  return lastWords;
}

class CodeWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  run(value: number, length: number): void {
    this.#reserve(6);
    this.#varint(((length - 1) << 1) | 1);
    this.#bytes[this.#length++] = value;
  }

  literal(tile: Tile, from: number, to: number): void {
    if (to <= from) return;
    this.#reserve(to - from + 5);
    this.#varint((to - from - 1) << 1);
    this.#bytes.set(tile.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
