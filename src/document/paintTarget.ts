import type { Rect } from "../image/geometry";
import type { MaskEdit } from "../mask/maskEdit";
import { MaskRaster } from "../mask/maskRaster";
import { currentMask } from "./documentMask";
import { documentState, setDocument, type DocumentState, type PaintTarget } from "./documentStore";

/** An area without a pixel, to be painted on; in the document an empty one is none. */
let blank: MaskRaster | null = null;
const listeners = new Set<(dirty: Rect) => void>();

/** Whether tools and commands work on the left-out area: it was chosen, and the engine heeds it. */
export function paintsLeftOut({ target, engine }: Pick<DocumentState, "target" | "engine"> = documentState()): boolean {
  return target === "leftOut" && engine === "local";
}

/** Whether anything is there to grow, feather or clear. */
export function hasPainted(state: DocumentState = documentState()): boolean {
  return paintsLeftOut(state) ? state.leftOut !== null : state.mask.bounds !== null;
}

/** What tools and commands work on: the mask or the left-out area. */
export function paintedRaster(): MaskRaster | null {
  return paintsLeftOut() ? leftOutArea() : currentMask();
}

/** The left-out area, also while it is empty. */
export function leftOutArea(): MaskRaster | null {
  const mask = currentMask();
  const { leftOut } = documentState();
  if (mask === null || leftOut !== null) return leftOut;
  const fits = blank !== null && blank.width === mask.width && blank.height === mask.height;
  if (blank === null || !fits || (blank.openEdit === null && isFilled(blank))) blank = new MaskRaster(mask.width, mask.height);
  return blank;
}

/** The edit of a gesture in hand, whichever of the two it paints. */
export function openEdit(): MaskEdit | null {
  return currentMask()?.openEdit ?? leftOutArea()?.openEdit ?? null;
}

/** Tools and commands work on the other one from now on; a gesture in hand is to be ended first. */
export function setPaintTarget(target: PaintTarget): void {
  if (openEdit() === null) setDocument({ target });
}

/** Calls `listener` with what changed (pixels of the photo) after every committed change of the left-out area. @returns unsubscribe */
export function onLeftOutChange(listener: (dirty: Rect) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For this room: `area`, as it is now, is the left-out area; one that is empty is none. */
export function leftOutChanged(area: MaskRaster | null, dirty: Rect): void {
  const isKept = area !== null && isFilled(area);
  if (!isKept && area !== null) blank = area;
  setDocument({ leftOut: isKept ? area : null, leftOutVersion: documentState().leftOutVersion + 1 });
  for (const listener of listeners) listener(dirty);
}

function isFilled(area: MaskRaster): boolean {
  return area.occupied().width > 0;
}
