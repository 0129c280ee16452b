import { intersectRects, isEmptyRect, type Rect, type Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import type { CodedTile } from "./settledCode";
import { tileArea, tileShift, type Tile } from "./tile";
import { encodeTile } from "./tileCode";
import { TileGrid } from "./tileGrid";

/** A code of this length at most is one run: the tile is constant, and cheaper to decode than to hand over. */
const constantCode = 5;

/**
 * The tiles under `rect` that `change` changes, encoded: what takes long about a change is done here, in a worker, and putting
 * the tiles into the mask is nothing. `change` gets a copy of a tile of `before` and its pixels of the photo.
 */
export function changedTiles(photo: Size, before: Coverage, rect: Rect, change: (tile: Tile, tileRect: Rect) => void): CodedTile[] {
  const grid = new TileGrid(photo.width, photo.height);
  const changed: CodedTile[] = [];
  for (let index = 0; index < grid.length; index++) {
    const tileRect = grid.rect(index);
    if (isEmptyRect(intersectRects(tileRect, rect))) continue;
    const old = new Uint8Array(tileArea);
    readTile(before, tileRect, old);
    const tile = old.slice();
    change(tile, tileRect);
    if (isSame(old, tile)) continue;
    const code = encodeTile(tile);
    changed.push({ index, code, tile: code.length <= constantCode ? null : tile });
  }
  return changed;
}

/** Lays a coverage over a tile, in the place of what is there. */
export function readTile({ rect, data }: Coverage, tileRect: Rect, tile: Tile): void {
  const shared = intersectRects(tileRect, rect);
  tile.fill(0);
  if (isEmptyRect(shared)) return;
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    const from = (y - rect.y) * rect.width + shared.x - rect.x;
    tile.set(data.subarray(from, from + shared.width), ((y - tileRect.y) << tileShift) + shared.x - tileRect.x);
  }
}

function isSame(a: Tile, b: Tile): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  for (let at = 0; at < left.length; at++) {
    if (left[at] !== right[at]) return false;
  }
  return true;
}

function wordsOf(tile: Tile): Int32Array {
  return new Int32Array(tile.buffer, tile.byteOffset, tileArea >> 2);
}
