import { isEmptyRect, widenedInside, type Rect, type Size } from "../image/geometry";
import { createPause } from "../image/pause";
import { maskThreshold, type Coverage } from "../image/pixels";
import type { Plane } from "./distanceField";
import { growPlane, shrinkPlane } from "./growPlane";
import { planeOf } from "./planeOf";
import { UnmaskedRuns } from "./unmaskedRuns";

/** What only shows when every pixel of a mask is looked at. */
export interface MaskSurvey {
  /** Islands so small that nobody meant them: how many, and the longest side of the largest, pixels. */
  readonly specks: { readonly count: number; readonly size: number } | null;
  /** The least growth after which no strip is too thin any more, pixels. */
  readonly thin: { readonly grow: number } | null;
}

/** Pixels of the photo. */
export interface StripWidths {
  /** A strip is too thin when a disc about this wide does not fit into it. */
  readonly least: number;
  /** What strips that are too thin are grown to, at least. */
  readonly wanted: number;
}

/** Rows that are looked at together: the survey holds a few planes of so many, whatever the photo. */
const bandRows = 512;

/**
 * Looks for specks, and for thin strips among the rest. The mask's bytes are taken over and written into, so that a mask of the size of
 * the photo is there once: this is done in every pause of painting. @throws Failure aborted
 */
export async function surveyMask(mask: Coverage, photo: Size, widths: StripWidths, signal?: AbortSignal): Promise<MaskSurvey> {
  if (isEmptyRect(mask.rect)) return { specks: null, thin: null };
  const pause = createPause(signal);
  const { data } = mask;
  for (let at = 0; at < data.length; at++) data[at] = (data[at] ?? 0) >= maskThreshold ? 0 : 255;
  await pause();
  const specks = takeSpecks({ width: mask.rect.width, height: mask.rect.height, data }, photo);
  await pause();
  for (let at = 0; at < data.length; at++) data[at] = 255 - (data[at] ?? 0);
  const grow = await leastGrowth(mask, photo, widths, signal);
  return { specks, thin: grow === 0 ? null : { grow } };
}

/**
 * Takes the specks out of a hard mask, which is given inverted, and says what they were. A part of the mask is a speck when its box is
 * within a hundredth of the photo and an eighth of the largest part: removing specks up to the size of the largest one takes exactly
 * these. Pixels that touch at a corner hang together.
 */
function takeSpecks(inverted: Plane, photo: Size): MaskSurvey["specks"] {
  const runs = new UnmaskedRuns(inverted, 1);
  const sideOf = (part: number): number => Math.max(runs.width(part), runs.height(part));
  const sides: number[] = [];
  let largest = 0;
  for (let run = 0; run < runs.count; run++) {
    if (runs.partOf(run) !== run) continue;
    const side = sideOf(run);
    sides.push(side);
    if (side > largest) largest = side;
  }
  const limit = Math.min(Math.max(photo.width, photo.height) / 100, largest / 8);
  let [count, size] = [0, 0];
  for (const side of sides) {
    if (side > limit) continue;
    count++;
    if (side > size) size = side;
  }
  if (count === 0) return null;
  for (let run = 0; run < runs.count; run++) {
    if (sideOf(runs.partOf(run)) <= size) inverted.data.fill(255, runs.start(run), runs.end(run));
  }
  return { count, size };
}

/** The least whole growth that makes every strip wide enough; 0 when none is too thin. */
async function leastGrowth(mask: Coverage, photo: Size, { least, wanted }: StripWidths, signal?: AbortSignal): Promise<number> {
  let grow = 0;
  const { rect } = mask;
  for (let top = rect.y; top < rect.y + rect.height; top += bandRows) {
    const band = { ...rect, y: top, height: Math.min(bandRows, rect.y + rect.height - top) };
    if (!(await hasStrips(mask, photo, band, 0, least, signal))) continue;
    grow = Math.max(1, grow);
    while (await hasStrips(mask, photo, band, grow, wanted, signal)) grow++;
  }
  return grow;
}

/**
 * Whether something in the band, grown, is narrower than `width`: no disc of that width inside the mask comes near it. The discs are
 * looked for by shrinking, and laid out again with as much beyond them that corners, whose tips no disc reaches, are no strips.
 */
async function hasStrips(mask: Coverage, photo: Size, band: Rect, grow: number, width: number, signal?: AbortSignal): Promise<boolean> {
  const inside = widenedInside(band, photo, grow);
  const radius = (width - 1) / 2;
  const around = widenedInside(inside, photo, Math.ceil(radius + width) + grow + 1);
  const plane = await growPlane(planeOf(mask, around), grow, false, signal);
  const discs = await shrinkPlane(plane, radius, true, signal);
  const near = await growPlane(discs, width, false, signal);
  for (let y = inside.y - around.y; y < inside.y - around.y + inside.height; y++) {
    const start = y * around.width + inside.x - around.x;
    for (let at = start; at < start + inside.width; at++) {
      if (plane.data[at] === 255 && near.data[at] === 0) return true;
    }
  }
  return false;
}
