import type { MaskRaster } from "./maskRaster";

/**
 * A mask on its way into a worker: its tiles as they are written down. Their codes are there since their last change, so that nothing of
 * the size of the photo is copied where people paint.
 */
export interface PackedMask {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly { readonly index: number; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

export function packMask(mask: MaskRaster): PackedMask {
  return { width: mask.width, height: mask.height, tiles: [...mask.tiles()] };
}
