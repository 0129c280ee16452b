/** As `relax` of membrane.ts, step by step: four floats a cell, of which three count. */
const none = -1;
const held = -2;

export function relax(neighbours: usize, load_: usize, values: usize, count: i32, pull: f32, overRelaxation: f32): void {
  const over = f32x4.splat(overRelaxation);
  for (let k = 0; k < count; k++) {
    let weight = pull;
    const at = values + (k << 4);
    let sum = v128.load(load_ + (k << 4));
    for (let side = 0; side < 4; side++) {
      const other = load<i32>(neighbours + (((k << 2) + side) << 2));
      if (other === none) continue;
      weight += 1;
      if (other === held) continue;
      sum = f32x4.add(sum, v128.load(values + (other << 4)));
    }
    const own = v128.load(at);
    v128.store(at, f32x4.add(own, f32x4.mul(over, f32x4.sub(f32x4.div(sum, f32x4.splat(weight)), own))));
  }
}
