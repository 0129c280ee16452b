/** As relax.ts, step by step: four floats a cell, of which three count. */
const none = -1;
const held = -2;

export function relax(neighbours: usize, load_: usize, values: usize, count: i32, pull: f32, overRelaxation: f32): void {
  const kept = f32x4.splat(1 - overRelaxation);
  let before = f32x4.splat(0);
  for (let k = 0; k < count; k++) {
    let weight = pull;
    const own = k << 4;
    let sum = v128.load(load_ + own);
    for (let side: usize = 12; side > 0; side -= 4) {
      const other = load<i32>(neighbours + own + side);
      if (other === none) continue;
      weight += 1;
      if (other !== held) sum = f32x4.add(sum, v128.load(values + (other << 4)));
    }
    const left = load<i32>(neighbours + own);
    if (left !== none) weight += 1;
    const share = f32x4.splat(overRelaxation / weight);
    const rest = f32x4.mul(kept, v128.load(values + own));
    if (left >= 0) sum = f32x4.add(sum, left === k - 1 ? before : v128.load(values + (left << 4)));
    before = f32x4.add(rest, f32x4.mul(share, sum));
    v128.store(values + own, before);
  }
}
