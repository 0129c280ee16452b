import type { Picture } from "./picture.fixture";

/**
 * Where the pixel (x, y) of an upright picture of w × h lies in the stored one, by the EXIF orientation (TIFF 6.0, tag 0x0112). The stored
 * one lies on its side for 5 to 8.
 */
export const stored: Readonly<Record<number, (x: number, y: number, w: number, h: number) => readonly [number, number]>> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, w) => [y, w - 1 - x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, _w, h) => [h - 1 - y, x],
};

/** The picture as it is to be seen: pixel by pixel from the table, slow and plain. */
export function upright(picture: Picture, orientation: number): Picture {
  const place = stored[orientation];
  if (place === undefined) throw new RangeError(`no orientation ${orientation}`);
  const [width, height] = orientation < 5 ? [picture.width, picture.height] : [picture.height, picture.width];
  const from = new Uint32Array(picture.data.buffer);
  const to = new Uint32Array(from.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [column, row] = place(x, y, width, height);
      to[at] = from[row * picture.width + column] ?? 0;
    }
  }
  return { ...picture, width, height, data: new Uint8Array(to.buffer) };
}

/** The JPEG with the orientation, and nothing else, in an APP1 segment after its start. */
export function withOrientation(jpeg: Blob, orientation: number): Blob {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return new Blob([jpeg.slice(0, 2), Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]), jpeg.slice(2)], { type: "image/jpeg" });
}
