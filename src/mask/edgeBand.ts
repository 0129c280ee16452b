import { createPause } from "../image/pause";
import { MinCut, neighbours } from "./minCut";
import { packedDistance } from "./oklab";
import { stepsX, stepsY } from "./pathTree";

/** Whole numbers for one unit of the logarithm. */
const unit = 64;
/** What it costs to part two neighbours of one colour, in units. */
const tension = 5;
/** What it costs at the rim of the band, where the other colour is not looked at. */
const rimTension = 0.5;
/** Paths between two looks at the messages. */
const slice = 512;

/** The pixels of a plane whose side is in question. */
export interface EdgeBand {
  readonly columns: number;
  readonly rows: number;
  /** Where each of them lies. */
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  /** Their colours, packed. */
  readonly colours: Int32Array;
  /** How likely each is inside, as a logarithm. */
  readonly evidence: Float32Array;
  /** Which of them lies there, −1 for none. */
  at(x: number, y: number): number;
}

const tableEnd = 8;
const tableSteps = 64;
const falling = Float64Array.from({ length: tableEnd * tableSteps + 1 }, (_, step) => Math.exp(-step / tableSteps));
const lengths = Float64Array.from({ length: neighbours }, (_, direction) =>
  stepsX[direction] !== 0 && stepsY[direction] !== 0 ? Math.SQRT1_2 : 1,
);

/**
 * Decides for every pixel of a band whether it is inside, by the cheapest cut: against its colour it costs its evidence, and parting two
 * neighbours costs the less the more unlike they are (C. Rother, V. Kolmogorov, A. Blake, "GrabCut", SIGGRAPH 2004). `labels` (0 or 255)
 * says what is around the band, and takes what is decided. @returns how many pixels have changed sides
 * @throws Failure aborted
 */
export async function cutBand(band: EdgeBand, labels: Uint8Array, signal?: AbortSignal): Promise<number> {
  const { xs, ys, columns } = band;
  const beside = besideOf(band);
  const cut = new MinCut(beside, costsOf(band, beside), terminalsOf(band, beside, labels));
  const pause = createPause(signal);
  while (cut.advance(slice)) await pause();
  let changed = 0;
  for (let node = 0; node < xs.length; node++) {
    const at = (ys[node] ?? 0) * columns + (xs[node] ?? 0);
    const label = cut.isSource(node) ? 255 : 0;
    if (label !== labels[at]) changed++;
    labels[at] = label;
  }
  return changed;
}

function besideOf(band: EdgeBand): Int32Array {
  const { xs, ys, columns, rows } = band;
  const beside = new Int32Array(xs.length * neighbours);
  for (let node = 0; node < xs.length; node++) {
    for (let direction = 0; direction < neighbours; direction++) {
      const x = (xs[node] ?? 0) + (stepsX[direction] ?? 0);
      const y = (ys[node] ?? 0) + (stepsY[direction] ?? 0);
      const isOnPlane = x >= 0 && y >= 0 && x < columns && y < rows;
      beside[node * neighbours + direction] = isOnPlane ? band.at(x, y) : -1;
    }
  }
  return beside;
}

function costsOf({ colours }: EdgeBand, beside: Int32Array): Int32Array {
  const costs = new Int32Array(beside.length);
  let sum = 0;
  let count = 0;
  for (let edge = 0; edge < beside.length; edge++) {
    const other = beside[edge] ?? -1;
    if (other === -1) continue;
    sum += packedDistance(colours[(edge / neighbours) | 0] ?? 0, colours[other] ?? 0);
    count++;
  }
  // A difference as large as usual costs 1/√e of none.
  const share = sum === 0 ? 0 : (count / (2 * sum)) * tableSteps;
  for (let edge = 0; edge < beside.length; edge++) {
    const other = beside[edge] ?? -1;
    if (other === -1) continue;
    const step = Math.min(tableEnd * tableSteps, packedDistance(colours[(edge / neighbours) | 0] ?? 0, colours[other] ?? 0) * share);
    costs[edge] = tension * unit * (lengths[edge % neighbours] ?? 0) * (falling[step | 0] ?? 0) + 0.5;
  }
  return costs;
}

function terminalsOf(band: EdgeBand, beside: Int32Array, labels: Uint8Array): Int32Array {
  const { xs, ys, columns, rows, evidence } = band;
  const terminals = new Int32Array(xs.length);
  for (let node = 0; node < xs.length; node++) {
    let sum = evidence[node] ?? 0;
    for (let direction = 0; direction < neighbours; direction++) {
      if (beside[node * neighbours + direction] !== -1) continue;
      const x = (xs[node] ?? 0) + (stepsX[direction] ?? 0);
      const y = (ys[node] ?? 0) + (stepsY[direction] ?? 0);
      if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
      sum += (labels[y * columns + x] === 255 ? rimTension : -rimTension) * tension * (lengths[direction] ?? 0);
    }
    terminals[node] = Math.round(sum * unit);
  }
  return terminals;
}
