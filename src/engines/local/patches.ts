import type { Level } from "./level";

/** Which patches of a level may be copied and which have to be found. Patches are squares of 2 `radius` + 1, named by their centre's index. */
export interface Patches {
  readonly radius: number;
  /** 1 at the centre of every patch that is wholly known and may be copied. */
  readonly isSource: Uint8Array;
  readonly sources: Int32Array;
  /** Centres of all patches inside the picture that touch the hole, in scan order. */
  readonly targets: Int32Array;
  /** 1 at the centres in `targets`. */
  readonly isTarget: Uint8Array;
  /** Unknown pixels under the targets, in scan order: what is voted on. More than the hole where transparent pixels lie beside it. */
  readonly unknown: Int32Array;
}

/** Centres of the patches of `radius` that may be copied as a whole. O(pixels). */
export function markSources(level: Level, radius: number): Uint8Array {
  const { width, height, copyable } = level;
  const side = 2 * radius + 1;
  const isSource = new Uint8Array(width * height);
  const columns = new Uint16Array(width);
  for (let y = 0; y < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++) {
      const column = copyable[y * width + x] === 1 ? Math.min(side, (columns[x] ?? 0) + 1) : 0;
      columns[x] = column;
      run = column === side ? run + 1 : 0;
      if (run >= side) isSource[(y - radius) * width + x - radius] = 1;
    }
  }
  return isSource;
}

/** @param isSource as `markSources` made it for the same level and radius. */
export function findPatches(level: Level, radius: number, isSource: Uint8Array): Patches {
  const { width, height, known, hole } = level;
  const isTarget = spread(hole, width, height, radius);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x < radius || y < radius || x >= width - radius || y >= height - radius) isTarget[y * width + x] = 0;
    }
  }
  const under = spread(isTarget, width, height, radius);
  for (let i = 0; i < under.length; i++) if (known[i] === 1) under[i] = 0;
  return { radius, isSource, sources: listOf(isSource), targets: listOf(isTarget), isTarget, unknown: listOf(under) };
}

/** 1 within the box of `radius` around every 1 of `map`. */
function spread(map: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const rows = new Uint8Array(map.length);
  for (let y = 0; y < height; y++) spreadLine(map, rows, y * width, 1, width, radius);
  const both = new Uint8Array(map.length);
  for (let x = 0; x < width; x++) spreadLine(rows, both, x, width, height, radius);
  return both;
}

function spreadLine(from: Uint8Array, to: Uint8Array, start: number, stride: number, count: number, radius: number): void {
  let until = -1;
  for (let i = -radius; i < count; i++) {
    const ahead = i + radius;
    if (ahead < count && from[start + ahead * stride] === 1) until = ahead + radius;
    if (i >= 0 && i <= until) to[start + i * stride] = 1;
  }
}

function listOf(map: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < map.length; i++) count += map[i] ?? 0;
  const list = new Int32Array(count);
  for (let i = 0, next = 0; i < map.length; i++) if (map[i] === 1) list[next++] = i;
  return list;
}
