/**
 * The lower envelope of parabolas y = (x − place)² + height of one row, each added to the right of those before it: the row's pass of the
 * exact Euclidean distance transform (P. Felzenszwalb, D. Huttenlocher, "Distance Transforms of Sampled Functions", Theory of
 * Computing 8, 2012). Its arrays are made once and used for every row.
 */
export class LowerEnvelope {
  /** From left to right, up to `last`. */
  readonly places: Int32Array;
  /** Squared distances. */
  readonly heights: Int32Array;
  /** Parabola i is the lowest from border i on. */
  readonly borders: Float64Array;
  /** The index of the last one; −1 without any. */
  last = -1;

  /** @param most how many are added to one row at most */
  constructor(most: number) {
    this.places = new Int32Array(most);
    this.heights = new Int32Array(most);
    this.borders = new Float64Array(most + 1);
  }

  /** Begins another row. */
  clear(): void {
    this.last = -1;
  }

  /** Those that are lowest nowhere any more go. */
  add(place: number, height: number): void {
    const { places, heights, borders } = this;
    let { last } = this;
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
    this.last = last;
  }
}
