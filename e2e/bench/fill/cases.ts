import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import jpeg from "jpeg-js";
import { rowsOf } from "../../../src/image/pixelRows";
import type { Pixels } from "../../../src/image/pixels";
import { resample } from "../../../src/image/resample";
import { Random } from "../../../src/engines/local/random";

/** One picture with a hole whose truth is known. */
export interface FillCase {
  readonly name: string;
  readonly side: number;
  readonly truth: Pixels;
  /** 255 in the hole, 0 elsewhere. */
  readonly mask: Uint8Array<ArrayBuffer>;
}

const holeShare = 0.15;
const photos = fileURLToPath(new URL("../../../public/examples/", import.meta.url));

/** Each size with photos of its own. The photos are at most 1280 on their short side, so those of 1536 are enlarged ones. */
export const plannedCases: readonly { readonly side: number; readonly photos: readonly string[] }[] = [
  { side: 512, photos: ["01-sofa-cat", "05-toy-ball", "06-pink-shirt", "08-street-car", "09-table-flowers", "11-pier-sailboat"] },
  { side: 1024, photos: ["02-star-necklace", "05-toy-ball", "10-cat-bow-tie", "12-mug-lettering"] },
  { side: 1536, photos: ["05-toy-ball", "11-pier-sailboat"] },
];

/** The photo's middle square, scaled to `side`, with a random hole of 15 %: the union of a few wandering strokes of a wide brush. */
export async function createCase(photo: string, side: number, seed: number): Promise<FillCase> {
  const decoded = jpeg.decode(readFileSync(`${photos}${photo}.jpg`), { useTArray: true, maxMemoryUsageInMB: 1024 });
  const source = { width: decoded.width, height: decoded.height, data: new Uint8ClampedArray(decoded.data) };
  const crop = Math.min(source.width, source.height);
  const from = { x: (source.width - crop) >> 1, y: (source.height - crop) >> 1, width: crop, height: crop };
  const kernel = crop > side ? "area" : "smooth";
  const truth = await resample({ source: rowsOf(source), from, to: { width: side, height: side }, kernel, alpha: false });
  return { name: photo, side, truth, mask: randomHole(side, seed) };
}

function randomHole(side: number, seed: number): Uint8Array<ArrayBuffer> {
  const random = new Random(seed);
  const mask = new Uint8Array(side * side);
  const wanted = Math.round(holeShare * side * side);
  let masked = 0;
  let [x, y, angle] = [side / 2, side / 2, 0];
  for (let dab = 0; masked < wanted; dab++) {
    if (dab % 40 === 0) {
      x = side * (0.15 + (0.7 * random.below(1000)) / 1000);
      y = side * (0.15 + (0.7 * random.below(1000)) / 1000);
      angle = random.below(360);
    }
    const radius = side * (0.04 + (0.05 * random.below(1000)) / 1000);
    masked += paintDisc(mask, side, x, y, radius, wanted - masked);
    angle += random.below(61) - 30;
    x = Math.min(side, Math.max(0, x + side * 0.02 * Math.cos((angle * Math.PI) / 180)));
    y = Math.min(side, Math.max(0, y + side * 0.02 * Math.sin((angle * Math.PI) / 180)));
  }
  return mask;
}

function paintDisc(mask: Uint8Array, side: number, cx: number, cy: number, radius: number, most: number): number {
  let painted = 0;
  for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(side, cy + radius); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(side, cx + radius); x++) {
      if (mask[y * side + x] !== 0 || Math.hypot(x + 0.5 - cx, y + 0.5 - cy) > radius || painted === most) continue;
      mask[y * side + x] = 255;
      painted++;
    }
  }
  return painted;
}
