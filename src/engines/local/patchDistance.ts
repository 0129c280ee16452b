import { channels } from "./level";

/**
 * The hot kernel: the sum of squared differences of two square patches over all channels, as an integer.
 * `a` and `b` are the byte offsets of the patches' upper left pixels, `rowBytes` the length of a patch row, `stride` of a row of the
 * plane. Leaves early with a value of at least `limit` once the sum has reached it. At most 245 terms; about 40 on average in a search.
 */
export function patchDistance(
  planes: Uint8Array,
  a: number,
  b: number,
  rows: number,
  rowBytes: number,
  stride: number,
  limit: number,
): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = a + row * stride;
    const end = start + rowBytes;
    for (let i = start, j = b + row * stride; i < end; i += channels, j += channels) {
      const d0 = (planes[i] as number) - (planes[j] as number);
      const d1 = (planes[i + 1] as number) - (planes[j + 1] as number);
      const d2 = (planes[i + 2] as number) - (planes[j + 2] as number);
      const d3 = (planes[i + 3] as number) - (planes[j + 3] as number);
      const d4 = (planes[i + 4] as number) - (planes[j + 4] as number);
      sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4;
    }
    if (sum >= limit) return sum;
  }
  return sum;
}
