import type { Rect, Size } from "./geometry";

/**
 * The part of the photo that is worked on. `rect` is in pixels of the photo and may reach outside it (the cut mirrors the
 * photo there); `size` is what it is scaled to and sent as. Both have the same ratio exactly, so nothing is ever distorted.
 */
export interface Region {
  readonly rect: Rect;
  readonly size: Size;
}

/** Pixels that a rectangle reaches beyond the photo, on the side where it does so most; 0 when it lies inside. */
export function beyondPhoto({ x, y, width, height }: Rect, photo: Size): number {
  return Math.max(0, -x, -y, x + width - photo.width, y + height - photo.height);
}
