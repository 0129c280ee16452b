import { intersectRects, type Rect } from "./geometry";
import type { Coverage } from "./pixels";

/** The part of a coverage inside a rectangle. */
export function cropCoverage({ rect, data }: Coverage, to: Rect): Coverage {
  const part = intersectRects(rect, to);
  const cropped = new Uint8Array(part.width * part.height);
  for (let y = 0; y < part.height; y++) {
    const from = (part.y - rect.y + y) * rect.width + part.x - rect.x;
    cropped.set(data.subarray(from, from + part.width), y * part.width);
  }
  return { rect: part, data: cropped };
}
