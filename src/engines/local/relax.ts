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

/**
 * One sweep of successive over-relaxation towards (sum of the neighbours + load) / (number of neighbours + pull). Every operation is
 * rounded to 32 bits, as the vectors of the other kernel do it.
 */
export function relaxGrid({ neighbours, load, values }: Grid, pull: number): void {
  const { fround } = Math;
  for (let k = 0; k < values.length; k += 4) {
    let weight = fround(pull);
    let red = load[k] as number;
    let green = load[k + 1] as number;
    let blue = load[k + 2] as number;
    for (let side = k; side < k + 4; side++) {
      const other = neighbours[side] as number;
      if (other === none) continue;
      weight = fround(weight + 1);
      if (other === held) continue;
      red = fround(red + (values[4 * other] as number));
      green = fround(green + (values[4 * other + 1] as number));
      blue = fround(blue + (values[4 * other + 2] as number));
    }
    values[k] = towards(values[k] as number, fround(red / weight));
    values[k + 1] = towards(values[k + 1] as number, fround(green / weight));
    values[k + 2] = towards(values[k + 2] as number, fround(blue / weight));
  }
}

function towards(own: number, goal: number): number {
  return Math.fround(own + Math.fround(over * Math.fround(goal - own)));
}
