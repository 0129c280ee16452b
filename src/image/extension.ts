import { megapixelLimit } from "./photo";
import type { Rect, Size } from "./geometry";

/** By how many pixels a photo is made larger on each side; whole, and never below 0. */
export interface Extension {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type ExtensionSide = keyof Extension;
export const extensionSides = ["left", "top", "right", "bottom"] as const satisfies readonly ExtensionSide[];

export const noExtension: Extension = { left: 0, top: 0, right: 0, bottom: 0 };

/** Where in the larger picture the photo stays. */
export interface Anchor {
  readonly across: "left" | "centre" | "right";
  readonly down: "upper" | "middle" | "lower";
}

/** Longer than this no browser's bitmap is, pixels. */
const longestSide = 32_767;

export function extendedSize(photo: Size, { left, top, right, bottom }: Extension): Size {
  return { width: photo.width + left + right, height: photo.height + top + bottom };
}

/** What the larger picture will cover, in pixels of the photo. */
export function extendedRect(photo: Size, extension: Extension): Rect {
  return { x: -extension.left, y: -extension.top, ...extendedSize(photo, extension) };
}

export function isSameExtension(a: Extension, b: Extension): boolean {
  return extensionSides.every((side) => a[side] === b[side]);
}

/** The sides of the larger picture that its new ground reaches: a strip at the right also ends above and below. */
export function groundSides({ left, top, right, bottom }: Extension): readonly ExtensionSide[] {
  const [across, down] = [left + right > 0, top + bottom > 0];
  const reached = { left: down || left > 0, top: across || top > 0, right: down || right > 0, bottom: across || bottom > 0 };
  return extensionSides.filter((side) => reached[side]);
}

/** The most that one side may be extended by while the other three stay as they are. */
export function roomFor(side: ExtensionSide, photo: Size, extension: Extension): number {
  const { width, height } = extendedSize(photo, extension);
  const isAcross = side === "left" || side === "right";
  const [along, other] = isAcross ? [width, height] : [height, width];
  const most = Math.min(longestSide, Math.floor((megapixelLimit * 1e6) / other));
  return Math.max(0, most - along + extension[side]);
}

/** The extension with other numbers for some sides, each as near to what is wanted as its room allows. */
export function extendedTo(photo: Size, extension: Extension, wanted: Partial<Extension>): Extension {
  const next: Record<ExtensionSide, number> = { ...extension };
  for (const side of extensionSides) {
    const value = wanted[side];
    if (value !== undefined) next[side] = Math.min(roomFor(side, photo, next), Math.max(0, Math.round(value)));
  }
  return next;
}

/** The same larger picture with the photo at another place in it. What cannot be halved has its odd pixel at the right and below. */
export function anchored({ left, top, right, bottom }: Extension, { across, down }: Anchor): Extension {
  const before = (total: number, place: string): number =>
    place === "left" || place === "upper" ? 0 : place === "right" || place === "lower" ? total : Math.floor(total / 2);
  const [width, height] = [left + right, top + bottom];
  const [x, y] = [before(width, across), before(height, down)];
  return { left: x, top: y, right: width - x, bottom: height - y };
}

/**
 * The smallest extension to a ratio: one side of the photo stays, the other is rounded to whole pixels. Null when the picture would be too large.
 */
export function extensionToRatio(photo: Size, ratio: Size, anchor: Anchor): Extension | null {
  const isWider = photo.width * ratio.height >= photo.height * ratio.width;
  const width = isWider ? photo.width : Math.round((photo.height * ratio.width) / ratio.height);
  const height = isWider ? Math.round((photo.width * ratio.height) / ratio.width) : photo.height;
  if (width * height > megapixelLimit * 1e6 || Math.max(width, height) > longestSide) return null;
  return anchored({ ...noExtension, right: width - photo.width, bottom: height - photo.height }, anchor);
}

/** How far new ground may be blended into the photo, pixels: a third of it stays untouched even when all four sides are extended. */
export function overlapLimit({ width, height }: Size): number {
  return Math.min(128, Math.floor(Math.min(width, height) / 3));
}

export const usualOverlap = 24;
