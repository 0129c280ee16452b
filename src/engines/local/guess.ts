import type { Guide } from "./guide";
import { channels, type Level } from "./level";
import type { Patches } from "./patches";
import type { Random } from "./random";

/**
 * A match is also the farther, the more the mean colour of its patch differs from the guide's, and the farther away it lies, four times as
 * much so in height: what is beside a thing in a photo belongs to it rather than what is above or below.
 */
const guideWeight = 2;

/** Matches whose distance is at most the best one's and a 20th part more are near-best. */
const nearShare = 20;
export const fewestCandidates = 256;

/** The coarsest level while its first picture is guessed. */
export interface GuessGround {
  readonly level: Level;
  readonly patches: Patches;
  /** The unknown pixels in the order in which they are guessed. */
  readonly order: Int32Array;
  /** 1 where a pixel is known or guessed. */
  readonly settled: Uint8Array;
  /** The source that each guessed pixel is copied from; −1 elsewhere. */
  readonly picks: Int32Array;
  /** Candidates lie in a window of this radius around the pixel; 0: all sources are candidates. */
  readonly half: number;
  readonly guide: Guide;
}

/** Relative indices of the pixels around `pixel` that already have a value. */
function findTaps(level: Level, settled: Uint8Array, pixel: number, reach: number, taps: Int32Array): number {
  const { width, height } = level;
  const px = pixel % width;
  const py = (pixel - px) / width;
  let count = 0;
  for (let dy = Math.max(-reach, -py); dy <= Math.min(reach, height - 1 - py); dy++) {
    for (let dx = Math.max(-reach, -px); dx <= Math.min(reach, width - 1 - px); dx++) {
      const tap = dy * width + dx;
      if (settled[pixel + tap] === 1) taps[count++] = tap;
    }
  }
  return count;
}

/** Room for the work of one pixel at a time. */
interface GuessRoom {
  readonly taps: Int32Array;
  readonly list: Int32Array;
  readonly scores: Int32Array;
}

export function guessRoom({ patches, half }: GuessGround): GuessRoom {
  const most = listLength(patches, half);
  const list = half === 0 ? patches.sources : new Int32Array(most);
  return { taps: new Int32Array((2 * patches.radius + 1) ** 2), list, scores: new Int32Array(most) };
}

/** The most candidates that a pixel can have. */
export function listLength(patches: Patches, half: number): number {
  return half === 0 ? patches.sources.length : Math.max(fewestCandidates, (2 * half + 1) ** 2);
}

/** Guesses the pixels `from` to `to` of the order. */
export function guessPixels(ground: GuessGround, room: GuessRoom, from: number, to: number, random: Random): void {
  const { level, patches, order, settled, picks, half } = ground;
  const { planes } = level;
  for (let k = from; k < to; k++) {
    const pixel = order[k] ?? 0;
    const tapCount = findTaps(level, settled, pixel, patches.radius, room.taps);
    const count = half === 0 ? patches.sources.length : gather(ground, pixel, room.list, random);
    const pick = pickNear(ground, pixel, room, count, tapCount, random);
    picks[pixel] = pick;
    settled[pixel] = 1;
    for (let c = 0; c < channels; c++) planes[pixel * channels + c] = planes[pick * channels + c] ?? 0;
  }
}

/** Lists the sources in the window around the pixel and says how many there are; never none. */
function gather({ level, patches, half }: GuessGround, pixel: number, list: Int32Array, random: Random): number {
  const { width, height } = level;
  const { sources, isSource } = patches;
  const px = pixel % width;
  const py = (pixel - px) / width;
  let count = 0;
  for (let y = Math.max(0, py - half); y <= Math.min(height - 1, py + half); y++) {
    for (let x = Math.max(0, px - half); x <= Math.min(width - 1, px + half); x++) {
      if (isSource[y * width + x] === 1) list[count++] = y * width + x;
    }
  }
  // Where the window is nearly all hole, sources from anywhere stand in.
  for (; count < fewestCandidates; count++) list[count] = sources[random.below(sources.length)] ?? 0;
  return count;
}

function pickNear(
  { level, guide }: GuessGround,
  pixel: number,
  { taps, list, scores }: GuessRoom,
  count: number,
  tapCount: number,
  random: Random,
): number {
  const { planes, width } = level;
  const { wanted, means } = guide;
  const py = (pixel / width) | 0;
  const px = pixel - py * width;
  let best = 0x3fffffff;
  let limit = best;
  for (let k = 0; k < count; k++) {
    const source = list[k] as number;
    const dy = ((source / width) | 0) - py;
    const dx = source - (py + dy) * width - px;
    const red = (wanted[4 * pixel] as number) - (means[4 * source] as number);
    const green = (wanted[4 * pixel + 1] as number) - (means[4 * source + 1] as number);
    const blue = (wanted[4 * pixel + 2] as number) - (means[4 * source + 2] as number);
    let sum = guideWeight * (red * red + green * green + blue * blue) + ((dx * dx + 4 * dy * dy) >> 1);
    for (let t = 0; t < tapCount && sum <= limit; t++) {
      const tap = taps[t] as number;
      const a = (pixel + tap) * channels;
      const b = (source + tap) * channels;
      const d0 = (planes[a] as number) - (planes[b] as number);
      const d1 = (planes[a + 1] as number) - (planes[b + 1] as number);
      const d2 = (planes[a + 2] as number) - (planes[b + 2] as number);
      const d3 = (planes[a + 3] as number) - (planes[b + 3] as number);
      const d4 = (planes[a + 4] as number) - (planes[b + 4] as number);
      sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4;
    }
    scores[k] = sum;
    if (sum < best) {
      best = sum;
      limit = best + Math.floor(best / nearShare);
    }
  }
  let near = 0;
  for (let k = 0; k < count; k++) if ((scores[k] ?? 0) <= limit) near++;
  let nth = random.below(near);
  for (let k = 0; k < count; k++) if ((scores[k] ?? 0) <= limit && nth-- === 0) return list[k] ?? 0;
  return list[0] ?? 0;
}
