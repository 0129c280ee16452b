import { unionRects, type Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { changedTiles, readTile } from "./changedTiles";
import { combineBytes } from "./combineBytes";
import type { PaintMode } from "./paintMode";
import type { CodedTile } from "./settledCode";
import { tileArea } from "./tile";

/** How another mask meets the one that is there; `replace` takes its place. */
export const combineModes = ["replace", "add", "erase", "intersect"] as const satisfies readonly ("replace" | PaintMode)[];
export type CombineMode = (typeof combineModes)[number];

/** The tiles that change when another mask meets the mask of a photo; what reaches outside the photo is left out. */
export function combinedTiles(photo: Size, mask: Coverage, other: Coverage, mode: CombineMode): CodedTile[] {
  const paint = new Uint8Array(tileArea);
  return changedTiles(photo, mask, unionRects(mask.rect, other.rect), (tile, tileRect) => {
    if (mode === "replace") readTile(other, tileRect, tile);
    else {
      readTile(other, tileRect, paint);
      combineBytes(tile, paint, mode);
    }
  });
}
