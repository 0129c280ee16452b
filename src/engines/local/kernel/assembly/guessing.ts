import { GuessGround } from "./ground";
import { addSquares, channels, total } from "./patchDistance";

/** A row of the patch around a pixel and the mask of what is known of it, each padded to three vectors. */
const rowBytes: usize = 48;
const maskAt: usize = 7 * rowBytes;

/** As in guess.ts. */
const guideWeight: i32 = 2;

let chance: u32 = 0;

function below(count: i32): i32 {
  chance ^= chance << 13;
  chance ^= chance >> 17;
  chance ^= chance << 5;
  return <i32>floor((<f64>chance / 4294967296.0) * <f64>count);
}

/** As the loop of peel.ts, step by step. Returns the state of the generator after the stretch. */
export function guess(ground: GuessGround, from: i32, to: i32, state: u32): u32 {
  chance = state;
  for (let k = from; k < to; k++) {
    const pixel = load<i32>(ground.order + (k << 2));
    copyPatch(ground, pixel);
    const count = ground.half === 0 ? ground.sourceCount : gather(ground, pixel);
    const source = pick(ground, pixel, ground.half === 0 ? ground.sources : ground.list, count);
    store<i32>(ground.picks + (pixel << 2), source);
    store<u8>(ground.settled + pixel, 1);
    memory.copy(ground.planes + pixel * channels, ground.planes + source * channels, channels);
  }
  return chance;
}

/** What has a value around the pixel goes into the scratch, with its mask. */
function copyPatch(ground: GuessGround, pixel: i32): void {
  const width = ground.width;
  const radius = ground.radius;
  const scratch = ground.scratch;
  const y = pixel / width;
  const x = pixel - y * width;
  memory.fill(scratch, 0, 2 * maskAt);
  for (let dy = max(-radius, -y); dy <= min(radius, ground.height - 1 - y); dy++) {
    for (let dx = max(-radius, -x); dx <= min(radius, width - 1 - x); dx++) {
      const tap = pixel + dy * width + dx;
      if (load<u8>(ground.settled + tap) === 0) continue;
      const at = scratch + <usize>(dy + radius) * rowBytes + (dx + radius) * channels;
      memory.copy(at, ground.planes + tap * channels, channels);
      memory.fill(at + maskAt, 0xff, channels);
    }
  }
}

function gather(ground: GuessGround, pixel: i32): i32 {
  const width = ground.width;
  const half = ground.half;
  const list = ground.list;
  const y = pixel / width;
  const x = pixel - y * width;
  let count = 0;
  for (let cy = max(0, y - half); cy <= min(ground.height - 1, y + half); cy++) {
    for (let cx = max(0, x - half); cx <= min(width - 1, x + half); cx++) {
      const candidate = cy * width + cx;
      if (load<u8>(ground.isSource + candidate) === 0) continue;
      store<i32>(list + (count++ << 2), candidate);
    }
  }
  for (; count < ground.fewest; count++) store<i32>(list + (count << 2), load<i32>(ground.sources + (below(ground.sourceCount) << 2)));
  return count;
}

function pick(ground: GuessGround, pixel: i32, list: usize, count: i32): i32 {
  const width = ground.width;
  const stride = width * channels;
  const corner = ground.radius * width + ground.radius;
  const wanted = ground.wanted + (pixel << 2);
  const py = pixel / width;
  const px = pixel - py * width;
  const scores = ground.scores;
  const rows = 2 * ground.radius + 1;
  let best = 0x3fffffff;
  let limit = best;
  for (let k = 0; k < count; k++) {
    const source = load<i32>(list + (k << 2));
    const dy = source / width - py;
    const dx = source - (py + dy) * width - px;
    const begun = guideWeight * colourGap(wanted, ground.means + (source << 2)) + ((dx * dx + 4 * dy * dy) >> 1);
    const score =
      begun > limit ? begun : maskedDistance(begun, ground.scratch, ground.planes + (source - corner) * channels, rows, stride, limit);
    store<i32>(scores + (k << 2), score);
    if (score < best) {
      best = score;
      limit = best + best / 20;
    }
  }
  let near = 0;
  for (let k = 0; k < count; k++) if (load<i32>(scores + (k << 2)) <= limit) near++;
  let nth = below(near);
  for (let k = 0; k < count; k++) if (load<i32>(scores + (k << 2)) <= limit && nth-- === 0) return load<i32>(list + (k << 2));
  return load<i32>(list);
}

/** Exact where it is at most `limit`. */
function maskedDistance(begun: i32, patch: usize, b: usize, rows: i32, stride: usize, limit: i32): i32 {
  let sum = i32x4.replace_lane(i32x4.splat(0), 0, begun);
  for (let row = 0; row < rows; row++) {
    sum = addSquares(sum, v128.load(patch), v128.and(v128.load(b), v128.load(patch, maskAt)));
    sum = addSquares(sum, v128.load(patch, 16), v128.and(v128.load(b, 16), v128.load(patch, maskAt + 16)));
    sum = addSquares(sum, v128.load(patch, 32), v128.and(v128.load(b, 32), v128.load(patch, maskAt + 32)));
    if (total(sum) > limit) return i32.MAX_VALUE;
    patch += rowBytes;
    b += stride;
  }
  return total(sum);
}

function colourGap(a: usize, b: usize): i32 {
  const red = <i32>load<u8>(a) - <i32>load<u8>(b);
  const green = <i32>load<u8>(a, 1) - <i32>load<u8>(b, 1);
  const blue = <i32>load<u8>(a, 2) - <i32>load<u8>(b, 2);
  return red * red + green * green + blue * blue;
}
