import { intersectRects, type Point, type Rect, type Size } from "./geometry";
import { clamp, ratioUnit, unitsInside, unitsOver } from "./ratioUnits";

/** What a frame stands in: it has the ratio of `size`, holds the mask, and stays inside the photo where both can be. */
export interface FrameGround {
  readonly photo: Size;
  /** Bounds of the masked pixels. */
  readonly mask: Rect;
  readonly size: Size;
}

/** A frame of fewer pixels of the photo on either side shows a model nothing. */
const leastSide = { width: 64, height: 64 } as const;

export type Corner = "nw" | "ne" | "sw" | "se";

interface Span {
  readonly min: number;
  readonly max: number;
}

/** How far a frame can be changed. */
export interface FrameLimits {
  /** Of its left and top edge while it keeps its size, pixels of the photo. */
  readonly x: Span;
  readonly y: Span;
  /** Of its width and height, in steps of the ratio in lowest terms. */
  readonly width: Span & { readonly step: number };
  readonly height: Span & { readonly step: number };
}

export function frameLimits(frame: Rect, ground: FrameGround): FrameLimits {
  const { photo, mask, size } = ground;
  const unit = ratioUnit(size);
  const { min, max } = unitSpan(ground);
  return {
    x: startSpan(frame.width, photo.width, mask.x, mask.width),
    y: startSpan(frame.height, photo.height, mask.y, mask.height),
    width: { min: min * unit.width, max: max * unit.width, step: unit.width },
    height: { min: min * unit.height, max: max * unit.height, step: unit.height },
  };
}

function unitSpan({ photo, mask, size }: FrameGround): Span {
  const unit = ratioUnit(size);
  const inside = unitsInside(photo, unit);
  const holding = unitsOver(mask, unit);
  return { min: Math.max(holding, Math.min(unitsOver(leastSide, unit), inside)), max: Math.max(holding, inside) };
}

/** Where a side of `length` may begin: inside the photo and holding the mask; one that is longer than the photo holds the photo. */
function startSpan(length: number, photo: number, maskStart: number, maskLength: number): Span {
  if (length > photo) return { min: photo - length, max: 0 };
  return { min: Math.max(0, maskStart + maskLength - length), max: Math.min(photo - length, maskStart) };
}

/** Units of the ratio that are as large as the frame: its own where it has the ratio, else as many as have its area. */
function unitsOf(frame: Rect, unit: Size): number {
  const units = frame.width / unit.width;
  if (Number.isInteger(units) && units * unit.height === frame.height) return units;
  return Math.max(1, Math.round(Math.sqrt((frame.width * frame.height) / (unit.width * unit.height))));
}

function sized(frame: Rect, units: number, unit: Size): Rect {
  const width = units * unit.width;
  const height = units * unit.height;
  return { x: Math.round(frame.x + (frame.width - width) / 2), y: Math.round(frame.y + (frame.height - height) / 2), width, height };
}

/** Whether the frame, brought to the ratio, holds the whole mask as it stands. */
export function holdsMask(frame: Rect, { mask, size }: Pick<FrameGround, "mask" | "size">): boolean {
  const unit = ratioUnit(size);
  const held = intersectRects(sized(frame, unitsOf(frame, unit), unit), mask);
  return held.width === mask.width && held.height === mask.height;
}

/** The frame nearest to a rectangle: of exactly the ratio, grown and moved only as far as the mask and the photo ask. Pure. */
export function fitFrame(rect: Rect, ground: FrameGround): Rect {
  const { photo, mask, size } = ground;
  const unit = ratioUnit(size);
  const span = unitSpan(ground);
  const frame = sized(rect, clamp(unitsOf(rect, unit), span.min, span.max), unit);
  const x = startSpan(frame.width, photo.width, mask.x, mask.width);
  const y = startSpan(frame.height, photo.height, mask.y, mask.height);
  // Rounding knows a negative zero, which is another value to whoever compares two frames: adding zero makes it a plain one.
  return { ...frame, x: clamp(frame.x, x.min, x.max) + 0, y: clamp(frame.y, y.min, y.max) + 0 };
}

/** The frame dragged by pixels of the photo; it stops where the mask or the photo's edge would be lost. */
export function moveFrame(frame: Rect, by: Point, ground: FrameGround): Rect {
  return fitFrame({ ...frame, x: frame.x + Math.round(by.x), y: frame.y + Math.round(by.y) }, ground);
}

/** The frame with a corner dragged by pixels of the photo; the opposite corner stays. */
export function resizeFrame(frame: Rect, corner: Corner, by: Point, ground: FrameGround): Rect {
  const { photo, mask, size } = ground;
  const unit = ratioUnit(size);
  const toLeft = corner === "nw" || corner === "sw";
  const toTop = corner === "nw" || corner === "ne";
  const x = toLeft ? frame.x + frame.width : frame.x;
  const y = toTop ? frame.y + frame.height : frame.y;
  const units = Math.round(
    Math.max((frame.width + (toLeft ? -by.x : by.x)) / unit.width, (frame.height + (toTop ? -by.y : by.y)) / unit.height),
  );
  const held = {
    width: toLeft ? x - mask.x : mask.x + mask.width - x,
    height: toTop ? y - mask.y : mask.y + mask.height - y,
  };
  const room = { width: toLeft ? x : photo.width - x, height: toTop ? y : photo.height - y };
  const least = Math.max(unitSpan(ground).min, unitsOver(held, unit));
  const most = Math.max(least, unitsInside(room, unit));
  const settled = clamp(units, least, most);
  const width = settled * unit.width;
  const height = settled * unit.height;
  return fitFrame({ x: toLeft ? x - width : x, y: toTop ? y - height : y, width, height }, ground);
}
