import { createPause } from "../image/pause";

/** Costs of going through the nodes of a grid, 1 to 255, row-major; 0 is a wall. */
export interface CostMap {
  readonly columns: number;
  readonly rows: number;
  readonly costs: Uint8Array;
}

/** The eight neighbours of a node, so that the seventh minus a direction is the way back. */
export const stepsX = [-1, 0, 1, -1, 1, -1, 0, 1] as const;
export const stepsY = [-1, -1, -1, 0, 0, 1, 1, 1] as const;
/** At the root, and where the root cannot be reached from. */
const noStep = 8;

/** One step costs what both of its ends cost, by its length: 5 to 7 is 1 to √2. */
const straight = 5;
const diagonal = 7;
/** More than any step costs, a power of two. */
const buckets = 4096;
/** Nodes that are settled before a message can be heard. */
const slice = 20_000;

/**
 * The cheapest way from every node to the root: for each node the direction of its next step, or `noStep`. Dijkstra's algorithm with
 * whole costs and a ring of buckets (R. Dial, Communications of the ACM 12, 1969): linear in the nodes.
 * @throws Failure aborted
 */
export async function pathTree(map: CostMap, root: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const growth = new Growth(map, root);
  const pause = createPause(signal);
  while (growth.settle(slice)) await pause();
  return growth.toward;
}

/** The nodes from one to the root, both included. */
export function walkPath(toward: Uint8Array, columns: number, from: number): number[] {
  const path = [from];
  for (let at = from, step = toward[at] ?? noStep; step !== noStep; step = toward[at] ?? noStep) {
    at += (stepsY[step] ?? 0) * columns + (stepsX[step] ?? 0);
    path.push(at);
  }
  return path;
}

const unreached = 0x7fffffff;

class Growth {
  readonly toward: Uint8Array<ArrayBuffer>;
  readonly #map: CostMap;
  readonly #distances: Int32Array;
  /** Every bucket is a list of nodes; a node is in one at most. */
  readonly #heads = new Int32Array(buckets).fill(-1);
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  #distance = 0;
  #waiting = 0;

  constructor(map: CostMap, root: number) {
    const count = map.columns * map.rows;
    this.#map = map;
    this.toward = new Uint8Array(count).fill(noStep);
    this.#distances = new Int32Array(count).fill(unreached);
    this.#next = new Int32Array(count);
    this.#previous = new Int32Array(count);
    this.#put(root, 0);
  }

  /** @returns whether there are more */
  settle(most: number): boolean {
    const heads = this.#heads;
    for (let count = 0; count < most && this.#waiting > 0; count++) {
      while (heads[this.#distance & (buckets - 1)] === -1) this.#distance++;
      const node = heads[this.#distance & (buckets - 1)] ?? 0;
      this.#take(node, this.#distance);
      this.#relax(node);
    }
    return this.#waiting > 0;
  }

  #relax(node: number): void {
    const { columns, rows, costs } = this.#map;
    const distances = this.#distances;
    const x = node % columns;
    const y = (node - x) / columns;
    const cost = costs[node] ?? 0;
    for (let step = 0; step < 8; step++) {
      const toX = x + (stepsX[step] ?? 0);
      const toY = y + (stepsY[step] ?? 0);
      if (toX < 0 || toY < 0 || toX >= columns || toY >= rows) continue;
      const other = toY * columns + toX;
      const otherCost = costs[other] ?? 0;
      if (otherCost === 0) continue;
      const length = toX === x || toY === y ? straight : diagonal;
      const distance = this.#distance + (cost + otherCost) * length;
      const before = distances[other] ?? 0;
      if (distance >= before) continue;
      if (before !== unreached) this.#take(other, before);
      this.#put(other, distance);
      this.toward[other] = 7 - step;
    }
  }

  #put(node: number, distance: number): void {
    const bucket = distance & (buckets - 1);
    const head = this.#heads[bucket] ?? -1;
    this.#distances[node] = distance;
    this.#previous[node] = -1;
    this.#next[node] = head;
    if (head !== -1) this.#previous[head] = node;
    this.#heads[bucket] = node;
    this.#waiting++;
  }

  #take(node: number, distance: number): void {
    const next = this.#next[node] ?? -1;
    const previous = this.#previous[node] ?? -1;
    if (previous === -1) this.#heads[distance & (buckets - 1)] = next;
    else this.#next[previous] = next;
    if (next !== -1) this.#previous[next] = previous;
    this.#waiting--;
  }
}
