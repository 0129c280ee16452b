/**
 * Coordinate spaces as different types: a point of the photo cannot be passed where a point of the screen is wanted.
 * Photo space: pixels of the opened photo, origin at its upper left corner, pixel (i, j) covers [i, i+1) × [j, j+1).
 * Screen space: CSS pixels relative to the stage's upper left corner.
 */
declare const space: unique symbol;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type ImagePoint = Point & { readonly [space]: "image" };
export type ScreenPoint = Point & { readonly [space]: "screen" };

export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y } as ImagePoint;
}
export function screenPoint(x: number, y: number): ScreenPoint {
  return { x, y } as ScreenPoint;
}

/** Whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whole pixels of the photo; may reach outside it where a function says so. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function isEmptyRect(rect: Rect): boolean {
  return rect.width <= 0 || rect.height <= 0;
}

export function isSameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

export function intersectRects(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}

/** The smallest rectangle around both; an empty one counts as nothing. */
export function unionRects(a: Rect, b: Rect): Rect {
  if (isEmptyRect(a)) return b;
  if (isEmptyRect(b)) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** The rectangle with `by` pixels more on every side, as far as the photo goes. */
export function widenedInside({ x, y, width, height }: Rect, photo: Size, by: number): Rect {
  return intersectRects({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }, { x: 0, y: 0, ...photo });
}
