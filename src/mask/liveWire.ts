import { intersectRects, unionRects, type Point, type Rect, type Size } from "../image/geometry";
import { nodesOf, type EdgeGrid } from "./edgeCosts";
import { pathTree, walkPath, type CostMap } from "./pathTree";

/**
 * Live-wire (E. Mortensen, W. Barrett, "Intelligent Scissors for Image Composition", SIGGRAPH 1995): between an anchor and the
 * pointer the line takes the cheapest way along edges. A worker finds the ways from all places of a part of the photo to the anchor;
 * following the pointer is then a walk.
 */

/** Where an anchor was put down, and in which part of the photo ways to it are wanted. */
export interface WireAnchor {
  readonly point: Point;
  readonly grid: EdgeGrid;
  /** The anchor may be moved by this much to lie on an edge, pixels of the photo. */
  readonly snap: number;
}

/** All ways to an anchor. */
export interface Wire {
  readonly grid: EdgeGrid;
  /** Where the anchor lies now. */
  readonly anchor: Point;
  /** For every node the direction of its next step. */
  readonly toward: Uint8Array<ArrayBuffer>;
}

/** About as many nodes as a worker gets through while a hand moves on. */
const mostNodes = 1_000_000;

/** What costs more is hardly an edge. */
const edgeCost = 100;

/** What is seen of the photo, with something around it and the anchor, on a grid as fine as can be worked out at once. */
export function wireGrid(seen: Rect, anchor: Point, photo: Size): EdgeGrid {
  const margin = Math.ceil(Math.max(seen.width, seen.height) / 8) + 16;
  const wide = { x: seen.x - margin, y: seen.y - margin, width: seen.width + 2 * margin, height: seen.height + 2 * margin };
  const around = { x: Math.floor(anchor.x) - 16, y: Math.floor(anchor.y) - 16, width: 32, height: 32 };
  const rect = intersectRects(unionRects(wide, around), { x: 0, y: 0, ...photo });
  return { rect, step: Math.max(1, Math.ceil(Math.sqrt((rect.width * rect.height) / mostNodes))) };
}

/** The ways to an anchor, from what its grid costs (`edgeCosts`). @throws Failure aborted */
export async function growWire(map: CostMap, { point, grid, snap }: WireAnchor, signal?: AbortSignal): Promise<Wire> {
  const root = edgeNode(map, grid, point, snap);
  return { grid, anchor: placeOf(grid, root), toward: await pathTree(map, root, signal) };
}

/** The line from a point to the anchor, both included. A point outside the grid goes straight to its border. */
export function traceWire({ grid, toward }: Wire, from: Point): Point[] {
  const line: Point[] = [from];
  let direction = -1;
  for (const node of walkPath(toward, nodesOf(grid).columns, nodeAt(grid, from))) {
    const step = toward[node] ?? 0;
    // Only where it turns.
    if (step !== direction) line.push(placeOf(grid, node));
    direction = step;
  }
  return line;
}

/** The place of the strongest edge within `snap` pixels of a point, if there is one; else the nearest node. */
export function nearestEdge(map: CostMap, grid: EdgeGrid, point: Point, snap: number): Point {
  return placeOf(grid, edgeNode(map, grid, point, snap));
}

function nodeAt(grid: EdgeGrid, { x, y }: Point): number {
  const { rect, step } = grid;
  const { columns, rows } = nodesOf(grid);
  const column = Math.min(columns - 1, Math.max(0, Math.round((x - rect.x) / step)));
  return Math.min(rows - 1, Math.max(0, Math.round((y - rect.y) / step))) * columns + column;
}

/** The last square of a row or column may be a smaller one. */
function placeOf(grid: EdgeGrid, node: number): Point {
  const { rect, step } = grid;
  const { columns } = nodesOf(grid);
  const column = node % columns;
  const row = (node - column) / columns;
  return { x: rect.x + Math.min(rect.width, column * step), y: rect.y + Math.min(rect.height, row * step) };
}

/** The cheapest node around a point, if it is an edge beside what the point lies on; the nearer ones count for more. */
function edgeNode({ columns, rows, costs }: CostMap, grid: EdgeGrid, point: Point, snap: number): number {
  const start = nodeAt(grid, point);
  const reach = Math.floor(snap / grid.step);
  const x = start % columns;
  const y = (start - x) / columns;
  let found = start;
  let lowest = Math.min(edgeCost, (costs[start] ?? 0) * 0.8);
  for (let row = Math.max(0, y - reach); row <= Math.min(rows - 1, y + reach); row++) {
    for (let column = Math.max(0, x - reach); column <= Math.min(columns - 1, x + reach); column++) {
      const away = Math.hypot(column - x, row - y);
      const cost = (costs[row * columns + column] ?? 0) * (1 + away / (2 * reach + 2));
      if (away > reach || cost >= lowest) continue;
      lowest = cost;
      found = row * columns + column;
    }
  }
  return found;
}
