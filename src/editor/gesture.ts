import type { LucideIcon } from "lucide-react";
import type { ImagePoint, Point, Rect, ScreenPoint } from "../image/geometry";
import type { MaskEdit } from "../mask/maskEdit";
import type { MaskRaster } from "../mask/maskRaster";
import type { PaintMode } from "../mask/paintMode";

/** One place of the pointer. */
export interface PointerSample {
  readonly screen: ScreenPoint;
  readonly image: ImagePoint;
  /** 0 to 1 of a pen; 1 of everything else. */
  readonly pressure: number;
  readonly shift: boolean;
}

/** A shape that is being drawn and not yet in the mask, in pixels of the photo. */
export type Outline =
  | { readonly kind: "rectangle"; readonly a: Point; readonly b: Point }
  | { readonly kind: "ellipse"; readonly a: Point; readonly b: Point }
  | { readonly kind: "lasso"; readonly points: readonly Point[] }
  | { readonly kind: "line"; readonly a: Point; readonly b: Point; readonly radius: number };

/** What a gesture may do; the stage provides it. */
export interface GestureHost {
  readonly mask: MaskRaster;
  readonly brush: { readonly radius: number; readonly softness: number };
  /** Where the last stroke ended: Shift draws a line from there. */
  lastPoint: ImagePoint | null;
  /** These pixels of the mask have changed and will be seen in the next frame. */
  painted(dirty: Rect): void;
  /** Ends the edit as one undo step. */
  commit(edit: MaskEdit): void;
  preview(outline: Outline | null): void;
  pan(by: Point): void;
}

/** One press of the pointer, from down to up. Exactly one of `end` and `cancel` is called. */
export interface Gesture {
  /** All places since the last call, in order. */
  move(samples: readonly PointerSample[]): void;
  end(): void;
  /** As if the pointer had never been pressed. */
  cancel(): void;
}

export interface Tool {
  readonly icon: LucideIcon;
  readonly cursor: "ring" | "cross" | "hand";
  /** Whether it paints, so that Alt or the right button turns it round. */
  readonly paints: boolean;
  begin(host: GestureHost, start: PointerSample, mode: PaintMode): Gesture;
}
