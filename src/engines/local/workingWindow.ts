import type { Rect, Size } from "../../image/geometry";

/** Context is at least this many pixels on each side, and at least `share` of the hole's longer side. */
const leastContext = 128;
const share = 1.5;

/** The smallest rectangle around all masked pixels (128 and up), null when there is none. */
export function maskBounds(mask: Uint8Array, size: Size): Rect | null {
  let left = size.width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      if ((mask[y * size.width + x] ?? 0) < 128) continue;
      if (top < 0) top = y;
      bottom = y;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The part of the picture worth looking at for a hole with these bounds: the cost then depends on the hole, not on the picture. */
export function workingWindow(bounds: Rect, size: Size): Rect {
  const context = Math.max(leastContext, Math.ceil(share * Math.max(bounds.width, bounds.height)));
  const x = Math.max(0, bounds.x - context);
  const y = Math.max(0, bounds.y - context);
  return {
    x,
    y,
    width: Math.min(size.width, bounds.x + bounds.width + context) - x,
    height: Math.min(size.height, bounds.y + bounds.height + context) - y,
  };
}
