import { packedDistance } from "./oklab";

/** So many kinds of colour are told apart. */
export const paletteSize = 40;
/** Rounds in which the kinds settle. */
const rounds = 4;
/** Bins of the packed colours: 32 along each axis, 64 steps of lightness and 32 of the other two. */
const binCount = 32 * 32 * 32;
/** Colours this far apart are half alike, in steps: about 2.5 % of the way from black to white. */
const likeness = 50;

/**
 * The kinds of colour in a part of a photo: k-means over a histogram (S. Lloyd, "Least Squares Quantization in PCM", 1982) whose first
 * kinds are, one after the other, the bins that matter most and are farthest from all before. The same colours give the same kinds.
 */
export class ColourPalette {
  /** By bin of the packed colours: its kind. */
  readonly #kinds = new Uint8Array(binCount);
  /** How alike two kinds are, 0 to 1; each row sums up to 1. */
  readonly likeness = new Float32Array(paletteSize * paletteSize);

  /** `counts`: how often the colours of each bin occur. */
  constructor(counts: Uint32Array) {
    const bins = usedBins(counts);
    const colours = Int32Array.from(bins, colourOf);
    const weights = Uint32Array.from(bins, (bin) => counts[bin] ?? 0);
    const centres = settle(firstCentres(colours, weights), colours, weights);
    for (let bin = 0; bin < binCount; bin++) this.#kinds[bin] = nearest(centres, colourOf(bin));
    this.#compare(centres);
  }

  kindOf(colour: number): number {
    return this.#kinds[binOf(colour)] ?? 0;
  }

  #compare(centres: Int32Array): void {
    const share = -1 / (2 * likeness * likeness);
    for (let kind = 0; kind < centres.length; kind++) {
      let sum = 0;
      for (let other = 0; other < centres.length; other++) sum += Math.exp(share * packedDistance(centres[kind] ?? 0, centres[other] ?? 0));
      for (let other = 0; other < centres.length; other++) {
        this.likeness[kind * paletteSize + other] = Math.exp(share * packedDistance(centres[kind] ?? 0, centres[other] ?? 0)) / sum;
      }
    }
  }
}

/** A histogram for `ColourPalette`; count with `binOf`. */
export function emptyBins(): Uint32Array {
  return new Uint32Array(binCount);
}

export function binOf(colour: number): number {
  return ((colour >>> 26) << 10) | (((colour >>> 15) & 31) << 5) | ((colour >>> 5) & 31);
}

/** The colour in the middle of a bin. */
function colourOf(bin: number): number {
  return (((bin >>> 10) * 64 + 32) << 20) | ((((bin >>> 5) & 31) * 32 + 16) << 10) | ((bin & 31) * 32 + 16);
}

function usedBins(counts: Uint32Array): number[] {
  const bins: number[] = [];
  for (let bin = 0; bin < binCount; bin++) if ((counts[bin] ?? 0) > 0) bins.push(bin);
  return bins;
}

function firstCentres(colours: Int32Array, weights: Uint32Array): Int32Array {
  const centres: number[] = [];
  const distances = new Float64Array(colours.length).fill(1);
  while (centres.length < Math.min(paletteSize, colours.length)) {
    let best = 0;
    for (let at = 1; at < colours.length; at++) {
      if ((weights[at] ?? 0) * (distances[at] ?? 0) > (weights[best] ?? 0) * (distances[best] ?? 0)) best = at;
    }
    const centre = colours[best] ?? 0;
    for (let at = 0; at < colours.length; at++) {
      const distance = packedDistance(colours[at] ?? 0, centre);
      distances[at] = centres.length === 0 ? distance : Math.min(distances[at] ?? 0, distance);
    }
    centres.push(centre);
  }
  return Int32Array.from(centres);
}

function settle(first: Int32Array, colours: Int32Array, weights: Uint32Array): Int32Array {
  const centres = first.slice();
  const sums = new Float64Array(centres.length * 4);
  for (let round = 0; round < rounds; round++) {
    sums.fill(0);
    for (let at = 0; at < colours.length; at++) {
      const colour = colours[at] ?? 0;
      const weight = weights[at] ?? 0;
      const to = nearest(centres, colour) * 4;
      sums[to] = (sums[to] ?? 0) + weight;
      sums[to + 1] = (sums[to + 1] ?? 0) + weight * (colour >>> 20);
      sums[to + 2] = (sums[to + 2] ?? 0) + weight * ((colour >>> 10) & 1023);
      sums[to + 3] = (sums[to + 3] ?? 0) + weight * (colour & 1023);
    }
    for (let kind = 0; kind < centres.length; kind++) {
      const [weight = 0, l = 0, a = 0, b = 0] = sums.subarray(kind * 4, kind * 4 + 4);
      if (weight > 0) centres[kind] = (Math.round(l / weight) << 20) | (Math.round(a / weight) << 10) | Math.round(b / weight);
    }
  }
  return centres;
}

function nearest(centres: Int32Array, colour: number): number {
  let best = 0;
  let least = Infinity;
  for (let kind = 0; kind < centres.length; kind++) {
    const distance = packedDistance(centres[kind] ?? 0, colour);
    if (distance >= least) continue;
    least = distance;
    best = kind;
  }
  return best;
}
