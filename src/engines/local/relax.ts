/** The cells of one grid of the membrane (see membrane.ts). */
export interface Grid {
  /** Four per cell: the index of another cell, `none` or `held`. */
  readonly neighbours: Int32Array;
  /** Four floats a cell: red, green, blue and nothing. */
  readonly load: Float32Array;
  readonly values: Float32Array;
}

/** Cells around this one: none at all (the picture ends), or held at zero (the picture is known). */
export const none = -1;
export const held = -2;

export const overRelaxation = 1.5;
const over = Math.fround(overRelaxation);
/** What a cell keeps of its own. */
const kept = Math.fround(1 - overRelaxation);

/**
 * One sweep of successive over-relaxation towards (sum of the neighbours + load) / (number of neighbours + pull). The left neighbour, which
 * has just changed, comes in last: the time goes by in waiting for it. Every operation is rounded to 32 bits, as the vectors of the other
 * kernel do it.
 */
export function relaxGrid({ neighbours, load, values }: Grid, pull: number): void {
  const { fround } = Math;
  for (let k = 0; k < values.length; k += 4) {
    let weight = fround(pull);
    let red = load[k] as number;
    let green = load[k + 1] as number;
    let blue = load[k + 2] as number;
    for (let side = k + 3; side >= k; side--) {
      const other = neighbours[side] as number;
      if (other === none) continue;
      weight = fround(weight + 1);
      if (other === held) continue;
      red = fround(red + (values[4 * other] as number));
      green = fround(green + (values[4 * other + 1] as number));
      blue = fround(blue + (values[4 * other + 2] as number));
    }
    const share = fround(over / weight);
    values[k] = fround(fround(kept * (values[k] as number)) + fround(share * red));
    values[k + 1] = fround(fround(kept * (values[k + 1] as number)) + fround(share * green));
    values[k + 2] = fround(fround(kept * (values[k + 2] as number)) + fround(share * blue));
  }
}
