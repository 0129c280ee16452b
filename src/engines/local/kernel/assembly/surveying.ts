import { channels } from "./patchDistance";

/** As `maskThreshold` of pixels.ts. */
const threshold: u8 = 128;

/** As cutLevel.ts, for the pixels `from` to `to` of the area. `avoid` and `copyable` are 0 where everything may be copied. */
export function cut(
  image: usize,
  mask: usize,
  avoid: usize,
  planes: usize,
  known: usize,
  copyable: usize,
  hole: usize,
  from: i32,
  to: i32,
): void {
  for (let i = from; i < to; i++) {
    const masked = load<u8>(mask + i) >= threshold;
    const isKnown = !masked && load<u8>(image + (i << 2), 3) > 0;
    store<u8>(hole + i, masked ? 1 : 0);
    store<u8>(known + i, isKnown ? 1 : 0);
    if (copyable !== 0) store<u8>(copyable + i, isKnown && load<u8>(avoid + i) < threshold ? 1 : 0);
    const at = planes + i * channels;
    store<u32>(at, isKnown ? load<u32>(image + (i << 2)) & 0x00ffffff : 0);
    store<u8>(at, 0, 4);
  }
}

/** As features.ts. */
const featureRadius: i32 = 3;
const ringRows: i32 = 2 * featureRadius + 1;
const featureGain: i32 = 4;
const countBits: i32 = 6;

/** One feature, as the loop over `ahead` of features.ts for `from` to `to`. The room: `ringRows` rows, the columns and the totals, of 32 bits. */
export function feature(
  planes: usize,
  known: usize,
  width: i32,
  height: i32,
  dx: i32,
  dy: i32,
  channel: i32,
  room: usize,
  from: i32,
  to: i32,
): void {
  const rowBytes = width << 2;
  const columns = room + ringRows * rowBytes;
  const totals = columns + rowBytes;
  if (from === 0) memory.fill(room, 0, (ringRows + 2) * rowBytes + 4);
  for (let ahead = from; ahead < to; ahead++) {
    if (ahead < height - dy) sumGradients(planes, known, width, ahead, dx, dy, totals);
    else memory.fill(totals, 0, rowBytes + 4);
    const row = room + (ahead % ringRows) * rowBytes;
    const out = planes + (ahead - featureRadius) * width * channels + channel;
    for (let x = 0; x < width; x++) {
      const right = load<i32>(totals + (min(width, x + featureRadius + 1) << 2));
      const box = right - load<i32>(totals + (max(0, x - featureRadius) << 2));
      const packed = load<i32>(columns + (x << 2)) + box - load<i32>(row + (x << 2));
      store<i32>(columns + (x << 2), packed);
      store<i32>(row + (x << 2), box);
      if (ahead < featureRadius) continue;
      const count = 3 * (packed & ((1 << countBits) - 1));
      const mean = count === 0 ? 0 : <i32>(<f64>(featureGain * (packed >> countBits)) / <f64>count + 0.5);
      store<u8>(out + x * channels, min(255, mean));
    }
  }
}

function sumGradients(planes: usize, known: usize, width: i32, y: i32, dx: i32, dy: i32, totals: usize): void {
  const step = dy * width + dx;
  let sum = 0;
  store<i32>(totals, 0);
  for (let x = 0, i = y * width; x < width; x++, i++) {
    if (x < width - dx && load<u8>(known + i) === 1 && load<u8>(known + i + step) === 1) {
      const a = planes + i * channels;
      const b = a + step * channels;
      const difference =
        abs(<i32>load<u8>(a) - <i32>load<u8>(b)) +
        abs(<i32>load<u8>(a, 1) - <i32>load<u8>(b, 1)) +
        abs(<i32>load<u8>(a, 2) - <i32>load<u8>(b, 2));
      sum += (difference << countBits) + 1;
    }
    store<i32>(totals + ((x + 1) << 2), sum);
  }
}

/** As `markSources` of patches.ts. The room: a row of 32 bits. */
export function sources(copyable: usize, width: i32, height: i32, radius: i32, room: usize, isSource: usize): void {
  const side = 2 * radius + 1;
  memory.fill(isSource, 0, width * height);
  memory.fill(room, 0, width << 2);
  for (let y = 0; y < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++) {
      const column = load<u8>(copyable + y * width + x) === 1 ? min(side, load<i32>(room + (x << 2)) + 1) : 0;
      store<i32>(room + (x << 2), column);
      run = column === side ? run + 1 : 0;
      if (run >= side) store<u8>(isSource + (y - radius) * width + x - radius, 1);
    }
  }
}

const far: i32 = 0xffff;

