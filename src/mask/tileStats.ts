import { maskThreshold } from "../image/pixels";
import { tileSize, type Tile } from "./tile";

/** What one tile adds to the mask's count and bounds. The box is in the tile's own pixels, right and bottom exclusive. */
export interface TileStats {
  readonly count: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const noStats: TileStats = { count: 0, left: tileSize, top: tileSize, right: 0, bottom: 0 };

/** One pass over a tile: how many pixels are masked, and the box around them. */
export function measureTile(tile: Tile): TileStats {
  let count = 0;
  let left = tileSize;
  let top = tileSize;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < tileSize; y++) {
    const offset = y * tileSize;
    let inRow = 0;
    let first = -1;
    let last = -1;
    for (let x = 0; x < tileSize; x++) {
      if ((tile[offset + x] ?? 0) >= maskThreshold) {
        if (first < 0) first = x;
        last = x;
        inRow++;
      }
    }
    if (inRow === 0) continue;
    count += inRow;
    if (first < left) left = first;
    if (last >= right) right = last + 1;
    if (y < top) top = y;
    bottom = y + 1;
  }
  return { count, left, top, right, bottom };
}
