import type { Rect } from "./geometry";

/** Straight (not premultiplied) 8-bit RGBA, row-major, 4 bytes a pixel, sRGB. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * A mask as plain data: one byte a pixel inside `rect` (pixels of the photo), 0 everywhere outside it.
 * 0 is kept, 255 is replaced; 1 to 254 are the soft rim. A pixel counts as masked from `maskThreshold` up: that is what is
 * sent and exported. Values from the threshold up to 255 ramp the blend of a result inside the mask's edge.
 */
export interface Coverage {
  readonly rect: Rect;
  readonly data: Uint8Array<ArrayBuffer>;
}

export const maskThreshold = 128;
