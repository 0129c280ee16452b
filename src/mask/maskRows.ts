import { maskThreshold } from "../image/pixels";
import { fullTile, tileShift, tileSize } from "./tile";
import type { TileGrid } from "./tileGrid";

/** Row `y` of a mask as it is sent, 0 and 255 only, into `into`, which has its width. */
export function writeMaskRow(grid: TileGrid, y: number, into: Uint8Array): void {
  const first = (y >> tileShift) * grid.columns;
  const offset = (y & (tileSize - 1)) << tileShift;
  for (let column = 0; column < grid.columns; column++) {
    const tile = grid.get(first + column);
    const from = column << tileShift;
    const to = Math.min(grid.width, from + tileSize);
    if (tile === null || tile === fullTile) into.fill(tile === null ? 0 : 255, from, to);
    else for (let x = from; x < to; x++) into[x] = (tile[offset + x - from] ?? 0) >= maskThreshold ? 255 : 0;
  }
}
