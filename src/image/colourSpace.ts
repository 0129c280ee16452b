import { determinant, type ColourSpace, type Matrix } from "./iccProfile";
import { createPause } from "./pause";
import type { Pixels } from "./pixels";

/** sRGB's primaries in XYZ relative to D50, as every profile of it has them, and its curve (IEC 61966-2-1). */
const srgbMatrix: Matrix = [0.4360747, 0.3850649, 0.1430804, 0.2225045, 0.7168786, 0.0606169, 0.0139322, 0.0971045, 0.7141733];
const srgbCurve = Float32Array.from({ length: 256 }, (_, i) => {
  const value = i / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const srgb = { curves: [srgbCurve, srgbCurve, srgbCurve], matrix: srgbMatrix } as const;

type Space = Pick<ColourSpace, "curves" | "matrix">;

/** The same colours in sRGB, in place: what an engine and the screen are given. Colours beyond sRGB become the nearest by channel. @throws Failure aborted */
export function toSrgb(pixels: Pixels, from: ColourSpace, signal?: AbortSignal): Promise<Pixels> {
  return convert(pixels, from, srgb, signal);
}

/** Colours of sRGB in another space, in place: what an engine gives back, on its way into a photo. @throws Failure aborted */
export function fromSrgb(pixels: Pixels, to: ColourSpace, signal?: AbortSignal): Promise<Pixels> {
  return convert(pixels, srgb, to, signal);
}

async function convert(pixels: Pixels, from: Space, to: Space, signal?: AbortSignal): Promise<Pixels> {
  const { width, height, data } = pixels;
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = multiply(invert(to.matrix), from.matrix);
  const [fromRed, fromGreen, fromBlue] = from.curves;
  const [toRed, toGreen, toBlue] = to.curves.map(encoder) as [Uint8Array, Uint8Array, Uint8Array];
  const pause = createPause(signal);
  for (let y = 0, at = 0; y < height; y++) {
    for (const end = at + width * 4; at < end; at += 4) {
      const red = fromRed[data[at] as number] as number;
      const green = fromGreen[data[at + 1] as number] as number;
      const blue = fromBlue[data[at + 2] as number] as number;
      data[at] = toRed[place(m0 * red + m1 * green + m2 * blue)] as number;
      data[at + 1] = toGreen[place(m3 * red + m4 * green + m5 * blue)] as number;
      data[at + 2] = toBlue[place(m6 * red + m7 * green + m8 * blue)] as number;
    }
    await pause();
  }
  return pixels;
}

/** Light is looked up by its square root, so that the dark end, where bytes stand close, has entries enough. */
const entries = 8192;

function place(light: number): number {
  return light <= 0 ? 0 : light >= 1 ? entries : Math.round(Math.sqrt(light) * entries);
}

/** The byte whose light is nearest, for every light. */
function encoder(curve: Float32Array): Uint8Array {
  const out = new Uint8Array(entries + 1);
  let value = 0;
  for (let i = 0; i <= entries; i++) {
    const light = (i / entries) ** 2;
    while (value < 255 && Math.abs((curve[value + 1] ?? 1) - light) <= Math.abs((curve[value] ?? 0) - light)) value++;
    out[i] = value;
  }
  return out;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const at = (row: number, column: number): number =>
    (a[row * 3] ?? 0) * (b[column] ?? 0) + (a[row * 3 + 1] ?? 0) * (b[column + 3] ?? 0) + (a[row * 3 + 2] ?? 0) * (b[column + 6] ?? 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

function invert(matrix: Matrix): Matrix {
  const [a, b, c, d, e, f, g, h, i] = matrix;
  const size = determinant(matrix);
  const by = (value: number): number => value / size;
  return [
    by(e * i - f * h),
    by(c * h - b * i),
    by(b * f - c * e),
    by(f * g - d * i),
    by(a * i - c * g),
    by(c * d - a * f),
    by(d * h - e * g),
    by(b * g - a * h),
    by(a * e - b * d),
  ];
}
