import type { Pixels } from "../../image/pixels";
import { maskThreshold } from "../../image/pixels";
import type { Signature } from "./signature";

/** How a network was found to behave when it was tried out. */
export interface Habits {
  /** The mask means the opposite of what its kind documents. */
  readonly inverted: boolean;
  /** Its floats come out as 0 to 1 rather than 0 to 255. */
  readonly unit: boolean;
}

export interface PictureTensor {
  readonly data: Uint8Array | Float32Array;
  /** [1, channels, height, width] */
  readonly dims: readonly [1, number, number, number];
}

/** RGB as planes, of the kind's type. */
export function imageTensor({ width, height, data }: Pixels, kind: Signature["kind"]): PictureTensor {
  const area = width * height;
  const planes = kind === "bytes" ? new Uint8Array(3 * area) : new Float32Array(3 * area);
  const scale = kind === "bytes" ? 1 : 1 / 255;
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) planes[c * area + i] = (data[i * 4 + c] ?? 0) * scale;
  }
  return { data: planes, dims: [1, 3, height, width] };
}

/** The mask as its kind documents it, or the other way round. `mask`: one byte a pixel, `maskThreshold` and up is filled. */
export function maskTensor(mask: Uint8Array, width: number, height: number, kind: Signature["kind"], inverted: boolean): PictureTensor {
  const [fill, keep] = kind === "bytes" ? [0, 255] : [1, 0];
  const plane = kind === "bytes" ? new Uint8Array(mask.length) : new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) plane[i] = (mask[i] ?? 0) >= maskThreshold !== inverted ? fill : keep;
  return { data: plane, dims: [1, 1, height, width] };
}

/** Planes of a network as opaque pixels; null when there are not as many as the size needs, or one of them is no number. */
export function pixelsOf(planes: ArrayLike<number>, width: number, height: number, scale: number): Pixels | null {
  const area = width * height;
  if (planes.length !== 3 * area) return null;
  const data = new Uint8ClampedArray(4 * area);
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) {
      const value = planes[c * area + i] ?? Number.NaN;
      if (!Number.isFinite(value)) return null;
      data[i * 4 + c] = value * scale;
    }
    data[i * 4 + 3] = 255;
  }
  return { width, height, data };
}
