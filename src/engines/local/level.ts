/** Bytes a pixel in `Level.planes`: red, green, blue, and the two texture features (see features.ts). */
export const channels = 5;

/** One level of the pyramid; row-major, `width * height` entries in each map. */
export interface Level {
  readonly width: number;
  readonly height: number;
  /** `channels` bytes a pixel; meaningless where nothing is known yet. The fill is written into it. */
  readonly planes: Uint8Array;
  /** 1 where the picture is known; 0 in the hole and where the photo is transparent. */
  readonly known: Uint8Array;
  /** 1 where it may be copied: the same map as `known` unless somebody said what not to copy. */
  readonly copyable: Uint8Array;
  /** 1 where the mask asks for new pixels. */
  readonly hole: Uint8Array;
}
