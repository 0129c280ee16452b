import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MinCut, neighbours } from "./minCut";
import { stepsX, stepsY } from "./pathTree";

interface Graph {
  readonly width: number;
  readonly height: number;
  readonly terminals: readonly number[];
  /** What parts two nodes, by the lower of both and the direction to the other. */
  readonly weights: readonly number[];
}

function build({ width, height, terminals, weights }: Graph) {
  const beside = new Int32Array(width * height * neighbours).fill(-1);
  const costs = new Int32Array(width * height * neighbours);
  for (let node = 0; node < width * height; node++) {
    for (let direction = 0; direction < neighbours; direction++) {
      const [x, y] = [(node % width) + (stepsX[direction] ?? 0), Math.floor(node / width) + (stepsY[direction] ?? 0)];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const other = y * width + x;
      beside[node * neighbours + direction] = other;
      costs[node * neighbours + direction] =
        (other > node ? weights[node * neighbours + direction] : weights[other * neighbours + 7 - direction]) ?? 0;
    }
  }
  return { beside, costs, terminals: Int32Array.from(terminals) };
}

function cutCost({ terminals, ...graph }: Graph, isSource: (node: number) => boolean): number {
  const { beside, costs } = build({ terminals, ...graph });
  let sum = 0;
  for (const [node, cost] of terminals.entries()) {
    if (isSource(node) ? cost < 0 : cost > 0) sum += Math.abs(cost);
    for (let direction = 4; direction < neighbours; direction++) {
      const other = beside[node * neighbours + direction] ?? -1;
      if (other !== -1 && isSource(node) !== isSource(other)) sum += costs[node * neighbours + direction] ?? 0;
    }
  }
  return sum;
}

const graphs = (longest: number): fc.Arbitrary<Graph> =>
  fc.record({ width: fc.integer({ min: 1, max: longest }), height: fc.integer({ min: 1, max: longest }) }).chain(({ width, height }) => {
    const nodes = width * height;
    return fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      terminals: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: nodes, maxLength: nodes }),
      weights: fc.array(fc.nat({ max: 12 }), { minLength: nodes * neighbours, maxLength: nodes * neighbours }),
    });
  });

test("no other cut is cheaper: all of them are tried", () => {
  fc.assert(
    fc.property(graphs(3), (graph) => {
      const { beside, costs, terminals } = build(graph);
      const cut = new MinCut(beside, costs, terminals);
      while (cut.advance(1));
      const count = graph.terminals.length;
      const best = Math.min(...Array.from({ length: 2 ** count }, (_, choice) => cutCost(graph, (node) => ((choice >> node) & 1) === 1)));
      expect(cutCost(graph, (node) => cut.isSource(node))).toBe(best);
    }),
    { numRuns: 150 },
  );
});

test("what crosses the cut is all that flows, on larger graphs too: no path is left, and the parts are those of any stop between", () => {
  fc.assert(
    fc.property(graphs(14), (graph) => {
      const one = build(graph);
      const cut = new MinCut(one.beside, one.costs, one.terminals);
      while (cut.advance(3));
      // The flow is what the terminals have given; by duality no cut costs less than the flow.
      const given = graph.terminals.reduce((sum, cost, node) => sum + (cost > 0 ? cost - Math.max(0, one.terminals[node] ?? 0) : 0), 0);
      expect(cutCost(graph, (node) => cut.isSource(node))).toBe(given);
      const other = build(graph);
      const again = new MinCut(other.beside, other.costs, other.terminals);
      while (again.advance(1_000));
      expect(graph.terminals.map((_, node) => again.isSource(node))).toEqual(graph.terminals.map((_, node) => cut.isSource(node)));
    }),
    { numRuns: 60 },
  );
});
