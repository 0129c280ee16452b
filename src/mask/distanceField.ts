import { LowerEnvelope } from "../image/lowerEnvelope";
import { createPause } from "../image/pause";

/** One byte a pixel, row-major. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface DistanceOptions {
  /** Distances are measured to pixels of at least this value. */
  readonly threshold: number;
  /** Farther ones are not told apart, pixels. A short reach is quick: what is farther takes part in nothing. */
  readonly reach: number;
  /** Whether everything outside the plane counts as such a pixel; else nothing outside does. */
  readonly framed: boolean;
}

/** Stands for every distance over the reach. */
export const farAway = 0x3fffffff;

/**
 * Exact Euclidean distance transform: from the centre of every pixel to the centre of the nearest one at or over a threshold.
 * Two passes: down and up the columns, then along each row by the lower envelope of parabolas (P. Felzenszwalb, D. Huttenlocher,
 * "Distance Transforms of Sampled Functions", Theory of Computing 8, 2012). Inside a run of such pixels only its two ends can be
 * the nearest of anything, so the envelope is made of edges alone. Linear in the pixels; rows are worked out when they are asked for.
 */
export class DistanceField {
  readonly #width: number;
  readonly #framed: boolean;
  readonly #reach: number;
  /** Whole distance along the column; `farOf` the reach stands for farther. */
  readonly #columns: Uint16Array;
  readonly #envelope: LowerEnvelope;
  /** By the distance along the column: how far the reach goes along the row from there, −1 for nowhere. */
  readonly #chords: Int32Array;

  private constructor(width: number, columns: Uint16Array, { reach, framed }: DistanceOptions) {
    this.#width = width;
    this.#columns = columns;
    this.#reach = reach;
    this.#framed = framed;
    this.#envelope = new LowerEnvelope(width + 2);
    this.#chords = Int32Array.from({ length: farOf(reach) + 1 }, (_, down) =>
      down > reach ? -1 : Math.floor(Math.sqrt(reach * reach - down * down)),
    );
  }

  /** @throws Failure aborted */
  static async of(plane: Plane, options: DistanceOptions, signal?: AbortSignal): Promise<DistanceField> {
    return new DistanceField(plane.width, await columnDistances(plane, options, signal), options);
  }

  /** Squared distances of row y, `farAway` where they are over the reach. */
  row(y: number, out: Int32Array): void {
    this.#findEdges(y * this.#width);
    if (this.#envelope.last < 0) out.fill(farAway, 0, this.#width);
    else this.#read(y * this.#width, out);
  }

  /**
   * Writes 255 where row y is within the reach. A distance within the reach is a chord of a disc of that radius: the union of all
   * chords of a row takes a sweep from either side, and no division.
   */
  markRow(y: number, out: Uint8Array): void {
    const columns = this.#columns;
    const chords = this.#chords;
    const width = this.#width;
    const start = y * width;
    const beside = this.#framed ? Math.floor(this.#reach) : 0;
    for (let x = 0, right = beside - 1; x < width; x++) {
      const end = x + (chords[columns[start + x] ?? 0] ?? 0);
      if (end > right) right = end;
      if (x <= right) out[start + x] = 255;
    }
    for (let x = width - 1, left = width - beside; x >= 0; x--) {
      const end = x - (chords[columns[start + x] ?? 0] ?? 0);
      if (end < left) left = end;
      if (x >= left) out[start + x] = 255;
    }
  }

  /** Puts the edges of a row into the envelope. */
  #findEdges(start: number): void {
    const columns = this.#columns;
    const envelope = this.#envelope;
    const width = this.#width;
    const far = farOf(this.#reach);
    envelope.clear();
    if (this.#framed) envelope.add(-1, 0);
    for (let x = 0; x < width; x++) {
      const distance = columns[start + x] ?? 0;
      if (distance >= far) continue;
      const isInside = distance === 0 && x > 0 && x + 1 < width && columns[start + x - 1] === 0 && columns[start + x + 1] === 0;
      if (!isInside) envelope.add(x, distance * distance);
    }
    if (this.#framed) envelope.add(width, 0);
  }

  #read(start: number, out: Int32Array): void {
    const columns = this.#columns;
    const { places, heights, borders, last } = this.#envelope;
    const limit = this.#reach * this.#reach;
    let x = 0;
    for (let index = 0; index <= last && x < this.#width; index++) {
      const place = places[index] ?? 0;
      const height = heights[index] ?? 0;
      const end = index < last ? Math.min(this.#width, Math.floor(borders[index + 1] ?? 0) + 1) : this.#width;
      for (; x < end; x++) {
        const squared = (x - place) * (x - place) + height;
        out[x] = columns[start + x] === 0 ? 0 : squared > limit ? farAway : squared;
      }
    }
  }
}

/** The first whole distance over the reach. */
function farOf(reach: number): number {
  return Math.floor(reach) + 1;
}

async function columnDistances({ width, height, data }: Plane, options: DistanceOptions, signal?: AbortSignal): Promise<Uint16Array> {
  const { threshold, framed } = options;
  const far = farOf(options.reach);
  const out = new Uint16Array(width * height);
  const pause = createPause(signal);
  const outside = framed ? 0 : far;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    for (let at = start; at < start + width; at++) {
      const above = y === 0 ? outside : (out[at - width] ?? 0);
      out[at] = (data[at] ?? 0) >= threshold ? 0 : above >= far ? far : above + 1;
    }
    await pause();
  }
  for (let y = height - 1; y >= 0; y--) {
    const start = y * width;
    for (let at = start; at < start + width; at++) {
      const below = (y === height - 1 ? outside : (out[at + width] ?? 0)) + 1;
      if (below < (out[at] ?? 0)) out[at] = below;
    }
    await pause();
  }
  return out;
}
