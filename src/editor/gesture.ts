import type { MaskOperation } from "../document/adjustStore";
import type { ImagePoint, Point, Rect, ScreenPoint } from "../image/geometry";
import type { MaskEdit } from "../mask/maskEdit";
import type { MaskRaster } from "../mask/maskRaster";
import type { PaintMode } from "../mask/paintMode";
import type { PenPressure } from "../settings/preferences";

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
  | { readonly kind: "polygon"; readonly corners: readonly Point[]; readonly line: readonly Point[]; readonly isClosing: boolean }
  | { readonly kind: "line"; readonly a: Point; readonly b: Point; readonly radius: number };

/** What a gesture may do; the stage provides it. */
export interface GestureHost {
  readonly mask: MaskRaster;
  readonly brush: { readonly radius: number; readonly softness: number; readonly pressure: PenPressure };
  /** Where the last stroke ended: Shift draws a line from there. */
  lastPoint: ImagePoint | null;
  /** These pixels of the mask have changed and will be seen in the next frame. */
  painted(dirty: Rect): void;
  /** Ends the edit as one undo step. */
  commit(edit: MaskEdit): void;
  preview(outline: Outline | null): void;
  /** The shape that was begun and waits for its next press. */
  draft: Draft | null;
  /** Does something to the whole mask, in its own time. */
  operate(operation: MaskOperation): void;
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

/** A shape of several presses, between the first and the last of them. */
export interface Draft {
  /** The same tool is pressed again. */
  press(start: PointerSample): Gesture;
  /** Where the pointer is while nothing is pressed. */
  hover(point: ImagePoint): void;
  key(key: DraftKey): void;
  /** As if it had never been begun. */
  cancel(): void;
}

export type DraftKey = "Enter" | "Backspace" | "Escape";

export interface Tool {
  readonly cursor: "ring" | "cross" | "hand";
  /** Whether it paints, so that Alt or the right button turns it round. */
  readonly paints: boolean;
  /** Whether it paints in the mode that is chosen for it; else it always adds, and turned round it erases. */
  readonly combines?: boolean;
  /** Shift at the press adds, whatever is chosen: for tools to which it means nothing else there. */
  readonly shiftAdds?: boolean;
  /** What can be made ready when it is taken in hand. */
  readonly needsColours?: boolean;
  /** Where the keyboard's cursor stands with it: in the middle of a pixel, or on the corner between four. Missing: there is none. */
  readonly aim?: "pixel" | "corner";
  begin(host: GestureHost, start: PointerSample, mode: PaintMode): Gesture;
  /** Enter at the keyboard's cursor. */
  drop?(host: GestureHost, at: PointerSample, mode: PaintMode): void;
}
