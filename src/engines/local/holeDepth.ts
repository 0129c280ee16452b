import type { Level } from "./level";

/**
 * How far each pixel lies from the nearest known one, in pixels of the chessboard metric (0 on known pixels).
 * Two sweeps (Rosenfeld and Pfaltz 1966), O(pixels). The picture's border is not a source: depth grows towards it.
 */
export function holeDepth({ known, width, height }: Level): Uint16Array {
  const far = 0xffff;
  const depth = new Uint16Array(width * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? far : (depth[y * width + x] ?? far));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (known[i] === 1) continue;
      depth[i] = Math.min(far - 1, at(x - 1, y), at(x - 1, y - 1), at(x, y - 1), at(x + 1, y - 1)) + 1;
    }
  }
  for (let y = height - 1, i = width * height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      const own = depth[i] ?? 0;
      if (own <= 1) continue;
      const around = Math.min(far - 1, at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x - 1, y + 1)) + 1;
      if (around < own) depth[i] = around;
    }
  }
  return depth;
}
