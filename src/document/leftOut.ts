import type { Rect } from "../image/geometry";
import type { MaskEdit } from "../mask/maskEdit";
import { MaskRaster } from "../mask/maskRaster";
import { documentChanges, type Scene, type Step } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { currentMask, maskChanged } from "./documentMask";
import { recordStep } from "./documentHistory";
import { documentState } from "./documentStore";
import { rememberMask, tilesBefore } from "./lastMask";
import { leftOutChanged, openEdit } from "./paintTarget";
import { maskTiles } from "./scene";

const nowhere = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Something was painted into the left-out area, which had the tiles `before`: one step, and the mask stays.
 * @param record adds the step, or puts it in the place of the newest
 */
export function leftOutPainted(area: MaskRaster, before: Scene["tiles"], dirty: Rect, record: (step: Step) => void = recordStep): void {
  const after = maskTiles(area);
  record({ kind: "leftOut", patch: { tiles: [], dirty: nowhere, bytes: 0 }, before, after });
  queueSave([documentChanges.leftOut(after)]);
  leftOutChanged(area, dirty);
}

/** What is masked is left out of the fill, with what was left out before: nothing is copied from there. The mask is empty then. One step. */
export function leaveOutMasked(): void {
  const mask = currentMask();
  if (mask === null || mask.bounds() === null) return;
  const { leftOut } = documentState();
  const grown = MaskRaster.fromTiles(mask.width, mask.height, maskTiles(leftOut));
  const edit = grown.begin();
  edit.paste(mask.toWhole(), "add");
  edit.commit();
  change(grown, (own) => own.clear());
}

/** The left-out area becomes the mask, to be painted on, and the mask is left out; the same again puts both back. One step. */
export function swapLeftOut(): void {
  const mask = currentMask();
  const { leftOut } = documentState();
  if (mask === null || leftOut === null) return;
  const next = mask.bounds() === null ? null : MaskRaster.fromTiles(mask.width, mask.height, maskTiles(mask));
  change(next, (edit) => edit.paste(leftOut.toWhole(), "replace"));
}

/** Nothing is left out any more; the mask stays. One step. */
export function clearLeftOut(): void {
  if (documentState().leftOut !== null) change(null, () => undefined);
}

/** Another left-out area, and what that does to the mask, as one step; not while a gesture is painting. */
function change(next: MaskRaster | null, paint: (edit: MaskEdit) => void): void {
  const mask = currentMask();
  if (mask === null || openEdit() !== null) return;
  const { leftOut, photo } = documentState();
  const edit = mask.begin();
  paint(edit);
  const { tiles, dirty, bytes } = edit.commit() ?? { tiles: [], dirty: nowhere, bytes: 0 };
  const after = maskTiles(next);
  recordStep({ kind: "leftOut", patch: { tiles: [...tiles], dirty, bytes }, before: maskTiles(leftOut), after });
  queueSave([...tiles.map((tile) => documentChanges.tile(tile.index, tile.after)), documentChanges.leftOut(after)]);
  if (documentState().mask.bounds !== null && mask.bounds() === null) rememberMask(photo, tilesBefore(mask, { tiles }));
  leftOutChanged(next, { x: 0, y: 0, width: mask.width, height: mask.height });
  maskChanged(dirty);
}
