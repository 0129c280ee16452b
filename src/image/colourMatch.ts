import type { ColourPair } from "./colourPair";
import type { ColourMatch } from "./finishValues";
import { measureMembrane, type Membrane } from "./membrane";
import type { Size } from "./geometry";
import type { Region } from "./region";
import { widenLine } from "./widenLine";

/** What is done to a raw output's colours: times `gain` plus `shift`, by channel, plus the membrane where there is one. Levels. */
export interface Correction {
  readonly gain: readonly [number, number, number];
  readonly shift: readonly [number, number, number];
  readonly membrane: Membrane | null;
  /** Width of the pair that it was measured on. */
  readonly width: number;
}

const noGain = [1, 1, 1] as const;
const noShift = [0, 0, 0] as const;

/** How far around the zone means and deviations are taken, as a share of the pair's longer side, and the least in its pixels. */
const ringShare = 1 / 24;
const leastRing = 8;
const fewestSamples = 64;
/** A contrast that differs by more is another picture. */
const mostGain = 1.6;

/** What was measured last for a pair: a soft edge or an opacity that is dragged changes nothing of it. */
const lastMeasured = new WeakMap<
  ColourPair,
  { readonly kind: ColourMatch; readonly zone: Uint8Array; readonly correction: Correction | null }
>();

/** How the raw output's colours become those of the photo around `zone` (above 0 where the pair is pasted); null where nothing is to be done. */
export function measureCorrection(kind: ColourMatch, pair: ColourPair, zone: Uint8Array): Correction | null {
  const last = lastMeasured.get(pair);
  if (last?.kind === kind && last.zone.length === zone.length && zone.every((value, i) => value === last.zone[i])) return last.correction;
  const correction = measureAnew(kind, pair, zone);
  lastMeasured.set(pair, { kind, zone, correction });
  return correction;
}

function measureAnew(kind: ColourMatch, pair: ColourPair, zone: Uint8Array): Correction | null {
  if (kind === "off") return null;
  if (kind === "statistics") return matchStatistics(pair, zone);
  const membrane = measureMembrane(pair, zone);
  return membrane === null ? null : { gain: noGain, shift: noShift, membrane, width: pair.photo.width };
}

/** Mean and deviation of each channel (E. Reinhard et al., "Color Transfer between Images", 2001), from what both show around the zone. */
function matchStatistics(pair: ColourPair, zone: Uint8Array): Correction | null {
  const { photo, raw, inside } = pair;
  const { width } = photo;
  const near = nearZone(pair, zone);
  const sums = [0, 1, 2].map(() => ({ photo: 0, photo2: 0, raw: 0, raw2: 0 }));
  let count = 0;
  for (let y = inside.y; y < inside.y + inside.height; y++) {
    for (let x = inside.x; x < inside.x + inside.width; x++) {
      const at = y * width + x;
      if (near[at] === 0 || zone[at] !== 0) continue;
      count++;
      for (const [c, sum] of sums.entries()) {
        const [theirs, mine] = [photo.data[at * 4 + c] ?? 0, raw.data[at * 4 + c] ?? 0];
        sum.photo += theirs;
        sum.photo2 += theirs * theirs;
        sum.raw += mine;
        sum.raw2 += mine * mine;
      }
    }
  }
  if (count < fewestSamples) return null;
  const channels = sums.map((sum) => {
    const [theirs, mine] = [sum.photo / count, sum.raw / count];
    const theirDeviation = Math.sqrt(Math.max(0, sum.photo2 / count - theirs * theirs));
    const deviation = Math.sqrt(Math.max(0, sum.raw2 / count - mine * mine));
    // Without any contrast there is nothing to scale.
    const gain = deviation < 1 ? 1 : Math.max(1 / mostGain, Math.min(mostGain, theirDeviation / deviation));
    return { gain, shift: theirs - gain * mine };
  });
  const [red, green, blue] = channels;
  if (red === undefined || green === undefined || blue === undefined) return null;
  return { gain: [red.gain, green.gain, blue.gain], shift: [red.shift, green.shift, blue.shift], membrane: null, width };
}

/** How far from the zone mean and deviation look, in pixels of a pair of this size. */
export function statisticsReach({ width, height }: Size): number {
  return Math.max(leastRing, Math.round(Math.max(width, height) * ringShare));
}

/** Above 0 within the ring's reach of the zone, across and down. */
function nearZone({ photo: { width, height } }: ColourPair, zone: Uint8Array): Uint8Array {
  const reach = statisticsReach({ width, height });
  const across = new Uint8Array(zone.length);
  const out = new Uint8Array(zone.length);
  for (let y = 0; y < height; y++) widenLine(zone, across, y * width, 1, width, reach);
  for (let x = 0; x < width; x++) widenLine(across, out, x, width, height, reach);
  return out;
}

/** Writes the correction of the pixels of one row of the photo, from column `x` on, into `out`: gain aside, three floats a pixel, levels. */
export function correctionRow({ shift, membrane, width }: Correction, { rect }: Region, x: number, y: number, out: Float32Array): void {
  const count = out.length / 3;
  if (membrane === null) {
    for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) out[i * 3 + c] = shift[c] ?? 0;
    return;
  }
  const { values } = membrane;
  const scale = width / rect.width / membrane.cell;
  const down = place((y + 0.5 - rect.y) * scale - 0.5, membrane.height);
  for (let i = 0; i < count; i++) {
    const across = place((x + i + 0.5 - rect.x) * scale - 0.5, membrane.width);
    const above = (down.first * membrane.width + across.first) * 3;
    const aboveRight = (down.first * membrane.width + across.second) * 3;
    const below = (down.second * membrane.width + across.first) * 3;
    const belowRight = (down.second * membrane.width + across.second) * 3;
    for (let c = 0; c < 3; c++) {
      const upper = (values[above + c] ?? 0) * (1 - across.share) + (values[aboveRight + c] ?? 0) * across.share;
      const lower = (values[below + c] ?? 0) * (1 - across.share) + (values[belowRight + c] ?? 0) * across.share;
      out[i * 3 + c] = upper * (1 - down.share) + lower * down.share;
    }
  }
}

function place(at: number, length: number): { first: number; second: number; share: number } {
  const inside = Math.max(0, Math.min(length - 1, at));
  const first = Math.floor(inside);
  return { first, second: Math.min(length - 1, first + 1), share: inside - first };
}
