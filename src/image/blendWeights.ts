import { distanceUnit, distanceLimit, edgeDistance } from "./edgeDistance";
import type { Size } from "./geometry";
import { maskThreshold, type Coverage } from "./pixels";

const softEdgeLimit = 128;

/**
 * How much of the result shows at every pixel of the mask's rectangle, 0 to 255: 0 where nothing is masked, and inside the mask the
 * smaller of two ramps, that of a soft brush (from the threshold up to 255) and that of the soft edge, which reaches full strength
 * `softEdge` pixels inside the mask's edge. Where the mask is thinner than that, the edge ramp is as wide as the mask allows, so that even
 * a hair is replaced along its middle.
 * @throws Failure aborted
 */
export async function blendWeights(mask: Coverage, photo: Size, softEdge: number, signal?: AbortSignal): Promise<Uint8Array> {
  const { rect, data } = mask;
  const out = new Uint8Array(rect.width * rect.height);
  const edge = Math.min(softEdge, softEdgeLimit, distanceLimit - 1);
  if (edge <= 0.5) {
    for (let i = 0; i < out.length; i++) out[i] = softRamp(data[i] ?? 0);
    return out;
  }
  const distance = await edgeDistance(mask, photo, edge + 1, signal);
  const deepest = slidingMaximum(distance, rect.width, rect.height, Math.ceil(edge));
  const half = distanceUnit / 2;
  for (let i = 0; i < out.length; i++) {
    const soft = softRamp(data[i] ?? 0);
    if (soft === 0) continue;
    const ramp = Math.min(edge * distanceUnit, (deepest[i] ?? 0) - half);
    const inward = ((distance[i] ?? 0) - half) / ramp;
    out[i] = Math.min(soft, Math.max(1, Math.round(inward * 255)));
  }
  return out;
}

function softRamp(value: number): number {
  return value < maskThreshold ? 0 : Math.round(((value - maskThreshold + 1) * 255) / (256 - maskThreshold));
}

/** The largest value within `reach` pixels across and down, by a sliding window with a monotone queue: linear whatever the reach. */
function slidingMaximum(values: Uint16Array, width: number, height: number, reach: number): Uint16Array {
  const across = new Uint16Array(values.length);
  for (let y = 0; y < height; y++) slideLine(values, across, y * width, 1, width, reach);
  const both = new Uint16Array(values.length);
  for (let x = 0; x < width; x++) slideLine(across, both, x, width, height, reach);
  return both;
}

let queue = new Int32Array(0);

function slideLine(from: Uint16Array, to: Uint16Array, start: number, step: number, count: number, reach: number): void {
  if (queue.length < count) queue = new Int32Array(count);
  let head = 0;
  let tail = 0;
  for (let i = 0; i < count + reach; i++) {
    if (i < count) {
      const value = from[start + i * step] ?? 0;
      while (tail > head && (from[start + (queue[tail - 1] ?? 0) * step] ?? 0) <= value) tail--;
      queue[tail++] = i;
    }
    const at = i - reach;
    if (at < 0) continue;
    while ((queue[head] ?? 0) < at - reach) head++;
    to[start + at * step] = from[start + (queue[head] ?? 0) * step] ?? 0;
  }
}
