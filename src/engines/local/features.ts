import { channels, type Level } from "./level";

/**
 * Texture features (Newson, Almansa, Fradet, Gousseau, Pérez: "Video inpainting of complex scenes", SIAM J. Imaging Sci. 2014):
 * the local mean of the absolute horizontal and vertical gradient beside the three colours, so that a smooth and a rough
 * area of one colour do not match. Averaged over known pairs only. Running box sums: O(pixels) whatever the radius.
 * A sum of differences and the number of its pairs share one integer, the number in the low `countBits`: both are only added and taken
 * away. A row may have 40 000 pixels.
 */
const radius = 3;
/** Mean gradients of photos are small (0 to 40); this brings them to the weight that colour has. */
export const featureGain = 4;

/** Writes the two features of every known pixel into `level.planes` (channels 3 and 4). Yields often. */
export function* writeFeatures(level: Level): Generator<void, void> {
  yield* writeFeature(level, 1, 0, 3);
  yield* writeFeature(level, 0, 1, 4);
}

const rowsPerSlice = 64;
/** A box has at most 49 pairs. */
const countBits = 6;

/** The box sums run down the picture: `columns` holds the sums of the last 2 radius + 1 rows, each already summed along the row. */
function* writeFeature(level: Level, dx: number, dy: number, channel: number): Generator<void, void> {
  const { width, height, planes } = level;
  const side = 2 * radius + 1;
  const ring = Array.from({ length: side }, () => new Int32Array(width));
  const columns = new Int32Array(width);
  const totals = new Int32Array(width + 1);
  for (let ahead = 0; ahead < height + radius; ahead++) {
    const row = ring[ahead % side];
    if (row === undefined) continue;
    if (ahead < height - dy) sumGradients(level, ahead, dx, dy, totals);
    else totals.fill(0);
    slideDown(totals, row, columns);
    if (ahead >= radius) writeRow(planes, (ahead - radius) * width, channel, columns);
    if (ahead % rowsPerSlice === 0) yield;
  }
}

/** Running totals along row `y` of the absolute differences of known pairs: entry x is the sum over the pairs before x. */
function sumGradients({ width, planes, known }: Level, y: number, dx: number, dy: number, totals: Int32Array): void {
  const step = dy * width + dx;
  let sum = 0;
  for (let x = 0, i = y * width; x < width; x++, i++) {
    if (x < width - dx && known[i] === 1 && known[i + step] === 1) {
      const a = i * channels;
      const b = (i + step) * channels;
      const difference =
        Math.abs((planes[a] as number) - (planes[b] as number)) +
        Math.abs((planes[a + 1] as number) - (planes[b + 1] as number)) +
        Math.abs((planes[a + 2] as number) - (planes[b + 2] as number));
      sum += (difference << countBits) + 1;
    }
    totals[x + 1] = sum;
  }
}

/** The box sums along the row behind `totals` take the place of `row`'s in the columns, and in `row`. */
function slideDown(totals: Int32Array, row: Int32Array, columns: Int32Array): void {
  for (let x = 0; x < row.length; x++) {
    const box = (totals[Math.min(row.length, x + radius + 1)] as number) - (totals[Math.max(0, x - radius)] as number);
    columns[x] = (columns[x] as number) + box - (row[x] as number);
    row[x] = box;
  }
}

function writeRow(planes: Uint8Array, start: number, channel: number, columns: Int32Array): void {
  for (let x = 0, at = start * channels + channel; x < columns.length; x++, at += channels) {
    const packed = columns[x] as number;
    const count = 3 * (packed & ((1 << countBits) - 1));
    planes[at] = count === 0 ? 0 : Math.min(255, ((featureGain * (packed >> countBits)) / count + 0.5) | 0);
  }
}
