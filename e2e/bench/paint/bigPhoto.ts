import jpeg from "jpeg-js";

/** A photo of this size with something in every part of it. */
export function bigPhoto({ width, height }: { readonly width: number; readonly height: number }): Buffer {
  const data = Buffer.alloc(width * height * 4);
  const across = Float64Array.from({ length: width }, (_, x) => Math.sin(x / 37));
  for (let y = 0, at = 0; y < height; y++) {
    const down = 40 * Math.cos(y / 53);
    for (let x = 0; x < width; x++, at += 4) {
      const wave = down * (across[x] ?? 0);
      data[at] = 90 + wave + (80 * x) / width;
      data[at + 1] = 110 + wave + (60 * y) / height;
      data[at + 2] = 120 - wave;
      data[at + 3] = 255;
    }
  }
  return jpeg.encode({ data, width, height }, 85).data;
}
