import { create } from "zustand";
import type { WandClick } from "../mask/maskService";
import type { Refine, Refinement } from "../mask/refineMask";

/** The mask's edge is pulled to the object's, at most by so many pixels. */
interface EdgeRefine {
  readonly kind: "refineEdge";
  readonly amount: number;
}

/** What is done by a number of pixels. */
export type Adjustment = Refinement | EdgeRefine["kind"];

/** What a worker does to the whole mask. */
export type MaskOperation = Refine | EdgeRefine | ({ readonly kind: "wand" } & WandClick);

/** The newest step of the history, while it can still be done otherwise. */
interface Adjustable {
  /** As it is asked for, which the mask follows; null when the newest step is something else. */
  readonly operation: MaskOperation | null;
  /** Whether the worker is at it. */
  readonly isBusy: boolean;
}

const adjustStore = create<Adjustable>(() => ({ operation: null, isBusy: false }));

/** Subscribes a component to the step that can be adjusted. */
export function useAdjustable<Piece>(select: (state: Adjustable) => Piece): Piece {
  return adjustStore(select);
}

/** Whether the newest step is one whose pixels can still be changed. */
export function isRefined({ operation }: Adjustable): boolean {
  return operation !== null && operation.kind !== "wand";
}

export function adjustable(): Adjustable {
  return adjustStore.getState();
}

/** For the verbs of this room. */
export function setAdjustable(change: Partial<Adjustable>): void {
  adjustStore.setState(change);
}
