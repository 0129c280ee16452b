import type { Pixels } from "../../../src/image/pixels";
import { rowsOf } from "../../../src/image/pixelRows";
import { resample } from "../../../src/image/resample";

const cell = 360;
const gap = 4;

/** The pictures side by side, a row per case, each fitted into a square cell. */
export async function drawSheet(rows: readonly (readonly Pixels[])[]): Promise<Pixels> {
  const columns = Math.max(...rows.map((row) => row.length));
  const width = columns * (cell + gap);
  const height = rows.length * (cell + gap);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [r, row] of rows.entries()) {
    for (const [c, picture] of row.entries()) {
      const from = { x: 0, y: 0, width: picture.width, height: picture.height };
      const scale = cell / Math.max(picture.width, picture.height);
      const to = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) };
      const small = await resample({ source: rowsOf(picture), from, to, kernel: "area", alpha: false });
      for (let y = 0; y < small.height; y++) {
        const start = ((r * (cell + gap) + y) * width + c * (cell + gap)) * 4;
        data.set(small.data.subarray(y * small.width * 4, (y + 1) * small.width * 4), start);
      }
    }
  }
  return { width, height, data };
}

/** The photo with its hole shown flat red, as the input of a row. */
export function showHole(truth: Pixels, mask: Uint8Array): Pixels {
  const data = truth.data.slice();
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) data.set([230, 40, 40, 255], i * 4);
  return { ...truth, data };
}
