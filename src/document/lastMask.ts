import type { MaskPatch } from "../mask/maskPatch";
import { MaskRaster } from "../mask/maskRaster";
import { lastMaskChange, readLastMask, type LastMask } from "../storage/maskTable";
import type { PhotoRef } from "../storage/photoRef";
import { queueSave } from "./autosave";
import { documentState } from "./documentStore";

/** Undefined: not read yet. */
let last: LastMask | null | undefined;

/** A mask that is about to go from the page, or that was sent: the one that can be brought back. One without pixels changes nothing. */
export function rememberMask(photo: PhotoRef | null, tiles: LastMask["tiles"]): void {
  if (photo === null || tiles.length === 0) return;
  const { hash, width, height } = photo;
  last = { photo: hash, width, height, tiles };
  queueSave([lastMaskChange(last)]);
}

/** The tiles of a mask as they were before its last change. */
export function tilesBefore(mask: MaskRaster, { tiles }: Pick<MaskPatch, "tiles">): LastMask["tiles"] {
  const all = new Map(Array.from(mask.tiles(), ({ index, bytes }) => [index, bytes]));
  for (const { index, before } of tiles) all.set(index, before);
  return Array.from(all, ([index, bytes]) => ({ index, bytes }));
}

/** The mask of this photo that was last emptied, replaced or sent; null when there is none. */
export async function lastMask(): Promise<MaskRaster | null> {
  if (last === undefined) {
    const read = await readLastMask();
    // A mask that went meanwhile is newer than what was written.
    last ??= read;
  }
  if (last === null || !isOfThisPhoto(last)) return null;
  try {
    return MaskRaster.fromTiles(last.width, last.height, last.tiles);
  } catch {
    return null;
  }
}

/** Another document is about to be read. */
export function forgetLastMask(): void {
  last = undefined;
}

/** Whether a mask fits the open photo: it was made for it, or for one that it came from and that has the same pixels. */
export function isOfThisPhoto(mask: { readonly photo: string; readonly width: number; readonly height: number }): boolean {
  const { photo, trail } = documentState();
  if (photo === null || mask.width !== photo.width || mask.height !== photo.height) return false;
  return mask.photo === photo.hash || trail.some((step) => step.photo.hash === mask.photo);
}
