import { isEmptyRect, unionRects, type Rect } from "./geometry";
import type { PixelPatch } from "./finish";
import type { PixelRows } from "./pixelRows";

/**
 * Patches of one photo as one, over all of them: its pixels between them are the photo's, and its zone is all of theirs. They must not
 * overlap, as those of regions that do not; then their order makes no difference.
 */
export function joinPatches(photo: PixelRows, patches: readonly PixelPatch[]): PixelPatch {
  const there = patches.filter(({ rect: each }) => !isEmptyRect(each));
  const [first = patches[0], ...rest] = there;
  if (first === undefined) return nothing;
  if (rest.length === 0) return first;
  const rect = rest.reduce<Rect>((all, patch) => unionRects(all, patch.rect), first.rect);
  const { x: left, y: top, width, height } = rect;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) data.set(photo.row(top + y).subarray(left * 4, (left + width) * 4), y * width * 4);
  const zone = new Uint8Array(width * height);
  for (const patch of there) {
    const stride = patch.rect.width;
    for (let y = 0; y < patch.rect.height; y++) {
      const to = (patch.rect.y - top + y) * width + patch.rect.x - left;
      data.set(patch.pixels.data.subarray(y * stride * 4, (y + 1) * stride * 4), to * 4);
      zone.set(patch.zone.data.subarray(y * stride, (y + 1) * stride), to);
    }
  }
  return { rect, pixels: { width, height, data }, zone: { rect, data: zone } };
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };
const nothing: PixelPatch = {
  rect: nowhere,
  pixels: { width: 0, height: 0, data: new Uint8ClampedArray(0) },
  zone: { rect: nowhere, data: new Uint8Array(0) },
};
