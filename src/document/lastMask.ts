import type { MaskPatch } from "../mask/maskPatch";
import type { MaskRaster } from "../mask/maskRaster";
import type { LastMask } from "../storage/maskTable";
import type { PhotoRef } from "../storage/photoRef";
import { lastMaskKey } from "../storage/schema";
import { queueSave } from "./autosave";

/** Undefined: not read yet. */
let last: LastMask | null | undefined;

/** A mask that is about to go from the page, or that was sent: the one that can be brought back. One without pixels changes nothing. */
export function rememberMask(photo: PhotoRef | null, tiles: LastMask["tiles"]): void {
  if (photo === null || tiles.length === 0) return;
  const { hash, width, height } = photo;
  last = { photo: hash, width, height, tiles };
  queueSave([{ kind: "put", store: "masks", key: lastMaskKey, value: last }]);
}

/** The tiles of a mask as they were before its last change. */
export function tilesBefore(mask: MaskRaster, { tiles }: Pick<MaskPatch, "tiles">): LastMask["tiles"] {
  const all = new Map(Array.from(mask.tiles(), ({ index, bytes }) => [index, bytes]));
  for (const { index, before } of tiles) all.set(index, before);
  return Array.from(all, ([index, bytes]) => ({ index, bytes }));
}

/** What was remembered since the document was opened, or read; undefined before. */
export function rememberedMask(): LastMask | null | undefined {
  return last;
}

/** What was written before, unless a mask has been remembered meanwhile, which is newer. Undefined: another document is about to be read. */
export function setRememberedMask(read: LastMask | null | undefined): void {
  last = read === undefined ? undefined : (last ?? read);
}
