/** The pixels ring by ring, from the hole's border inward; in each ring in the order in which they are given. O(pixels). */
export function byDepth(pixels: Int32Array, depth: Uint16Array): Int32Array {
  let deepest = 0;
  for (const pixel of pixels) deepest = Math.max(deepest, depth[pixel] ?? 0);
  const starts = new Int32Array(deepest + 2);
  for (const pixel of pixels) {
    const next = (depth[pixel] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let d = 1; d < starts.length; d++) starts[d] = (starts[d] ?? 0) + (starts[d - 1] ?? 0);
  const sorted = new Int32Array(pixels.length);
  for (const pixel of pixels) {
    const ring = depth[pixel] ?? 0;
    const at = starts[ring] ?? 0;
    sorted[at] = pixel;
    starts[ring] = at + 1;
  }
  return sorted;
}
