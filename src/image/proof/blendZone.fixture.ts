import type { Rect, Size } from "../geometry";
import { maskThreshold, type Coverage } from "../pixels";

/**
 * The blend zone by its definition and with no distance transform: every pixel of the photo and of the region that lies at most `grow` from a
 * masked one, centre to centre. A soft edge lies inside of it and takes nothing more. @returns a byte a pixel of the photo, 1 in the zone
 */
export function bruteZone({ rect, data }: Coverage, photo: Size, region: Rect, grow: number): Uint8Array {
  const zone = new Uint8Array(photo.width * photo.height);
  const left = Math.max(0, region.x);
  const top = Math.max(0, region.y);
  const right = Math.min(photo.width, region.x + region.width);
  const bottom = Math.min(photo.height, region.y + region.height);
  for (let y = Math.max(top, rect.y); y < Math.min(bottom, rect.y + rect.height); y++) {
    for (let x = Math.max(left, rect.x); x < Math.min(right, rect.x + rect.width); x++) {
      if ((data[(y - rect.y) * rect.width + x - rect.x] ?? 0) < maskThreshold) continue;
      for (let v = Math.max(top, y - grow); v <= Math.min(bottom - 1, y + grow); v++)
        for (let u = Math.max(left, x - grow); u <= Math.min(right - 1, x + grow); u++)
          if ((u - x) ** 2 + (v - y) ** 2 <= grow ** 2) zone[v * photo.width + u] = 1;
    }
  }
  return zone;
}
