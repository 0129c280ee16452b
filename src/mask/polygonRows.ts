import type { Point } from "../image/geometry";
import { firstPixel } from "./rowSpans";

/**
 * Even-odd fill by scan lines: calls `span(y, from, to)` (pixels, `to` exclusive) for every interval of pixel centres inside
 * the closed polygon, rows `top` to `bottom` (exclusive). An edge owns its upper end and not its lower one, so that a corner
 * on a centre line is counted once. O(rows × edges crossed): edges wait sorted by their first row.
 */
export function polygonRows(
  points: readonly Point[],
  top: number,
  bottom: number,
  span: (y: number, from: number, to: number) => void,
): void {
  const waiting = edgesOf(points).toSorted((a, b) => a.top - b.top);
  let next = 0;
  let active: Edge[] = [];
  for (let y = Math.max(top, waiting[0]?.top ?? bottom); y < bottom; y++) {
    for (let edge = waiting[next]; edge !== undefined && edge.top <= y; edge = waiting[++next]) active.push(edge);
    active = active.filter((edge) => edge.bottom > y);
    if (active.length === 0) {
      if (next >= waiting.length) return;
      continue;
    }
    const crossings = active.map((edge) => edge.x + edge.slope * (y + 0.5 - edge.y)).toSorted((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = firstPixel(crossings[i] ?? 0);
      const to = firstPixel(crossings[i + 1] ?? 0);
      if (to > from) span(y, from, to);
    }
  }
}

interface Edge {
  /** Rows whose centre line the edge crosses: top to bottom, exclusive. */
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly y: number;
  readonly slope: number;
}

function edgesOf(points: readonly Point[]): Edge[] {
  const edges: Edge[] = [];
  let previous = points.at(-1);
  for (const point of points) {
    if (previous !== undefined && previous.y !== point.y) {
      const [upper, lower] = previous.y < point.y ? [previous, point] : [point, previous];
      const top = firstPixel(upper.y);
      const bottom = firstPixel(lower.y);
      if (bottom > top) edges.push({ top, bottom, x: upper.x, y: upper.y, slope: (lower.x - upper.x) / (lower.y - upper.y) });
    }
    previous = point;
  }
  return edges;
}
