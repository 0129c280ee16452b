import { pairSize } from "./colourPair";
import { statisticsReach } from "./colourMatch";
import type { Finish } from "./finishValues";
import { intersectRects, isEmptyRect, type Rect, type Size } from "./geometry";
import { ringWidth } from "./grain";
import { membraneReach } from "./membrane";
import { pasteMask } from "./pasteMask";
import { maskThreshold, type Coverage } from "./pixels";
import type { Region } from "./region";
import { widenLine } from "./widenLine";

/** What the blend zone of a result hangs on, and how far around it the photo is looked at. */
export interface ResultZone {
  readonly mask: Coverage;
  readonly region: Region;
  readonly finish: Finish;
}

/**
 * Pixels of the pair beyond the reach of a match: the zone is counted in whole pixels of the pair, and each of those was made of the
 * photo's pixels under a kernel with three lobes.
 */
const pairMargin = 5;

/**
 * Whether a result looks at any pixel of the blend zone of another one, `changed`: its own blend zone, and what its matches measure
 * around it. Where it does not, whatever is done inside that zone leaves the result's patch as it is, byte for byte. It errs to the safe
 * side: distances are taken across and down, not along the diagonal.
 * @throws Failure aborted
 */
export async function zonesMeet(photo: Size, changed: ResultZone, looking: ResultZone, signal?: AbortSignal): Promise<boolean> {
  if (!mayMeet(changed, looking)) return false;
  const reach = matchReach(looking);
  const theirs = await pasteMask(changed.mask, photo, changed.region.rect, changed.finish.grow, signal);
  const mine = await pasteMask(looking.mask, photo, looking.region.rect, looking.finish.grow, signal);
  if (isEmptyRect(theirs.rect) || isEmptyRect(mine.rect)) return false;
  // Grain is measured all around the zone's rectangle.
  if (looking.finish.grain && reachesInto(theirs, widened(mine.rect, ringWidth), null)) return true;
  const window = intersectRects(theirs.rect, widened(mine.rect, reach));
  return !isEmptyRect(window) && reachesInto(theirs, window, widenedZone(mine, window, reach));
}

/** What is known of a zone without the pixels of its mask. */
type ZoneOutline = Omit<ResultZone, "mask"> & { readonly mask: { readonly rect: Rect } };

/** False where two results are so far apart that their masks need not be looked at. */
export function mayMeet(changed: ZoneOutline, looking: ZoneOutline): boolean {
  const farthest = Math.max(matchReach(looking), looking.finish.grain ? ringWidth : 0);
  return !isEmptyRect(intersectRects(roughZone(changed), widened(roughZone(looking), farthest)));
}

/** How far from its blend zone a colour match looks, in pixels of the photo. */
function matchReach({ region, finish: { colourMatch } }: ZoneOutline): number {
  if (colourMatch === "off") return 0;
  const pair = pairSize(region);
  const scale = Math.max(1, region.rect.width / pair.width, region.rect.height / pair.height);
  const reach = colourMatch === "statistics" ? statisticsReach(pair) : membraneReach(pair);
  return Math.ceil((reach + pairMargin) * scale);
}

/** A rectangle that surely holds the zone. */
function roughZone({ mask, region, finish }: ZoneOutline): Rect {
  return intersectRects(widened(mask.rect, Math.max(0, Math.round(finish.grow))), region.rect);
}

function widened({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Whether any pixel of the zone lies in the window and, where there are marks of the window's pixels, on a mark. */
function reachesInto({ rect, data }: Coverage, window: Rect, marks: Uint8Array | null): boolean {
  const shared = intersectRects(rect, window);
  for (let y = shared.y; y < shared.y + shared.height; y++)
    for (let x = shared.x; x < shared.x + shared.width; x++) {
      if ((data[(y - rect.y) * rect.width + x - rect.x] ?? 0) < maskThreshold) continue;
      if (marks === null || (marks[(y - window.y) * window.width + x - window.x] ?? 0) > 0) return true;
    }
  return false;
}

/** The pixels of `window` within `reach` of the zone, across and down. */
function widenedZone({ rect, data }: Coverage, window: Rect, reach: number): Uint8Array {
  const { x: left, y: top, width, height } = widened(window, reach);
  const zone = new Uint8Array(width * height);
  const shared = intersectRects(rect, { x: left, y: top, width, height });
  for (let y = shared.y; y < shared.y + shared.height; y++)
    for (let x = shared.x; x < shared.x + shared.width; x++)
      if ((data[(y - rect.y) * rect.width + x - rect.x] ?? 0) >= maskThreshold) zone[(y - top) * width + x - left] = 1;
  const across = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) widenLine(zone, across, y * width, 1, width, reach);
  const both = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) widenLine(across, both, x, width, height, reach);
  const out = new Uint8Array(window.width * window.height);
  for (let y = 0; y < window.height; y++) {
    const from = (y + reach) * width + reach;
    out.set(both.subarray(from, from + window.width), y * window.width);
  }
  return out;
}
