import { create } from "zustand";
import { defaultParams, type FillParams } from "../engines/fillParams";
import type { EngineId } from "../engines/engine";
import type { Rect } from "../image/geometry";
import type { DisplayPhoto } from "../image/photo";
import { usualRegion, type RegionChoice } from "../image/regionChoice";
import type { Failure } from "../lib/failure";
import type { MaskRaster } from "../mask/maskRaster";
import type { PhotoRef, TrailStep } from "../storage/photoRef";

/**
 * Where changes go. `opening`: not known yet; `memory`: the browser keeps nothing for this page; `second-tab` and `taken`
 * (from us): another tab of the page owns the storage.
 */
type Keeping = "opening" | "disk" | "memory" | "second-tab" | "taken";

/** What tools and commands work on: the mask, or the area that nothing is copied from. */
export type PaintTarget = "mask" | "leftOut";

/** What the page shows of the mask; the pixels themselves are in `currentMask()`. */
interface MaskSummary {
  /** Grows with every committed change. */
  readonly version: number;
  /** Share of the photo that is masked, 0 to 1. */
  readonly coverage: number;
  /** Around the masked pixels, in pixels of the photo. */
  readonly bounds: Rect | null;
}

/** The open document as the page sees it. Written by the verbs of this room only. */
export interface DocumentState {
  readonly status: "restoring" | "empty" | "loading" | "ready";
  readonly photo: PhotoRef | null;
  readonly display: DisplayPhoto | null;
  /** From the original to the present photo, which is the last one. */
  readonly trail: readonly TrailStep[];
  readonly params: FillParams;
  readonly engine: EngineId;
  /** Which part of the photo a run works on; `plannedRegion` says where that is. */
  readonly region: RegionChoice;
  readonly mask: MaskSummary;
  /** Where a fill may copy nothing from, or null where that is nowhere. It is painted in place. */
  readonly leftOut: MaskRaster | null;
  /** Grows with every committed change of the left-out area. */
  readonly leftOutVersion: number;
  /** As chosen; `paintsLeftOut` says whether it counts. Nothing of it is kept. */
  readonly target: PaintTarget;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saveState: "saved" | "saving" | "failed";
  /** Why the last save failed; null as soon as one succeeds. */
  readonly saveFailure: Failure | null;
  /** A failure of something that nobody awaits: restoring at start, undo, redo. */
  readonly problem: Failure | null;
  readonly keeping: Keeping;
  /** Another tab owns the storage: nothing of this one is written, and no run is sent. */
  readonly readOnly: boolean;
}

const emptyMask: MaskSummary = { version: 0, coverage: 0, bounds: null };

export const blankDocument: DocumentState = {
  status: "restoring",
  photo: null,
  display: null,
  trail: [],
  params: defaultParams,
  engine: "local",
  region: usualRegion,
  mask: emptyMask,
  leftOut: null,
  leftOutVersion: 0,
  target: "mask",
  canUndo: false,
  canRedo: false,
  saveState: "saved",
  saveFailure: null,
  problem: null,
  keeping: "opening",
  readOnly: false,
};

const documentStore = create<DocumentState>(() => blankDocument);

/** Subscribes a component to one piece of the document; select narrowly. */
export function useDocument<Piece>(select: (state: DocumentState) => Piece): Piece {
  return documentStore(select);
}

/** The document now, for imperative code. */
export function documentState(): DocumentState {
  return documentStore.getState();
}

/** Calls `listener` after every change of the document's state. @returns unsubscribe */
export function onDocumentChange(listener: (state: DocumentState, before: DocumentState) => void): () => void {
  return documentStore.subscribe(listener);
}

/** For the verbs of this room. */
export function setDocument(change: Partial<DocumentState>): void {
  documentStore.setState(change);
}
