import { maskThreshold } from "../image/pixels";
import { tileArea, tileSize, type Tile } from "./tile";

/** What one tile adds to the mask's count and bounds. The box is in the tile's own pixels, right and bottom exclusive. */
export interface TileStats {
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const noStats: TileStats = { count: 0, left: tileSize, top: tileSize, right: 0, bottom: 0 };

/** One pass over a tile, four pixels at a time: how many are masked (their highest bit is set), and the box around them. */
export function measureTile(tile: Tile): TileStats {
  const words = new Int32Array(tile.buffer, tile.byteOffset, tileArea >> 2);
  const wordsInRow = tileSize >> 2;
  let count = 0;
  let left = tileSize;
  let top = tileSize;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < tileSize; y++) {
    const start = y * wordsInRow;
    let inRow = 0;
    for (let at = start; at < start + wordsInRow; at++) {
      const bits = (words[at] ?? 0) & 0x80808080;
      if (bits !== 0) inRow += Math.imul(bits >>> 7, 0x01010101) >>> 24;
    }
    if (inRow === 0) continue;
    count += inRow;
    if (y < top) top = y;
    bottom = y + 1;
    const row = tile.subarray(y * tileSize, (y + 1) * tileSize);
    left = Math.min(left, firstMasked(row, left));
    right = Math.max(right, endMasked(row, right));
  }
  return { count, left, top, right, bottom };
}

function firstMasked(row: Uint8Array, limit: number): number {
  let x = 0;
  while (x < limit && (row[x] ?? 0) < maskThreshold) x++;
  return x;
}

function endMasked(row: Uint8Array, limit: number): number {
  let x = tileSize;
  while (x > limit && (row[x - 1] ?? 0) < maskThreshold) x--;
  return x;
}
