import { fitFrame, holdsMask } from "./frame";
import { intersectRects, isEmptyRect, type Rect, type Size } from "./geometry";
import { clamp, growInside, ratioUnit, unitsInside, unitsOver } from "./ratioUnits";
import type { Region } from "./region";
import { contextLimits, type RegionChoice } from "./regionChoice";

export interface RegionPlan {
  readonly photo: Size;
  /** Bounds of the masked pixels, inside the photo and not empty. */
  readonly mask: Rect;
  /** What is asked of the engine. */
  readonly size: Size;
  /** False when the engine gains nothing from pixels that the photo does not have. */
  readonly enlarges: boolean;
  readonly choice: RegionChoice;
}

/** Context that is usual on every side of the mask: half of its larger side, and never under 64 pixels. */
const usualMargin = { least: 64, share: 1 / 2 } as const;
/** Context without which a seam would be filled blind; the photo is rather mirrored than this given up. */
const coreMargin = { least: 16, share: 1 / 16 } as const;

/** Where a side of `length` begins: as centred on the mask as the photo and the part to cover allow. */
function place(length: number, photo: number, maskStart: number, maskLength: number, coverStart: number, coverLength: number): number {
  const centred = Math.round(maskStart + (maskLength - length) / 2);
  if (length > photo) return clamp(centred, photo - length, 0);
  const low = Math.max(0, coverStart + coverLength - length);
  const high = Math.min(photo - length, coverStart);
  return clamp(centred, low, high);
}

/**
 * The part of the photo that is worked on, of exactly the ratio of `size`. Chosen by the dial: the mask's bounds with context, inside the
 * photo; where the ratio does not let the mask and a thin frame of context fit inside, the rectangle reaches out of the photo instead of
 * being distorted. It never holds fewer pixels of the photo than it must: an engine that does not enlarge gets more context until the
 * scale is 1, unless the dial asks for less, and `size` shrinks to a rectangle that is smaller. The whole photo reaches out where its
 * ratio is another. A frame always holds the mask: it is grown to, and one that has nothing of it is left for the dial.
 * Pure and deterministic.
 */
export function planRegion(plan: RegionPlan): Region {
  const { size, enlarges } = plan;
  const rect = planRect(plan);
  return { rect, size: !enlarges && rect.width < size.width ? { width: rect.width, height: rect.height } : size };
}

function planRect(plan: RegionPlan): Rect {
  const { photo, mask, size, choice } = plan;
  if (choice.mode === "frame" && frameState({ ...plan, rect: choice.rect }) !== "left") return fitFrame(choice.rect, plan);
  const unit = ratioUnit(size);
  if (choice.mode === "whole") {
    const units = unitsOver(photo, unit);
    return around({ x: 0, y: 0, ...photo }, { width: units * unit.width, height: units * unit.height });
  }
  const larger = Math.max(mask.width, mask.height);
  const usual = growInside(mask, Math.max(usualMargin.least, Math.ceil(larger * usualMargin.share)), photo);
  const core = growInside(mask, Math.max(coreMargin.least, Math.ceil(larger * coreMargin.share)), photo);
  const units = unitsByDial(plan, unitsOver(core, unit), unitsOver(usual, unit));
  const width = units * unit.width;
  const height = units * unit.height;
  const cover = unitsOver(usual, unit) <= units ? usual : core;
  return {
    x: place(width, photo.width, mask.x, mask.width, cover.x, cover.width),
    y: place(height, photo.height, mask.y, mask.height, cover.y, cover.height),
    width,
    height,
  };
}

/**
 * From the detail's end of the dial over its middle to the other end, in even ratios, so that each step of it is seen alike. `core` and
 * `usual` are the units over the mask with that much context.
 */
function unitsByDial({ photo, size, enlarges, choice }: RegionPlan, core: number, usual: number): number {
  const unit = ratioUnit(size);
  const inside = unitsInside(photo, unit);
  const least = core;
  let middle = core <= inside ? Math.min(usual, inside) : core;
  if (!enlarges) middle = Math.max(middle, Math.min(unit.count, inside));
  const most = Math.max(middle, inside);
  const { min, usual: half, max } = contextLimits;
  const along = choice.context <= half ? (choice.context - min) / (half - min) : (choice.context - half) / (max - half);
  const [from, to] = choice.context <= half ? [least, middle] : [middle, most];
  return clamp(Math.round(from * (to / from) ** along), from, to);
}

/** Round a rectangle and as far out of it on either side. */
function around(rect: Rect, { width, height }: Size): Rect {
  return { x: rect.x - Math.floor((width - rect.width) / 2), y: rect.y - Math.floor((height - rect.height) / 2), width, height };
}

/**
 * What becomes of a frame: it is taken as it was `drawn` (brought to the ratio), it is `grown` or moved to hold the mask, or it has
 * nothing of the mask any more and is `left`.
 */
export function frameState({
  rect,
  ...plan
}: Omit<RegionPlan, "choice" | "enlarges"> & { readonly rect: Rect }): "drawn" | "grown" | "left" {
  if (isEmptyRect(intersectRects(rect, plan.mask))) return "left";
  return holdsMask(rect, plan) ? "drawn" : "grown";
}
