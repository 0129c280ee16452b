import { createPause } from "./pause";
import type { PixelRows } from "./pixelRows";
import { maskThreshold, type Coverage, type Pixels } from "./pixels";

/** Differences are shown this many times as large. */
const gain = 4;
/** How dark the photo is below them, so that one knows the place. */
const ground = 6;
/** Pixels of the picture at most; a larger photo's cells of several pixels show the greatest difference among them. */
const mostPixels = 16_000_000;
/** Lines are that share of the longer side, so that they are seen when the whole photo is. */
const lineShare = 1 / 800;
/** A protected pixel that changed; and the zone's outline, in the mask's colour. */
const red = [255, 59, 48] as const;
const outline = [139, 92, 246] as const;

/**
 * Where a result differs from its photo: the amplified difference over the darkened photo, the outline of the blend zone, and in red
 * every pixel outside of it that differs at all, large enough to be found. Opaque; the size of the photo or a whole fraction of it.
 * @throws Failure aborted
 */
export async function differencePicture(photo: PixelRows, result: PixelRows, zone: Coverage, signal?: AbortSignal): Promise<Pixels> {
  const { width, height } = photo;
  const cell = Math.ceil(Math.sqrt((width * height) / mostPixels));
  const size = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  const line = Math.max(1, Math.round(Math.max(width, height) * lineShare));
  const changed: { readonly x: number; readonly y: number }[] = [];
  const isZone = zoneTest(zone);
  const pause = createPause(signal);
  for (let y = 0; y < height; y++) {
    const [before, after] = [photo.row(y), result.row(y)];
    const row = Math.floor(y / cell) * size.width;
    for (let x = 0, from = 0; x < width; x++, from += 4) {
      const at = (row + Math.floor(x / cell)) * 4;
      const inside = isZone(x, y);
      const light = ((before[from] ?? 0) * 54 + (before[from + 1] ?? 0) * 183 + (before[from + 2] ?? 0) * 19) / 256 / ground;
      let differs = false;
      for (let c = 0; c < 4; c++) {
        const difference = Math.abs((after[from + c] ?? 0) - (before[from + c] ?? 0));
        differs ||= difference > 0;
        // What only the opacity has lost or won is grey.
        const [first, last] = c < 3 ? [c, c] : [0, 2];
        for (let channel = first; channel <= last; channel++)
          data[at + channel] = Math.max(data[at + channel] ?? 0, light + difference * gain);
      }
      data[at + 3] = 255;
      if (differs && !inside) changed.push({ x, y });
      else if (inside && !(isZone(x - line, y) && isZone(x + line, y) && isZone(x, y - line) && isZone(x, y + line))) data.set(outline, at);
    }
    await pause();
  }
  for (const { x, y } of changed) paint(data, size, Math.floor(x / cell), Math.floor(y / cell), Math.ceil(line / cell));
  return { ...size, data };
}

function zoneTest({ rect, data }: Coverage): (x: number, y: number) => boolean {
  return (x, y) =>
    x >= rect.x &&
    y >= rect.y &&
    x < rect.x + rect.width &&
    y < rect.y + rect.height &&
    (data[(y - rect.y) * rect.width + x - rect.x] ?? 0) >= maskThreshold;
}

function paint(data: Uint8ClampedArray, { width, height }: { width: number; height: number }, x: number, y: number, reach: number): void {
  for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++)
    for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) data.set(red, (v * width + u) * 4);
}
