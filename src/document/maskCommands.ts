import { Failure } from "../lib/failure";
import type { MaskEdit } from "../mask/maskEdit";
import type { MaskPatch } from "../mask/maskPatch";
import { encodeMask } from "../image/photoService";
import { documentChanges } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { currentMask, maskChanged } from "./documentMask";
import { recordStep } from "./documentHistory";
import { documentState } from "./documentStore";
import { rememberMask, tilesBefore } from "./lastMask";

/**
 * Ends an edit as one step of the history. An edit that changed nothing, or of a photo that is gone, leaves no step. A mask of which
 * it leaves nothing can be brought back.
 * @returns what changed
 */
export function commitMask(edit: MaskEdit): MaskPatch | null {
  const mask = currentMask();
  const isOfThisMask = mask !== null && mask.openEdit === edit;
  const patch = edit.commit();
  if (patch === null || !isOfThisMask) return null;
  const { tiles, dirty, bytes } = patch;
  recordStep({ kind: "mask", patch: { tiles: [...tiles], dirty, bytes } });
  queueSave(tiles.map((tile) => documentChanges.tile(tile.index, tile.after)));
  const hadMask = documentState().mask.bounds !== null;
  maskChanged(dirty);
  const { photo, mask: now } = documentState();
  if (hadMask && now.bounds === null) rememberMask(photo, tilesBefore(mask, patch));
  return patch;
}

/** Inverts or clears the whole mask as one step; not while a gesture is painting. */
export function runMaskCommand(command: "invert" | "clear"): void {
  const mask = currentMask();
  if (mask === null || mask.openEdit !== null) return;
  const edit = mask.begin();
  edit[command]();
  commitMask(edit);
}

/** The mask as an opaque 8-bit PNG of the photo's natural size, 0 outside and 255 inside. @throws Failure */
export function exportMask(signal: AbortSignal = new AbortController().signal): Promise<Blob> {
  const mask = currentMask();
  if (mask === null) return Promise.reject(new Failure("mask-empty"));
  return encodeMask({ mask: mask.toCoverage(), size: { width: mask.width, height: mask.height }, signal });
}
