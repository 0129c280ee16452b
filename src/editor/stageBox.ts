import { imagePoint, type Rect } from "../image/geometry";
import { toScreen } from "../image/viewport";
import type { ViewState } from "./viewStore";

/** CSS pixels of the stage, on whole device pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a rectangle of the photo lies on the stage. */
export function boxOf(rect: Rect, { viewport, around }: Pick<ViewState, "viewport" | "around">): Box {
  const whole = (value: number): number => Math.round(value * around.dpr) / around.dpr;
  const start = toScreen(viewport, imagePoint(rect.x, rect.y));
  const end = toScreen(viewport, imagePoint(rect.x + rect.width, rect.y + rect.height));
  const left = whole(start.x);
  const top = whole(start.y);
  return { left, top, width: whole(end.x) - left, height: whole(end.y) - top };
}
