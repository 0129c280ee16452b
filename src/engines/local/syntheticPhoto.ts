import type { Size } from "../../image/geometry";
import type { Pixels } from "../../image/pixels";
import { Random } from "./random";

/** A picture for tests, the same everywhere: a slow gradient, oblique stripes and a little noise. */
export function syntheticPhoto(size: Size, seed = 5): Pixels {
  const random = new Random(seed);
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  for (let y = 0, i = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, i += 4) {
      const stripe = (x + 2 * y) % 16 < 8 ? 60 : 0;
      const noise = random.below(17) - 8;
      data[i] = 40 + x / 2 + stripe + noise;
      data[i + 1] = 60 + y / 2 + stripe + noise;
      data[i + 2] = 120 + noise;
      data[i + 3] = 255;
    }
  }
  return { width: size.width, height: size.height, data };
}
