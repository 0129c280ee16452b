import type { MaskEdit } from "../mask/maskEdit";
import { documentChanges } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { currentMask, maskChanged } from "./documentMask";
import { recordStep } from "./documentHistory";
import { documentState } from "./documentStore";
import { rememberMask, tilesBefore } from "./lastMask";
import { leftOutPainted } from "./leftOut";
import { leftOutArea, openEdit, paintedRaster } from "./paintTarget";

/**
 * Ends an edit of the mask or of the left-out area as one step of the history. An edit that changed nothing, or of a photo that is gone, leaves no step. A mask of which
 * it leaves nothing can be brought back.
 * @returns whether it left a step
 */
export function commitMask(edit: MaskEdit): boolean {
  const area = leftOutArea();
  if (area !== null && area.openEdit === edit) {
    const patch = edit.commit();
    if (patch !== null) leftOutPainted(area, tilesBefore(area, patch), patch.dirty);
    return patch !== null;
  }
  const mask = currentMask();
  const isOfThisMask = mask !== null && mask.openEdit === edit;
  const patch = edit.commit();
  if (patch === null || !isOfThisMask) return false;
  const { tiles, dirty, bytes } = patch;
  recordStep({ kind: "mask", patch: { tiles: [...tiles], dirty, bytes } });
  queueSave(tiles.map((tile) => documentChanges.tile(tile.index, tile.after)));
  const { photo, mask: before } = documentState();
  if (before.bounds !== null && mask.bounds() === null) rememberMask(photo, tilesBefore(mask, patch));
  maskChanged(dirty);
  return true;
}

/** Inverts or clears the whole mask, or the left-out area while that is painted on, as one step; not while a gesture is painting. */
export function runMaskCommand(command: "invert" | "clear"): void {
  const painted = paintedRaster();
  if (painted === null || openEdit() !== null) return;
  const edit = painted.begin();
  edit[command]();
  commitMask(edit);
}
