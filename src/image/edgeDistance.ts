import type { Size } from "./geometry";
import { LowerEnvelope } from "./lowerEnvelope";
import { maskThreshold, type Coverage } from "./pixels";
import { createPause } from "./pause";

/**
 * Exact Euclidean distance transform of the masked pixels, in two passes: down the columns, then along the rows by
 * `LowerEnvelope`.
 * Distances over `limit` are not needed by a soft edge and are cut off there, so a byte a pixel suffices between the passes.
 * Cost: linear in the pixels of the mask's rectangle.
 */
export const distanceUnit = 64;

/** Largest limit in pixels: the first pass keeps whole distances in a byte. */
export const distanceLimit = 254;

/**
 * Distance from the centre of every masked pixel of `mask` to the centre of the nearest one that is not masked, in 64ths of a pixel,
 * at most `limit` pixels; 0 where nothing is masked. What lies outside the photo is no edge; what lies outside the mask's rectangle
 * but inside the photo is not masked.
 * @throws Failure aborted
 */
export async function edgeDistance(mask: Coverage, photo: Size, limit: number, signal?: AbortSignal): Promise<Uint16Array> {
  const { rect } = mask;
  const reach = Math.min(distanceLimit, Math.ceil(limit));
  const vertical = columnDistance(mask, photo, reach);
  const out = new Uint16Array(rect.width * rect.height);
  const pause = createPause(signal);
  const envelope = createEnvelope(rect.width, rect.x > 0, rect.x + rect.width < photo.width, reach);
  for (let y = 0; y < rect.height; y++) {
    const at = y * rect.width;
    envelope(vertical.subarray(at, at + rect.width), out.subarray(at, at + rect.width));
    await pause();
  }
  return out;
}

/** Whole distance to the nearest unmasked pixel of the same column, at most `reach` + 1 (which stands for further). */
function columnDistance({ rect, data }: Coverage, photo: Size, reach: number): Uint8Array {
  const { width, height } = rect;
  const far = reach + 1;
  const out = new Uint8Array(width * height);
  const edgeAbove = rect.y > 0 ? 0 : far;
  const edgeBelow = rect.y + height < photo.height ? 0 : far;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const above = y === 0 ? edgeAbove : (out[at - width] ?? 0);
      out[at] = (data[at] ?? 0) < maskThreshold ? 0 : Math.min(far, above + 1);
    }
  }
  for (let y = height - 1, at = width * height - 1; y >= 0; y--) {
    for (let x = 0; x < width; x++, at--) {
      const below = y === height - 1 ? edgeBelow : (out[at + width] ?? 0);
      if (below + 1 < (out[at] ?? 0)) out[at] = below + 1;
    }
  }
  return out;
}

/** The second pass for rows of `width`; a virtual column of edge pixels stands left and right where the photo goes on. */
function createEnvelope(width: number, edgeLeft: boolean, edgeRight: boolean, reach: number): (row: Uint8Array, out: Uint16Array) => void {
  const envelope = new LowerEnvelope(width + 2);
  const { places, heights, borders } = envelope;
  const far = reach + 1;
  return (row, out) => {
    envelope.clear();
    if (edgeLeft) envelope.add(-1, 0);
    for (let x = 0; x < width; x++) {
      const distance = row[x] ?? 0;
      // A column whose edge is out of reach cannot be the nearest of anything that counts.
      if (distance < far) envelope.add(x, distance * distance);
    }
    if (edgeRight) envelope.add(width, 0);
    const { last } = envelope;
    let current = 0;
    for (let x = 0; x < width; x++) {
      if ((row[x] ?? 0) === 0) {
        out[x] = 0;
        continue;
      }
      while (current < last && (borders[current + 1] ?? 0) < x) current++;
      const away = x - (places[current] ?? 0);
      const distance = last < 0 ? reach : Math.min(reach, Math.sqrt(away * away + (heights[current] ?? 0)));
      out[x] = Math.round(distance * distanceUnit);
    }
  };
}
