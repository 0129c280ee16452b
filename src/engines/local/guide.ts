import { byDepth } from "./byDepth";
import { channels, type Level } from "./level";
import type { Patches } from "./patches";
import { smoothOut } from "./smoothOut";

/** What the first guess goes by beside the patches themselves; four bytes a pixel: red, green, blue and nothing. */
export interface Guide {
  /** Of each unknown pixel: what the colours around the hole come to there when they run into each other. */
  readonly wanted: Uint8Array;
  /** Of each source: the mean colour of its patch. */
  readonly means: Uint8Array;
}

const sweeps = 60;

/** Cost: `sweeps` per unknown pixel. */
export function createGuide(level: Level, patches: Patches, depth: Uint16Array): Guide {
  const order = byDepth(patches.unknown, depth);
  const { width, height, planes, known } = level;
  const colours = new Float64Array(3 * width * height);
  const set = known.slice();
  for (let i = 0; i < set.length; i++) {
    if (set[i] === 1) for (let c = 0; c < 3; c++) colours[3 * i + c] = planes[i * channels + c] ?? 0;
  }
  for (const pixel of order) startFromAround(colours, set, pixel, width, height);
  smoothOut(colours, order, width, height, sweeps);
  const wanted = new Uint8Array(4 * width * height);
  for (const pixel of order) for (let c = 0; c < 3; c++) wanted[4 * pixel + c] = Math.round(colours[3 * pixel + c] ?? 0);
  return { wanted, means: patchMeans(level, patches) };
}

/** The mean of the neighbours that have a colour: a start near the end. */
function startFromAround(colours: Float64Array, set: Uint8Array, pixel: number, width: number, height: number): void {
  const y = Math.floor(pixel / width);
  const x = pixel - y * width;
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      const at = ny * width + nx;
      if (set[at] !== 1) continue;
      red += colours[3 * at] ?? 0;
      green += colours[3 * at + 1] ?? 0;
      blue += colours[3 * at + 2] ?? 0;
      count++;
    }
  }
  if (count === 0) return;
  colours.set([red / count, green / count, blue / count], 3 * pixel);
  set[pixel] = 1;
}

function patchMeans({ width, planes, known }: Level, { radius, sources }: Patches): Uint8Array {
  const means = new Uint8Array(4 * known.length);
  const count = (2 * radius + 1) ** 2;
  for (const source of sources) {
    let [red, green, blue] = [0, 0, 0];
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const at = (source + dy * width + dx) * channels;
        red += planes[at] as number;
        green += planes[at + 1] as number;
        blue += planes[at + 2] as number;
      }
    }
    means[4 * source] = Math.round(red / count);
    means[4 * source + 1] = Math.round(green / count);
    means[4 * source + 2] = Math.round(blue / count);
  }
  return means;
}
