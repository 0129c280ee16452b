import { distanceLimit, distanceUnit, edgeDistance } from "./edgeDistance";
import { intersectRects, isEmptyRect, type Rect, type Size } from "./geometry";
import { maskThreshold, type Coverage } from "./pixels";

/** The thresholds whose outlines are moved, each for itself; between two of them lies what their distances say. */
const levels = [maskThreshold, 160, 192, 224, 255] as const;
/** How far beyond the way the next outline is looked for, pixels: rims are hardly ever wider than four times that. */
const rim = 32;

/**
 * The blend zone of a result: its mask, cut down to `bounds` (the photo's part of the region: a result has no other pixels), and made
 * larger by `grow` pixels of the photo, exactly by Euclidean distance from centre to centre, or smaller when it is negative. A soft rim
 * moves as it is. The photo's border is no edge: from there nothing shrinks.
 * Pixels at or over the threshold are the zone; every other pixel of the photo is protected.
 * @throws Failure aborted
 */
export async function pasteMask(mask: Coverage, photo: Size, bounds: Rect, grow: number, signal?: AbortSignal): Promise<Coverage> {
  const way = Math.min(Math.round(Math.abs(grow)), distanceLimit - rim - 1);
  const reach = grow > 0 ? way : 0;
  const { x, y, width, height } = mask.rect;
  const wide = { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
  const placed = placeCoverage(mask, intersectRects(intersectRects(wide, bounds), { x: 0, y: 0, ...photo }));
  if (way === 0 || isEmptyRect(placed.rect)) return placed;
  return moveOutlines(placed, photo, way, grow > 0, signal);
}

/** `mask` over another rectangle, which may be smaller or larger. */
function placeCoverage(mask: Coverage, rect: Rect): Coverage {
  const from = mask.rect;
  if (rect.x === from.x && rect.y === from.y && rect.width === from.width && rect.height === from.height) return mask;
  if (isEmptyRect(rect)) return { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) };
  const data = new Uint8Array(rect.width * rect.height);
  const shared = intersectRects(rect, from);
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    const start = (y - from.y) * from.width + shared.x - from.x;
    data.set(mask.data.subarray(start, start + shared.width), (y - rect.y) * rect.width + shared.x - rect.x);
  }
  return { rect, data };
}

async function moveOutlines({ rect, data }: Coverage, photo: Size, way: number, grows: boolean, signal?: AbortSignal): Promise<Coverage> {
  const out = new Uint8Array(data.length);
  /** How deep each pixel lies inside the outline before, in units of distance; below zero outside of it. */
  const before = new Int32Array(data.length);
  const limit = way + rim;
  const moved = way * distanceUnit;
  let lower = 0;
  for (const level of isHard(data) ? [maskThreshold] : levels) {
    const side = data.map((value) => (value >= level === grows ? 0 : 255));
    // Alone, without the photo around it: what is outside the rectangle is then no edge to grow from.
    const distance = grows
      ? await edgeDistance({ rect: { ...rect, x: 0, y: 0 }, data: side }, rect, limit, signal)
      : await edgeDistance({ rect, data: side }, photo, limit, signal);
    const value = lower === 0 && isHard(data) ? 255 : level;
    for (let i = 0; i < out.length; i++) {
      const outer = before[i] ?? 0;
      if (lower > 0 && outer < 0) continue;
      const away = distance[i] ?? 0;
      const isInside = grows ? away <= moved : away > moved;
      // From centre to centre of the outline's own pixels: the nearest one outside lies a pixel beyond them.
      const depth = grows ? moved - away : away - moved - distanceUnit;
      before[i] = isInside ? Math.max(0, depth) : -1;
      if (isInside) out[i] = value;
      else if (lower > 0) out[i] = Math.floor(lower + (level - lower) * (outer / (outer - Math.min(-1, depth))));
    }
    lower = level;
  }
  return { rect, data: out };
}

/** Whether there is nothing between 0 and 255. */
function isHard(data: Uint8Array): boolean {
  for (let i = 0; i < data.length; i++) if (data[i] !== 0 && data[i] !== 255) return false;
  return true;
}

/** How many pixels belong to the zone. */
export function countZone({ data }: Coverage): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) if ((data[i] ?? 0) >= maskThreshold) count++;
  return count;
}
