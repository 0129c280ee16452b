import { combineBytes } from "./combineBytes";
import { fullTile } from "./tile";
import type { TileGrid } from "./tileGrid";
import type { TileWriter } from "./tileWriter";

/**
 * Keeps of the mask what `cover` covers: the lesser of both. Tiles that are wholly covered or not at all are swapped or left, so
 * only those on the cover's edge are looked at pixel by pixel. Tiles of the cover may become the mask's: nobody writes into them
 * afterwards.
 */
export function intersectTiles(writer: TileWriter, cover: TileGrid): void {
  const { grid } = writer;
  for (let index = 0; index < grid.length; index++) {
    const tile = grid.get(index);
    const kept = cover.get(index);
    if (tile === null || kept === fullTile) continue;
    if (kept === null || tile === fullTile) writer.replace(index, kept);
    else combineBytes(writer.writable(index), kept, "intersect");
  }
}
