import { Ground } from "./ground";
import { channels } from "./patchDistance";

/** As vote.ts, step by step. */
function weightOf(weights: usize, trust: usize, depth: usize, target: i32, outermost: i32): f64 {
  const nearness = <f64>load<f32>(weights + (target << 2));
  if (nearness === 0) return 0;
  return nearness * load<f64>(trust + ((<i32>load<u16>(depth + (target << 1)) - outermost) << 3));
}

export function voteMean(ground: Ground, from: i32, to: i32): i32 {
  const planes = ground.planes;
  const width = ground.width;
  const height = ground.height;
  const radius = ground.radius;
  const unknown = ground.unknown;
  const source = ground.source;
  const weights = ground.weights;
  const trust = ground.trust;
  const depth = ground.depth;
  let change = 0;
  for (let k = from; k < to; k++) {
    const pixel = load<i32>(unknown + (k << 2));
    const y = pixel / width;
    const x = pixel - y * width;
    const left = max(radius, x - radius);
    const right = min(width - 1 - radius, x + radius);
    const bottom = min(height - 1 - radius, y + radius);
    const outermost = max(0, <i32>load<u16>(depth + (pixel << 1)) - radius);
    let all: f64 = 0;
    let s01 = f64x2.splat(0);
    let s23 = f64x2.splat(0);
    let s4: f64 = 0;
    for (let ty = max(radius, y - radius); ty <= bottom; ty++) {
      for (let target = ty * width + left; target <= ty * width + right; target++) {
        const weight = weightOf(weights, trust, depth, target, outermost);
        if (weight === 0) continue;
        const at = planes + (load<i32>(source + (target << 2)) + pixel - target) * channels;
        all += weight;
        const four = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)));
        const w = f64x2.splat(weight);
        s01 = f64x2.add(s01, f64x2.mul(w, f64x2.convert_low_i32x4_u(four)));
        s23 = f64x2.add(
          s23,
          f64x2.mul(w, f64x2.convert_low_i32x4_u(i8x16.shuffle(four, four, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15))),
        );
        s4 += weight * <f64>load<u8>(at, 4);
      }
    }
    if (all === 0) continue;
    const at = planes + pixel * channels;
    const red = <i32>floor(f64x2.extract_lane(s01, 0) / all + 0.5);
    const green = <i32>floor(f64x2.extract_lane(s01, 1) / all + 0.5);
    const blue = <i32>floor(f64x2.extract_lane(s23, 0) / all + 0.5);
    change += abs(red - <i32>load<u8>(at)) + abs(green - <i32>load<u8>(at, 1)) + abs(blue - <i32>load<u8>(at, 2));
    store<u8>(at, red);
    store<u8>(at, green, 1);
    store<u8>(at, blue, 2);
    store<u8>(at, <i32>floor(f64x2.extract_lane(s23, 1) / all + 0.5), 3);
    store<u8>(at, <i32>floor(s4 / all + 0.5), 4);
  }
  return change;
}

/** The scratch holds 49 floats of 64 bits and 49 integers. */
export function voteCopy(ground: Ground, from: i32, to: i32): void {
  const planes = ground.planes;
  const width = ground.width;
  const height = ground.height;
  const radius = ground.radius;
  const unknown = ground.unknown;
  const source = ground.source;
  const weights = ground.weights;
  const trust = ground.trust;
  const depth = ground.depth;
  const origins = ground.origins;
  const support = ground.scratch;
  const proposals = support + 8 * 49;
  for (let k = from; k < to; k++) {
    const pixel = load<i32>(unknown + (k << 2));
    const y = pixel / width;
    const x = pixel - y * width;
    const left = max(radius, x - radius);
    const right = min(width - 1 - radius, x + radius);
    const bottom = min(height - 1 - radius, y + radius);
    const outermost = max(0, <i32>load<u16>(depth + (pixel << 1)) - radius);
    let count = 0;
    for (let ty = max(radius, y - radius); ty <= bottom; ty++) {
      for (let target = ty * width + left; target <= ty * width + right; target++) {
        const weight = weightOf(weights, trust, depth, target, outermost);
        if (weight === 0) continue;
        const proposal = load<i32>(source + (target << 2)) + pixel - target;
        let slot = 0;
        while (slot < count && load<i32>(proposals + (slot << 2)) !== proposal) slot++;
        if (slot === count) {
          store<i32>(proposals + (slot << 2), proposal);
          store<f64>(support + (slot << 3), weight);
          count++;
        } else store<f64>(support + (slot << 3), load<f64>(support + (slot << 3)) + weight);
      }
    }
    if (count === 0) continue;
    let best = 0;
    for (let slot = 1; slot < count; slot++) if (load<f64>(support + (slot << 3)) > load<f64>(support + (best << 3))) best = slot;
    const origin = load<i32>(proposals + (best << 2));
    store<i32>(origins + (pixel << 2), origin);
    memory.copy(planes + pixel * channels, planes + origin * channels, channels);
  }
}
