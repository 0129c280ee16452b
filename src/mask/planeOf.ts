import { intersectRects, type Rect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import type { Plane } from "./distanceField";

/** The mask inside `rect`, 0 where it does not reach. */
export function planeOf({ rect: own, data }: Coverage, rect: Rect): Plane {
  const { width, height } = rect;
  const out = new Uint8Array(width * height);
  const shared = intersectRects(own, rect);
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    const from = (y - own.y) * own.width + shared.x - own.x;
    out.set(data.subarray(from, from + shared.width), (y - rect.y) * width + shared.x - rect.x);
  }
  return { width, height, data: out };
}
