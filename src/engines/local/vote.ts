import type { Field } from "./field";
import { channels, type Level } from "./level";
import type { Patches } from "./patches";

/**
 * Voting (the maximisation step of Wexler, Shechtman, Irani, PAMI 2007): every unknown pixel hears what all patches over it propose.
 * A proposal weighs less the farther its patch lies from its match (scale: the 75th percentile of the distances, Newson et al.) and
 * the deeper its target lies in the hole. Gathered per pixel: 49 proposals each, no allocation.
 */
const decay = 0.96923;
const decaySteps = 512;
/** Depths of the targets over one pixel differ by at most twice the largest radius. */
const trustSteps = 8;
const sampled = 4096;

/** exp(−x/2) at x = i/16; products only, because `Math.exp` may differ in its last bit between machines. */
const fallOff = powers(decay, decaySteps);

/** All that is needed to vote at one level. */
export interface Ballot {
  readonly level: Level;
  readonly patches: Patches;
  readonly field: Field;
  readonly depth: Uint16Array;
  /** The weight of each target's proposals by its distance alone; 0 everywhere but at targets. */
  readonly weights: Float32Array;
  /** The share of its say that a target keeps, by how much deeper it lies than the outermost one over the pixel. */
  readonly trust: Float64Array;
  /** At the finest level: the index of the known pixel that each unknown pixel is copied from. */
  readonly origins: Int32Array | null;
}

/** @param perPixel what is left of a proposal's say per pixel of depth: the less, the more the rim decides, and the sharper the vote. */
export function prepareVote(
  level: Level,
  patches: Patches,
  field: Field,
  depth: Uint16Array,
  perPixel: number,
  origins: Int32Array | null,
): Ballot {
  return { level, patches, field, depth, weights: new Float32Array(level.known.length), trust: powers(perPixel, trustSteps), origins };
}

function powers(base: number, count: number): Float64Array {
  const table = new Float64Array(count);
  for (let i = 0, value = 1; i < count; i++, value *= base) table[i] = value;
  return table;
}

/** Sets the weights from the field's distances. */
export function weighTargets({ patches, field, weights }: Ballot): void {
  const perStep = 16 / percentile75(patches, field);
  for (const target of patches.targets) {
    const x = Math.min(decaySteps - 1, Math.floor((field.distance[target] ?? 0) * perStep));
    weights[target] = fallOff[x] ?? 0;
  }
}

function percentile75(patches: Patches, field: Field): number {
  const { targets } = patches;
  const every = Math.max(1, Math.floor(targets.length / sampled));
  const values = new Int32Array(Math.floor((targets.length - 1) / every) + 1);
  for (let i = 0; i < values.length; i++) values[i] = field.distance[targets[i * every] ?? 0] ?? 0;
  values.sort();
  return Math.max(1, values[Math.floor(values.length * 0.75)] ?? 1);
}

/** The weighted mean, for the unknown pixels `from` to `to`. Returns the sum of the changes of red, green and blue. */
export function voteMean(ballot: Ballot, from: number, to: number): number {
  const { depth, weights, trust } = ballot;
  const { planes, width, height } = ballot.level;
  const { radius, unknown } = ballot.patches;
  const { source } = ballot.field;
  let change = 0;
  for (let k = from; k < to; k++) {
    const pixel = unknown[k] as number;
    const y = (pixel / width) | 0;
    const x = pixel - y * width;
    const left = Math.max(radius, x - radius);
    const right = Math.min(width - 1 - radius, x + radius);
    const bottom = Math.min(height - 1 - radius, y + radius);
    const outermost = Math.max(0, (depth[pixel] as number) - radius);
    let total = 0;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    for (let ty = Math.max(radius, y - radius); ty <= bottom; ty++) {
      for (let target = ty * width + left; target <= ty * width + right; target++) {
        const nearness = weights[target] as number;
        if (nearness === 0) continue;
        const weight = nearness * (trust[(depth[target] as number) - outermost] as number);
        const from = ((source[target] as number) + pixel - target) * channels;
        total += weight;
        s0 += weight * (planes[from] as number);
        s1 += weight * (planes[from + 1] as number);
        s2 += weight * (planes[from + 2] as number);
        s3 += weight * (planes[from + 3] as number);
        s4 += weight * (planes[from + 4] as number);
      }
    }
    if (total === 0) continue;
    const at = pixel * channels;
    const red = Math.floor(s0 / total + 0.5);
    const green = Math.floor(s1 / total + 0.5);
    const blue = Math.floor(s2 / total + 0.5);
    change +=
      Math.abs(red - (planes[at] as number)) + Math.abs(green - (planes[at + 1] as number)) + Math.abs(blue - (planes[at + 2] as number));
    planes[at] = red;
    planes[at + 1] = green;
    planes[at + 2] = blue;
    planes[at + 3] = Math.floor(s3 / total + 0.5);
    planes[at + 4] = Math.floor(s4 / total + 0.5);
  }
  return change;
}

/**
 * The last vote, at the finest level: the proposal with the most weight behind it is copied, so nothing is blurred, and its index is
 * written into the ballot's `origins`.
 */
export function voteCopy(ballot: Ballot, from: number, to: number): void {
  const { depth, weights, trust, origins } = ballot;
  if (origins === null) return;
  const { planes, width, height } = ballot.level;
  const { radius, unknown } = ballot.patches;
  const { source } = ballot.field;
  const proposals = new Int32Array((2 * radius + 1) ** 2);
  const support = new Float64Array(proposals.length);
  for (let k = from; k < to; k++) {
    const pixel = unknown[k] as number;
    const y = (pixel / width) | 0;
    const x = pixel - y * width;
    const left = Math.max(radius, x - radius);
    const right = Math.min(width - 1 - radius, x + radius);
    const bottom = Math.min(height - 1 - radius, y + radius);
    const outermost = Math.max(0, (depth[pixel] as number) - radius);
    let count = 0;
    for (let ty = Math.max(radius, y - radius); ty <= bottom; ty++) {
      for (let target = ty * width + left; target <= ty * width + right; target++) {
        const nearness = weights[target] as number;
        if (nearness === 0) continue;
        const weight = nearness * (trust[(depth[target] as number) - outermost] as number);
        const proposal = (source[target] as number) + pixel - target;
        let slot = 0;
        while (slot < count && proposals[slot] !== proposal) slot++;
        if (slot === count) {
          proposals[count++] = proposal;
          support[slot] = weight;
        } else support[slot] = (support[slot] as number) + weight;
      }
    }
    let best = 0;
    for (let slot = 1; slot < count; slot++) if ((support[slot] as number) > (support[best] as number)) best = slot;
    if (count === 0) continue;
    const origin = proposals[best] as number;
    origins[pixel] = origin;
    for (let c = 0; c < channels; c++) planes[pixel * channels + c] = planes[origin * channels + c] as number;
  }
}
