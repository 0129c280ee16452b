import { intersectRects, type Point, type Rect, type Size } from "../image/geometry";
import { createPause } from "../image/pause";
import { edgeCosts, nodesOf } from "./edgeCosts";
import { growWire, nearestEdge, traceWire } from "./liveWire";
import type { ColourPlane } from "./oklab";

/** Between two knots, in steps of the coarse scale. */
const knotSpacing = 32;

/**
 * A closed line that was found on squares of `step` pixels, along the same edges in every pixel. Between knots, which move to the
 * nearest edge themselves, the cheapest way is looked for in a corridor of one step and a pixel on either side of the line.
 * @throws Failure aborted
 */
export async function sharpenLine(plane: ColourPlane, line: readonly Point[], step: number, signal?: AbortSignal): Promise<Point[]> {
  const dense = densified(line, step);
  const count = Math.max(3, Math.round(dense.length / knotSpacing));
  const knots = Array.from({ length: count }, (_, knot) => Math.floor((knot * dense.length) / count));
  const sharp: Point[] = [];
  const pause = createPause(signal);
  let first: Point | null = null;
  let from: Point | null = null;
  for (const [index, start] of knots.entries()) {
    const piece = dense.slice(start, (knots[index + 1] ?? dense.length) + 1);
    const end = piece.at(-1) ?? line[0];
    const begin = piece[0];
    if (begin === undefined || end === undefined) break;
    const isLast = index === count - 1;
    if (isLast && dense[0] !== undefined) piece.push(dense[0]);
    const grid = { rect: corridorBox(piece, step, plane), step: 1 };
    const map = await edgeCosts(plane, grid, signal);
    from ??= nearestEdge(map, grid, begin, step);
    first ??= from;
    const to: Point = isLast ? first : nearestEdge(map, grid, end, step);
    keepCorridor(map.costs, grid.rect, nodesOf(grid).columns, [from, ...piece, to], step + 1);
    const wire = await growWire(map, { point: to, grid, snap: 0 }, signal);
    sharp.push(...traceWire(wire, from));
    from = to;
    await pause();
  }
  return sharp;
}

/** Points no farther apart than a step. The last piece leads back to the first point. */
function densified(line: readonly Point[], step: number): Point[] {
  const dense: Point[] = [];
  for (const [index, a] of line.entries()) {
    const b = line[(index + 1) % line.length] ?? a;
    const parts = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / step);
    for (let part = 0; part < parts; part++) dense.push({ x: a.x + ((b.x - a.x) * part) / parts, y: a.y + ((b.y - a.y) * part) / parts });
  }
  return dense;
}

function corridorBox(piece: readonly Point[], step: number, photo: Size): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of piece) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const margin = 2 * step + 4;
  const [x, y] = [Math.floor(left) - margin, Math.floor(top) - margin];
  const wide = { x, y, width: Math.ceil(right) + margin - x, height: Math.ceil(bottom) + margin - y };
  return intersectRects(wide, { x: 0, y: 0, width: photo.width, height: photo.height });
}

/** Walls around all nodes within `reach` of the line's points. */
function keepCorridor(costs: Uint8Array, rect: Rect, columns: number, points: readonly Point[], reach: number): void {
  const kept = new Uint8Array(costs.length);
  const rows = costs.length / columns;
  for (const point of points) {
    const [x, y] = [Math.round(point.x - rect.x), Math.round(point.y - rect.y)];
    for (let row = Math.max(0, y - reach); row <= Math.min(rows - 1, y + reach); row++) {
      kept.fill(1, row * columns + Math.max(0, x - reach), row * columns + Math.min(columns, x + reach + 1));
    }
  }
  for (let at = 0; at < costs.length; at++) costs[at] = (costs[at] ?? 0) * (kept[at] ?? 0);
}
