import { stored } from "../../src/image/proof/orientation.fixture";
import { draw, type Picture } from "./picture";

export const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The picture as a camera held that way would have stored it. */
export function storeAs(orientation: number, upright: Picture): Picture {
  const place = stored[orientation];
  if (place === undefined) throw new RangeError(`no orientation ${orientation}`);
  const { width, height, data } = upright;
  const [storedWidth, storedHeight] = orientation < 5 ? [width, height] : [height, width];
  const pixels = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = place(x, y, width, height);
      pixels.set(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), (row * storedWidth + column) * 4);
    }
  }
  return { width: storedWidth, height: storedHeight, data: pixels };
}

/** The JPEG with an APP1 segment after its start: a TIFF header and one directory with one entry, 0x0112. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008_0001_0112_0003_00000001_00000000_00000000".replaceAll("_", ""), "hex");
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

const corners = [
  [220, 40, 40],
  [40, 180, 60],
  [50, 70, 220],
  [230, 200, 50],
] as const;

/** Four corners of four colours, wider than high: turned or mirrored in any way, it differs. */
export function fourCorners(width: number, height: number): Picture {
  return draw(width, height, (x, y) => corners[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)] ?? [0, 0, 0]);
}
