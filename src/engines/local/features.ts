import { channels, type Level } from "./level";

/**
 * Texture features (Newson, Almansa, Fradet, Gousseau, Pérez: "Video inpainting of complex scenes", SIAM J. Imaging Sci. 2014):
 * the local mean of the absolute horizontal and vertical gradient beside the three colours, so that a smooth and a rough
 * area of one colour do not match. Averaged over known pairs only. Two box sums, O(pixels) whatever the radius.
 */
const radius = 3;
/** Mean gradients of photos are small (0 to 40); this brings them to the weight that colour has. */
const gain = 4;

/** Writes the two features of every known pixel into `level.planes` (channels 3 and 4). */
export function writeFeatures(level: Level): void {
  writeFeature(level, 1, 0, 3);
  writeFeature(level, 0, 1, 4);
}

function writeFeature(level: Level, dx: number, dy: number, channel: number): void {
  const { width, height, planes, known } = level;
  const sums = new Float32Array(width * height);
  const counts = new Float32Array(width * height);
  const step = dy * width + dx;
  for (let y = 0; y < height - dy; y++) {
    for (let x = 0; x < width - dx; x++) {
      const i = y * width + x;
      if (known[i] === 0 || known[i + step] === 0) continue;
      const a = i * channels;
      const b = (i + step) * channels;
      let sum = 0;
      for (let c = 0; c < 3; c++) sum += Math.abs((planes[a + c] ?? 0) - (planes[b + c] ?? 0));
      sums[i] = sum;
      counts[i] = 3;
    }
  }
  boxSum(sums, width, height);
  boxSum(counts, width, height);
  for (let i = 0; i < known.length; i++) {
    const count = counts[i] ?? 0;
    planes[i * channels + channel] = count === 0 ? 0 : Math.min(255, Math.round((gain * (sums[i] ?? 0)) / count));
  }
}

/** Replaces each value by the sum over the (2 radius + 1)² box around it, cut at the border. Exact: the values are small integers. */
function boxSum(values: Float32Array, width: number, height: number): void {
  const line = new Float64Array(Math.max(width, height) + 1);
  for (let y = 0; y < height; y++) sumLine(values, y * width, 1, width, line);
  for (let x = 0; x < width; x++) sumLine(values, x, width, height, line);
}

function sumLine(values: Float32Array, start: number, stride: number, count: number, line: Float64Array): void {
  for (let i = 0, at = start; i < count; i++, at += stride) line[i + 1] = (line[i] ?? 0) + (values[at] ?? 0);
  for (let i = 0, at = start; i < count; i++, at += stride) {
    values[at] = (line[Math.min(count, i + radius + 1)] ?? 0) - (line[Math.max(0, i - radius)] ?? 0);
  }
}