/** As holeDepth.ts. */
export function depths(known: usize, width: i32, height: i32, depth: usize): void {
  const stride = <usize>(width << 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const at = depth + (i << 1);
      if (load<u8>(known + i) === 1) {
        store<u16>(at, 0);
        continue;
      }
      let least = far - 1;
      if (x > 0) least = min(least, <i32>load<u16>(at - 2));
      if (y > 0) {
        if (x > 0) least = min(least, <i32>load<u16>(at - stride - 2));
        least = min(least, <i32>load<u16>(at - stride));
        if (x < width - 1) least = min(least, <i32>load<u16>(at - stride + 2));
      }
      store<u16>(at, least + 1);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const at = depth + ((y * width + x) << 1);
      const own = <i32>load<u16>(at);
      if (own <= 1) continue;
      let least = far - 1;
      if (x < width - 1) least = min(least, <i32>load<u16>(at + 2));
      if (y < height - 1) {
        if (x < width - 1) least = min(least, <i32>load<u16>(at + stride + 2));
        least = min(least, <i32>load<u16>(at + stride));
        if (x > 0) least = min(least, <i32>load<u16>(at + stride - 2));
      }
      if (least + 1 < own) store<u16>(at, least + 1);
    }
  }
}

/** As halve.ts, of the maps; a pixel of the result is 1 where `all` or any of its four is. */
export function halveMap(map: usize, width: i32, height: i32, all: bool, to: usize): void {
  for (let y = 0; y < height; y += 2) {
    const down = y + 1 < height ? width : 0;
    for (let x = 0; x < width; x += 2, to++) {
      const a = map + y * width + x;
      const b = a + (x + 1 < width ? 1 : 0);
      const upper = <u32>load<u8>(a);
      const right = <u32>load<u8>(b);
      const lower = <u32>load<u8>(a + down);
      const last = <u32>load<u8>(b + down);
      store<u8>(to, all ? upper & right & lower & last : upper | right | lower | last);
    }
  }
}

/** As halve.ts, of the planes; `known` is that of the result. */
export function halvePlanes(planes: usize, width: i32, height: i32, known: usize, to: usize): void {
  for (let y = 0; y < height; y += 2) {
    const down = <usize>(y + 1 < height ? width * channels : 0);
    for (let x = 0; x < width; x += 2, known++, to += <usize>channels) {
      if (load<u8>(known) === 0) {
        memory.fill(to, 0, channels);
        continue;
      }
      const a = planes + (y * width + x) * channels;
      const b = a + <usize>(x + 1 < width ? channels : 0);
      for (let c: usize = 0; c < <usize>channels; c++) {
        const upper = <u32>load<u8>(a + c) + <u32>load<u8>(b + c);
        store<u8>(to + c, (upper + <u32>load<u8>(a + down + c) + <u32>load<u8>(b + down + c) + 2) >> 2);
      }
    }
  }
}

/** As `spread` of patches.ts, row by row. The room: a map, and a row of 32 bits. */
export function spread(map: usize, to: usize, width: i32, height: i32, radius: i32, room: usize): void {
  const until = room + <usize>(width * height);
  for (let y = 0; y < height; y++) {
    let reaches = -1;
    for (let x = -radius; x < width; x++) {
      const ahead = x + radius;
      if (ahead < width && load<u8>(map + y * width + ahead) !== 0) reaches = ahead + radius;
      if (x >= 0) store<u8>(room + y * width + x, x <= reaches ? 1 : 0);
    }
  }
  for (let x = 0; x < width; x++) store<i32>(until + (x << 2), -1);
  for (let y = -radius; y < height; y++) {
    const ahead = y + radius;
    for (let x = 0; x < width; x++) {
      if (ahead < height && load<u8>(room + ahead * width + x) !== 0) store<i32>(until + (x << 2), ahead + radius);
      if (y >= 0) store<u8>(to + y * width + x, y <= load<i32>(until + (x << 2)) ? 1 : 0);
    }
  }
}

/** Zero within `radius` of the picture's border. */
export function clearRim(map: usize, width: i32, height: i32, radius: i32): void {
  const edge = min(radius, height);
  memory.fill(map, 0, edge * width);
  memory.fill(map + (height - edge) * width, 0, edge * width);
  const side = min(radius, width);
  for (let y = 0; y < height; y++) {
    memory.fill(map + y * width, 0, side);
    memory.fill(map + y * width + width - side, 0, side);
  }
}

export function without(map: usize, other: usize, count: i32): void {
  for (let i = 0; i < count; i++) if (load<u8>(other + i) === 1) store<u8>(map + i, 0);
}

/** Writes where the map is not 0, in scan order, as integers of 32 bits. Returns how many. */
export function list(map: usize, count: i32, to: usize): i32 {
  const start = to;
  for (let i = 0; i < count; i++) {
    if (load<u8>(map + i) === 0) continue;
    store<i32>(to, i);
    to += 4;
  }
  return <i32>((to - start) >> 2);
}
