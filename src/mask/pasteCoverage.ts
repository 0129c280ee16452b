import { intersectRects, isEmptyRect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { tileShift } from "./tile";
import type { TileWriter } from "./tileWriter";

/** Lays a coverage over the mask: in its place, or as the greater of both. What reaches outside the photo is left out. */
export function pasteCoverage(writer: TileWriter, coverage: Coverage, mode: "replace" | "add"): void {
  const { grid } = writer;
  for (let index = 0; index < grid.length; index++) {
    const tileRect = grid.rect(index);
    const shared = intersectRects(tileRect, coverage.rect);
    if (mode === "replace") writer.fillTile(index, 0);
    if (isEmptyRect(shared)) continue;
    const tile = writer.writable(index);
    for (let y = shared.y; y < shared.y + shared.height; y++) {
      const source = (y - coverage.rect.y) * coverage.rect.width + shared.x - coverage.rect.x;
      const row = coverage.data.subarray(source, source + shared.width);
      const target = ((y - tileRect.y) << tileShift) + shared.x - tileRect.x;
      if (mode === "replace") tile.set(row, target);
      else for (let x = 0; x < row.length; x++) tile[target + x] = Math.max(tile[target + x] ?? 0, row[x] ?? 0);
    }
  }
}
