import { createPause } from "../image/pause";
import type { Pixels } from "../image/pixels";

/** Steps of the packed planes for one unit of OKLab: black and white are this far apart. */
export const oklabScale = 2000;
/** Put the axes above 0: in sRGB a is −0.234 to 0.277 and b is −0.312 to 0.199, which are 1021 steps each. */
const offsetA = 470;
const offsetB = 625;

/** Linear light, 0 to 1, of each level of sRGB. */
const linear = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** Cube roots of 0 to 1, so that twelve megapixels do not wait for 36 million of them. */
const rootSteps = 4096;
const roots = Float64Array.from({ length: rootSteps + 2 }, (_, step) => Math.cbrt(step / rootSteps));
/** Below, the curve is too steep for lines between the steps. */
const steep = 1 / 256;

/** To 0.00002, a 25th of a step. */
function cubeRoot(value: number): number {
  if (value < steep) return Math.cbrt(value);
  const place = value * rootSteps;
  const step = place | 0;
  const root = roots[step] ?? 0;
  return root + ((roots[step + 1] ?? 0) - root) * (place - step);
}

/**
 * A colour in OKLab (B. Ottosson, "A perceptual color space for image processing", 2020) from levels 0 to 255 of sRGB, in one word
 * that is never negative: lightness in 11 bits, the axes from green to red and from blue to yellow in 10 bits each.
 */
export function packOklab(red: number, green: number, blue: number): number {
  const r = linear[red] ?? 0;
  const g = linear[green] ?? 0;
  const b = linear[blue] ?? 0;
  const long = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const greenRed = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const blueYellow = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  // Rounded by half a step that is added: nothing is negative once it has its offset.
  return (
    ((lightness * oklabScale + 0.5) << 20) | ((greenRed * oklabScale + offsetA + 0.5) << 10) | (blueYellow * oklabScale + offsetB + 0.5)
  );
}

/** The squared distance of two packed colours, in steps. */
export function packedDistance(one: number, other: number): number {
  const l = (one >>> 20) - (other >>> 20);
  const a = ((one >>> 10) & 1023) - ((other >>> 10) & 1023);
  const b = (one & 1023) - (other & 1023);
  return l * l + a * a + b * b;
}

/** A photo's colours, row-major, packed. */
export interface ColourPlane {
  readonly width: number;
  readonly height: number;
  readonly colours: Int32Array;
}

/** All colours of a photo; what is transparent counts as laid over white. Four bytes a pixel. @throws Failure aborted */
export async function colourPlane({ width, height, data }: Pixels, signal?: AbortSignal): Promise<ColourPlane> {
  const colours = new Int32Array(width * height);
  const pause = createPause(signal);
  for (let y = 0, at = 0; y < height; y++) {
    for (const end = at + width; at < end; at++) {
      const alpha = data[4 * at + 3] ?? 0;
      const [red, green, blue] = [data[4 * at] ?? 0, data[4 * at + 1] ?? 0, data[4 * at + 2] ?? 0];
      colours[at] =
        alpha === 255 ? packOklab(red, green, blue) : packOklab(overWhite(red, alpha), overWhite(green, alpha), overWhite(blue, alpha));
    }
    await pause();
  }
  return { width, height, colours };
}

function overWhite(level: number, alpha: number): number {
  return Math.round(255 + ((level - 255) * alpha) / 255);
}
