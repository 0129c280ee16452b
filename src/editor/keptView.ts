import type { Rect } from "../image/geometry";
import { sampleMask, type SampleGrid } from "../mask/sampleMask";
import type { TileGrid } from "../mask/tileGrid";

/** What a stroke that intersects will not keep is still seen, this faintly: of 256, and below the line that is the mask's edge. */
const faintness = 90;

/**
 * While a stroke intersects: of the mask in `view`, what the stroke covers stays as it is and the rest is faint, so that the edge is
 * drawn around what will be kept. Looks only at `rect`; `scratch` is as large as the view.
 */
export function showKept(view: Uint8Array, cover: TileGrid, at: SampleGrid, scratch: Uint8Array, rect: Rect): void {
  sampleMask(cover, at, scratch, rect);
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const end = y * at.stride + rect.x + rect.width;
    for (let i = y * at.stride + rect.x; i < end; i++) {
      const mask = view[i] ?? 0;
      if (mask !== 0) view[i] = Math.max(Math.min(mask, scratch[i] ?? 0), (mask * faintness) >> 8);
    }
  }
}
