import { isSameRect, type Rect } from "../image/geometry";
import type { MaskRaster } from "../mask/maskRaster";
import { documentState, setDocument } from "./documentStore";

/** The pixels of the mask live beside the store: they are painted in place, and the store only hears of committed changes. */
let raster: MaskRaster | null = null;
const listeners = new Set<(dirty: Rect) => void>();

/** The mask of the open photo, in its pixels; another object after another photo was opened. */
export function currentMask(): MaskRaster | null {
  return raster;
}

/** Calls `listener` with what changed (pixels of the photo) after every committed change of the mask. @returns unsubscribe */
export function onMaskChange(listener: (dirty: Rect) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For this room: another photo's mask takes the place of this one. Tell the listeners with `maskChanged`. */
export function setMask(next: MaskRaster | null): void {
  raster = next;
}

/** For this room: sums the mask up in the store and tells the listeners. */
export function maskChanged(dirty: Rect): void {
  const { mask } = documentState();
  setDocument({ mask: { version: mask.version + 1, coverage: raster?.coverage() ?? 0, bounds: boundsNow(mask.bounds) } });
  for (const listener of listeners) listener(dirty);
}

/** The box of before where it is the same still: most strokes stay inside it, and what hangs on it alone is not rendered again after them. */
function boundsNow(before: Rect | null): Rect | null {
  const bounds = raster?.bounds() ?? null;
  return before !== null && bounds !== null && isSameRect(before, bounds) ? before : bounds;
}
