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
  readonly #places: Int32Array;
  readonly #heights: Int32Array;
  readonly #borders: Float64Array;
  /** By the distance along the column: how far the reach goes along the row from there, −1 for nowhere. */
  readonly #chords: Int32Array;

  private constructor(width: number, columns: Uint16Array, { reach, framed }: DistanceOptions) {
    this.#width = width;
    this.#columns = columns;
    this.#reach = reach;
    this.#framed = framed;
    this.#places = new Int32Array(width + 2);
    this.#heights = new Int32Array(width + 2);
    this.#borders = new Float64Array(width + 3);
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
    const last = this.#envelope(y * this.#width);
    if (last < 0) out.fill(farAway, 0, this.#width);
    else this.#read(y * this.#width, last, out);
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

  /** The parabolas that are lowest somewhere, from left to right. @returns the index of the last one, −1 without any */
  #envelope(start: number): number {
    const columns = this.#columns;
    const width = this.#width;
    const far = farOf(this.#reach);
    let last = this.#framed ? this.#add(-1, -1, 0) : -1;
    for (let x = 0; x < width; x++) {
      const distance = columns[start + x] ?? 0;
      if (distance >= far) continue;
      const isInside = distance === 0 && x > 0 && x + 1 < width && columns[start + x - 1] === 0 && columns[start + x + 1] === 0;
      if (!isInside) last = this.#add(last, x, distance * distance);
    }
    return this.#framed ? this.#add(last, width, 0) : last;
  }

  #add(end: number, place: number, height: number): number {
    const places = this.#places;
    const heights = this.#heights;
    const borders = this.#borders;
    let last = end;
    let border = -Infinity;
    while (last >= 0) {
      const other = places[last] ?? 0;
      border = (height + place * place - (heights[last] ?? 0) - other * other) / (2 * (place - other));
      if (border > (borders[last] ?? 0)) break;
      last--;
      border = -Infinity;
    }
    last++;
    places[last] = place;
    heights[last] = height;
    borders[last] = border;
    return last;
  }

  #read(start: number, last: number, out: Int32Array): void {
    const columns = this.#columns;
    const limit = this.#reach * this.#reach;
    let x = 0;
    for (let index = 0; index <= last && x < this.#width; index++) {
      const place = this.#places[index] ?? 0;
      const height = this.#heights[index] ?? 0;
      const end = index < last ? Math.min(this.#width, Math.floor(this.#borders[index + 1] ?? 0) + 1) : this.#width;
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
