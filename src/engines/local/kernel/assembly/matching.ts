import { Ground } from "./ground";
import { channels, patchDistance } from "./patchDistance";

/** As in nearestNeighbourField.ts. */
const coherence: i32 = 4;

/** As nearestNeighbourField.ts, step by step. */
export function measure(ground: Ground, from: i32, to: i32): void {
  const planes = ground.planes;
  const width = ground.width;
  const radius = ground.radius;
  const rows = 2 * radius + 1;
  const corner = radius * width + radius;
  for (let k = from; k < to; k++) {
    const target = load<i32>(ground.targets + (k << 2));
    const match = load<i32>(ground.source + (target << 2));
    const found = patchDistance(
      planes + (target - corner) * channels,
      planes + (match - corner) * channels,
      rows,
      width * channels,
      i32.MAX_VALUE,
    );
    store<i32>(ground.distance + (target << 2), found);
  }
}

/** Neighbours are looked at from the pixel `low` to the pixel `high`. Returns the state of the generator after the stretch. */
export function improve(ground: Ground, from: i32, to: i32, low: i32, high: i32, backward: bool, reach: i32, state: u32): u32 {
  const planes = ground.planes;
  const width = ground.width;
  const height = ground.height;
  const radius = ground.radius;
  const targets = ground.targets;
  const last = ground.targetCount - 1;
  const isTarget = ground.isTarget;
  const isSource = ground.isSource;
  const source = ground.source;
  const distance = ground.distance;
  const rows = 2 * radius + 1;
  const stride = width * channels;
  const corner = radius * width + radius;
  const step = backward ? 1 : -1;
  const pixels = width * height;
  let chance = state;
  for (let k = from; k < to; k++) {
    const target = load<i32>(targets + ((backward ? last - k : k) << 2));
    const a = planes + (target - corner) * channels;
    let best = load<i32>(source + (target << 2));
    let least = load<i32>(distance + (target << 2));

    for (let side = 0; side < 2; side++) {
      const shift = side === 0 ? step : step * width;
      const neighbour = target + shift;
      if (neighbour < low || neighbour > high || load<u8>(isTarget + neighbour) === 0) continue;
      const candidate = load<i32>(source + (neighbour << 2)) - shift;
      if (candidate === best || <u32>candidate >= <u32>pixels || load<u8>(isSource + candidate) === 0) continue;
      const found = patchDistance(a, planes + (candidate - corner) * channels, rows, stride, least);
      if (found < least) {
        least = found;
        best = candidate;
      }
    }

    for (let span = reach; span >= 1 && least > 0; span >>= 1) {
      chance ^= chance << 13;
      chance ^= chance >> 17;
      chance ^= chance << 5;
      const by = best / width;
      const bx = best - by * width;
      const side = 2 * span + 1;
      const x = bx - span + <i32>(((chance & 0xffff) * side) >> 16);
      const y = by - span + <i32>(((chance >> 16) * side) >> 16);
      if (<u32>x >= <u32>width || <u32>y >= <u32>height) continue;
      const candidate = y * width + x;
      if (load<u8>(isSource + candidate) === 0) continue;
      const limit = least - (least >> 6) * coherence;
      const found = patchDistance(a, planes + (candidate - corner) * channels, rows, stride, limit);
      if (found < limit) {
        least = found;
        best = candidate;
      }
    }
    store<i32>(source + (target << 2), best);
    store<i32>(distance + (target << 2), least);
  }
  return chance;
}
