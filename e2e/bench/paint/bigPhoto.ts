import jpeg from "jpeg-js";
import { photoSize } from "./strokes";

/** A photo of 12 megapixels with something in every part of it. */
export function bigPhoto(): Buffer {
  const { width, height } = photoSize;
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const wave = 40 * Math.sin(x / 37) * Math.cos(y / 53);
      data[at] = 90 + wave + (80 * x) / width;
      data[at + 1] = 110 + wave + (60 * y) / height;
      data[at + 2] = 120 - wave;
      data[at + 3] = 255;
    }
  }
  return jpeg.encode({ data, width, height }, 85).data;
}
