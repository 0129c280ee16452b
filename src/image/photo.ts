import type { Rect } from "./geometry";

export const photoFormats = ["png", "jpeg", "webp", "avif", "gif", "bmp", "heic"] as const;
export type PhotoFormat = (typeof photoFormats)[number];

/** What the page shows of a photo, upright. */
export interface DisplayPhoto {
  readonly width: number;
  readonly height: number;
  /** levels[0] is the full size, every next one half of it (rounded up), until neither side is over 1024 pixels. */
  readonly levels: readonly ImageBitmap[];
}

export interface OpenedPhoto extends DisplayPhoto {
  readonly format: PhotoFormat;
  /** True when at least one pixel is not fully opaque. */
  readonly hasAlpha: boolean;
}

/** A finished result over the bounds of its blend zone, in pixels of the photo; what is outside the zone in it is the photo's own. */
export interface Patch {
  readonly rect: Rect;
  readonly bitmap: ImageBitmap;
}

export interface FinishedPatch extends Patch {
  /** How many pixels of the photo the blend zone has. */
  readonly zonePixels: number;
}

/** Largest photo that is opened, in megapixels (millions of pixels). */
export const megapixelLimit = 64;
