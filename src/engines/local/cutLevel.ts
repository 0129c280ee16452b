import type { Rect } from "../../image/geometry";
import { maskThreshold, type Pixels } from "../../image/pixels";
import { channels, type Level } from "./level";

/** What is to be filled: a picture and maps of as many bytes as it has pixels. */
export interface Picture {
  readonly image: Pixels;
  /** `maskThreshold` and up is filled. */
  readonly mask: Uint8Array;
  /** Nothing is copied from where it is `maskThreshold` and up. Absent: from anywhere. */
  readonly avoid?: Uint8Array | undefined;
}

const rowsPerSlice = 128;

/** The finest level: the area's pixels, without features. Yields often. */
export function* cutLevel({ image, mask, avoid }: Picture, area: Rect): Generator<void, Level> {
  const { width, height } = area;
  const planes = new Uint8Array(width * height * channels);
  const known = new Uint8Array(width * height);
  const copyable = avoid === undefined ? known : new Uint8Array(width * height);
  const hole = new Uint8Array(width * height);
  const cutRow = (y: number): void => {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const at = (y + area.y) * image.width + x + area.x;
      if ((mask[at] ?? 0) >= maskThreshold) hole[i] = 1;
      else if ((image.data[at * 4 + 3] ?? 0) > 0) {
        known[i] = 1;
        if (avoid !== undefined && (avoid[at] ?? 0) < maskThreshold) copyable[i] = 1;
        for (let c = 0; c < 3; c++) planes[i * channels + c] = image.data[at * 4 + c] ?? 0;
      }
    }
  };
  for (let y = 0; y < height; y++) {
    cutRow(y);
    if (y % rowsPerSlice === 0) yield;
  }
  return { width, height, planes, known, copyable, hole };
}
