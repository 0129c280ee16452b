import type { Rect } from "../image/geometry";

/** One tile before and after an edit, in the code of `tileCode.ts`. */
export interface TileChange {
  readonly index: number;
  readonly before: Uint8Array<ArrayBuffer>;
  readonly after: Uint8Array<ArrayBuffer>;
}

/** What one edit changed: enough to undo and redo it exactly, and all that has to be written down of it. */
export interface MaskPatch {
  readonly tiles: readonly TileChange[];
  /** Pixels of the photo that may differ. */
  readonly dirty: Rect;
  /** What the patch costs to keep, for a history that is bounded by bytes. */
  readonly bytes: number;
}
