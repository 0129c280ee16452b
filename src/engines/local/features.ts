import { channels, type Level } from "./level";

/**
 * Texture features (Newson, Almansa, Fradet, Gousseau, Pérez: "Video inpainting of complex scenes", SIAM J. Imaging Sci. 2014):
 * the local mean of the absolute horizontal and vertical gradient beside the three colours, so that a smooth and a rough
 * area of one colour do not match. Averaged over known pairs only. Running box sums: O(pixels) whatever the radius.
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

/** The box sums run down the picture: `columns` holds the sums of the last 2 radius + 1 rows, each already summed along the row. */
function* writeFeature(level: Level, dx: number, dy: number, channel: number): Generator<void, void> {
  const { width, height, planes } = level;
  const side = 2 * radius + 1;
  const ring = Array.from({ length: side }, () => ({ sums: new Int32Array(width), counts: new Int32Array(width) }));
  const columns = { sums: new Int32Array(width), counts: new Int32Array(width) };
  const line = { sums: new Int32Array(width + 1), counts: new Int32Array(width + 1) };
  for (let ahead = 0; ahead < height + radius; ahead++) {
    const row = ring[ahead % side];
    if (row === undefined) continue;
    addRow(columns.sums, row.sums, -1);
    addRow(columns.counts, row.counts, -1);
    if (ahead < height - dy) {
      gradientRow(level, ahead, dx, dy, line);
      boxRow(line.sums, row.sums);
      boxRow(line.counts, row.counts);
    } else {
      row.sums.fill(0);
      row.counts.fill(0);
    }
    addRow(columns.sums, row.sums, 1);
    addRow(columns.counts, row.counts, 1);
    if (ahead >= radius) writeRow(planes, (ahead - radius) * width, channel, columns);
    if (ahead % rowsPerSlice === 0) yield;
  }
}

interface Row {
  readonly sums: Int32Array;
  readonly counts: Int32Array;
}

/** Running totals along row `y` of the absolute differences of known pairs: entry x is the sum over the pairs before x. */
function gradientRow({ width, planes, known }: Level, y: number, dx: number, dy: number, line: Row): void {
  const step = dy * width + dx;
  let sum = 0;
  let count = 0;
  for (let x = 0, i = y * width; x < width; x++, i++) {
    if (x < width - dx && known[i] === 1 && known[i + step] === 1) {
      const a = i * channels;
      const b = (i + step) * channels;
      sum +=
        Math.abs((planes[a] as number) - (planes[b] as number)) +
        Math.abs((planes[a + 1] as number) - (planes[b + 1] as number)) +
        Math.abs((planes[a + 2] as number) - (planes[b + 2] as number));
      count++;
    }
    line.sums[x + 1] = sum;
    line.counts[x + 1] = count;
  }
}

function writeRow(planes: Uint8Array, start: number, channel: number, { sums, counts }: Row): void {
  for (let x = 0, at = start * channels + channel; x < sums.length; x++, at += channels) {
    const count = 3 * (counts[x] as number);
    planes[at] = count === 0 ? 0 : Math.min(255, Math.round((featureGain * (sums[x] as number)) / count));
  }
}

function boxRow(totals: Int32Array, out: Int32Array): void {
  for (let x = 0; x < out.length; x++) {
    out[x] = (totals[Math.min(out.length, x + radius + 1)] as number) - (totals[Math.max(0, x - radius)] as number);
  }
}

function addRow(into: Int32Array, row: Int32Array, sign: number): void {
  for (let x = 0; x < into.length; x++) into[x] = (into[x] as number) + sign * (row[x] as number);
}
