import { unionRects, type Rect } from "../image/geometry";
import type { MaskRaster } from "../mask/maskRaster";
import type { TileGrid } from "../mask/tileGrid";
import { sampleMask, type SampleGrid } from "../mask/sampleMask";
import type { SentMask } from "../mask/sentMask";

/** What a view of the mask shows. Rectangles are in pixels of the photo. */
export interface MaskSource {
  /** Nothing of it lies outside. */
  readonly extent: Rect;
  /** What a stroke in hand will keep, when it intersects: the rest is shown as going. */
  readonly cover?: TileGrid | null;
  /** Nothing but zeros lies outside. */
  occupied(): Rect;
  sample(at: SampleGrid, view: Uint8Array, rect: Rect): void;
}

/** The mask itself. */
export function wholeMask(mask: MaskRaster): MaskSource {
  return {
    extent: { x: 0, y: 0, width: mask.width, height: mask.height },
    get cover() {
      return mask.openEdit?.cover ?? null;
    },
    occupied: () => mask.occupied(),
    sample: (at, view, rect) => sampleMask(mask.grid, at, view, rect),
  };
}

/** The mask as it is sent; around the region, where a stroke in hand may already be, the mask itself. */
export function sentMask(mask: MaskRaster, sent: SentMask): MaskSource {
  const whole = wholeMask(mask);
  const region = sent.region.rect;
  return {
    extent: unionRects(whole.extent, region),
    occupied: () => unionRects(whole.occupied(), region),
    sample(at, view, rect) {
      whole.sample(at, view, rect);
      sent.sample(at, view, rect);
    },
  };
}
