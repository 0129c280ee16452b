import { channels, type Level } from "./level";

/**
 * The level of half the size. A pixel of it is known only when all four below it are, and belongs to the hole when any of them does, so
 * that no part of a hole ever disappears.
 */
export function halve(level: Level): Level {
  const width = (level.width + 1) >> 1;
  const height = (level.height + 1) >> 1;
  const planes = new Uint8Array(width * height * channels);
  const known = new Uint8Array(width * height);
  const hole = new Uint8Array(width * height);
  const copyable = level.copyable === level.known ? known : new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const right = 2 * x + 1 < level.width ? 1 : 0;
      const down = 2 * y + 1 < level.height ? level.width : 0;
      const a = 2 * y * level.width + 2 * x;
      const b = a + right;
      const c = a + down;
      const d = c + right;
      known[i] = (level.known[a] ?? 0) & (level.known[b] ?? 0) & (level.known[c] ?? 0) & (level.known[d] ?? 0);
      hole[i] = (level.hole[a] ?? 0) | (level.hole[b] ?? 0) | (level.hole[c] ?? 0) | (level.hole[d] ?? 0);
      if (known[i] === 0) continue;
      if (copyable !== known)
        copyable[i] = (level.copyable[a] ?? 0) & (level.copyable[b] ?? 0) & (level.copyable[c] ?? 0) & (level.copyable[d] ?? 0);
      for (let k = 0; k < channels; k++) {
        const sum =
          (level.planes[a * channels + k] ?? 0) +
          (level.planes[b * channels + k] ?? 0) +
          (level.planes[c * channels + k] ?? 0) +
          (level.planes[d * channels + k] ?? 0);
        planes[i * channels + k] = (sum + 2) >> 2;
      }
    }
  }
  return { width, height, planes, known, copyable, hole };
}
