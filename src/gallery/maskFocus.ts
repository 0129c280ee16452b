import type { Rect, Size } from "../image/geometry";

/**
 * Where a picture that covers a box of `ratio` (width to height) is cut, as CSS `object-position`: so that what was changed is
 * seen, as near to the middle as the picture's edges allow. All in pixels of the photo.
 */
export function maskFocus(photo: Size, mask: Rect, ratio: number): string {
  const seen = { width: Math.min(photo.width, photo.height * ratio), height: Math.min(photo.height, photo.width / ratio) };
  const x = share(mask.x + mask.width / 2, seen.width, photo.width);
  const y = share(mask.y + mask.height / 2, seen.height, photo.height);
  return `${x}% ${y}%`;
}

/** 0 shows the beginning, 100 the end; a picture that is seen whole stays in the middle. */
function share(centre: number, seen: number, whole: number): number {
  const room = whole - seen;
  if (room < 1) return 50;
  return Math.round(Math.min(1, Math.max(0, (centre - seen / 2) / room)) * 100);
}
