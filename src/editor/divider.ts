import { imagePoint } from "../image/geometry";
import { toScreen } from "../image/viewport";
import type { ViewState } from "./viewStore";

type Looking = Pick<ViewState, "viewport" | "around" | "divider">;

/** What is seen of the photo on the stage, CSS pixels. */
export function seenPhoto({ viewport, around }: Looking): { left: number; top: number; right: number; bottom: number } {
  const end = toScreen(viewport, imagePoint(around.photo.width, around.photo.height));
  return {
    left: Math.max(0, viewport.x),
    top: Math.max(0, viewport.y),
    right: Math.min(around.stage.width, end.x),
    bottom: Math.min(around.stage.height, end.y),
  };
}

/** Where the compare divider stands, CSS pixels from the left of the stage: always over what is seen of the photo. */
export function dividerAt(view: Looking): number {
  const { left, right } = seenPhoto(view);
  return left + (right - left) * view.divider;
}

/** The divider, 0 to 1, for a place on the stage. */
export function dividerFor(x: number, view: Looking): number {
  const { left, right } = seenPhoto(view);
  return right > left ? (x - left) / (right - left) : 0.5;
}
