import { Failure } from "../lib/failure";
import type { MaskEdit } from "../mask/maskEdit";
import { decodeMask, encodeMask } from "../image/photoService";
import { documentChanges } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { currentMask, maskChanged } from "./documentMask";
import { recordStep } from "./documentHistory";
import { noteImport } from "./importedGrey";

/** Ends an edit as one step of the history. An edit that changed nothing, or of a photo that is gone, leaves no step. */
export function commitMask(edit: MaskEdit): void {
  const isOfThisMask = currentMask()?.openEdit === edit;
  const patch = edit.commit();
  if (patch === null || !isOfThisMask) return;
  const { tiles, dirty, bytes } = patch;
  recordStep({ kind: "mask", patch: { tiles: [...tiles], dirty, bytes } });
  queueSave(tiles.map((tile) => documentChanges.tile(tile.index, tile.after)));
  maskChanged(dirty);
}

/** Inverts or clears the whole mask as one step; not while a gesture is painting. */
export function runMaskCommand(command: "invert" | "clear"): void {
  const mask = currentMask();
  if (mask === null || mask.openEdit !== null) return;
  const edit = mask.begin();
  edit[command]();
  commitMask(edit);
}

/** Replaces the mask with a picture of any size (fitted, thresholded). @throws Failure of opening a file; the mask then stays */
export async function importMask(file: Blob, signal: AbortSignal = new AbortController().signal): Promise<void> {
  const mask = currentMask();
  if (mask === null) return;
  const coverage = await decodeMask({ file, size: { width: mask.width, height: mask.height }, signal });
  if (currentMask() !== mask || mask.openEdit !== null) throw new Failure("aborted");
  const edit = mask.begin();
  edit.paste(coverage, "replace");
  commitMask(edit);
  noteImport(coverage.grey);
}

/** The mask as an opaque 8-bit PNG of the photo's natural size, 0 outside and 255 inside. @throws Failure */
export function exportMask(signal: AbortSignal = new AbortController().signal): Promise<Blob> {
  const mask = currentMask();
  if (mask === null) return Promise.reject(new Failure("mask-empty"));
  return encodeMask({ mask: mask.toCoverage(), size: { width: mask.width, height: mask.height }, signal });
}
