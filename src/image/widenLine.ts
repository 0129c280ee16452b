/** Marks every place of a line within `reach` of one that is above 0: one direction of a square's dilation, linear whatever the reach. */
export function widenLine(from: Uint8Array, to: Uint8Array, start: number, step: number, count: number, reach: number): void {
  let next = -Infinity;
  for (let i = -reach; i < count; i++) {
    // The farthest marked place that the reach ahead has shown.
    if (i + reach < count && (from[start + (i + reach) * step] ?? 0) > 0) next = i + reach;
    if (i >= 0 && next >= i - reach) to[start + i * step] = 1;
  }
}
