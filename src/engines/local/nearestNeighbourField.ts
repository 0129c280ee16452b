import type { Band } from "./bands";
import type { Field } from "./field";
import { channels, type Level } from "./level";
import { patchDistance } from "./patchDistance";
import type { Patches } from "./patches";

/**
 * PatchMatch (Barnes, Shechtman, Finkelstein, Goldman, SIGGRAPH 2009): scan-order propagation with alternating direction, then random
 * search in a radius that halves. Each call works on one stretch of the targets, so that the caller can pause between stretches.
 * Cost per target and pass: 2 + log2(reach) patch distances, most of them left early.
 *
 * What chance finds has to be better by a share of `coherence` 64ths than what the target has: neighbours then go on copying from
 * neighbours, where a picture is smooth and hundreds of patches are all but equal (the coherence of Ashikhmin, I3D 2001, weighed as by
 * Hertzmann et al. in Image Analogies, SIGGRAPH 2001). Copies hang together, are less blurred by the vote, and more are left early.
 */
const farthest = 0x7fffffff;
const coherence = 4;

/** Measures the field anew after the picture under the targets has changed. */
export function measureField(level: Level, patches: Patches, field: Field, from: number, to: number): void {
  const { planes, width } = level;
  const { targets, radius } = patches;
  const rows = 2 * radius + 1;
  const corner = radius * width + radius;
  for (let k = from; k < to; k++) {
    const target = targets[k] as number;
    const source = field.source[target] as number;
    field.distance[target] = patchDistance(
      planes,
      (target - corner) * channels,
      (source - corner) * channels,
      rows,
      rows * channels,
      width * channels,
      farthest,
    );
  }
}

/**
 * One pass over the targets `from` to `to` of a band, counted from its beginning; the targets from the far end when `backward`.
 * `field.distance` must be measured.
 */
export function improveField(
  level: Level,
  patches: Patches,
  field: Field,
  band: Band,
  from: number,
  to: number,
  backward: boolean,
  reach: number,
): void {
  const { planes, width, height } = level;
  const { targets, isTarget, isSource, radius } = patches;
  const { source, distance } = field;
  const rows = 2 * radius + 1;
  const rowBytes = rows * channels;
  const stride = width * channels;
  const corner = radius * width + radius;
  const last = targets.length - 1;
  const step = backward ? 1 : -1;
  const total = isSource.length;
  const { low, high, random } = band;
  const end = Math.min(band.to, band.from + to);
  let chance = random.state;
  for (let k = band.from + from; k < end; k++) {
    const target = targets[backward ? last - k : k] as number;
    const a = (target - corner) * channels;
    let best = source[target] as number;
    let least = distance[target] as number;

    for (let side = 0; side < 2; side++) {
      const shift = side === 0 ? step : step * width;
      const neighbour = target + shift;
      if (neighbour < low || neighbour > high || isTarget[neighbour] !== 1) continue;
      const candidate = (source[neighbour] as number) - shift;
      if (candidate === best || candidate < 0 || candidate >= total || isSource[candidate] !== 1) continue;
      const found = patchDistance(planes, a, (candidate - corner) * channels, rows, rowBytes, stride, least);
      if (found < least) {
        least = found;
        best = candidate;
      }
    }

    for (let span = reach; span >= 1 && least > 0; span >>= 1) {
      chance ^= chance << 13;
      chance ^= chance >>> 17;
      chance ^= chance << 5;
      const by = (best / width) | 0;
      const bx = best - by * width;
      const side = 2 * span + 1;
      const x = bx - span + (((chance & 0xffff) * side) >>> 16);
      const y = by - span + (((chance >>> 16) * side) >>> 16);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const candidate = y * width + x;
      if (isSource[candidate] !== 1) continue;
      const limit = least - (least >> 6) * coherence;
      const found = patchDistance(planes, a, (candidate - corner) * channels, rows, rowBytes, stride, limit);
      if (found < limit) {
        least = found;
        best = candidate;
      }
    }
    source[target] = best;
    distance[target] = least;
  }
  random.state = chance;
}
