import * as fc from "fast-check";
import { expect, test } from "vitest";
import { edgeCosts } from "./edgeCosts";
import { growWire, traceWire, wireGrid, type Wire, type WireAnchor } from "./liveWire";
import { colourPlane, type ColourPlane } from "./oklab";
import { pathTree, walkPath, type CostMap } from "./pathTree";
import { sharpenLine } from "./sharpenLine";

const wireOf = async (plane: ColourPlane, anchor: WireAnchor): Promise<Wire> => growWire(await edgeCosts(plane, anchor.grid), anchor);

/** Every distance to the root, by the definition: edges are relaxed until none gets shorter (Bellman and Ford). */
function distances({ columns, rows, costs }: CostMap, root: number): number[] {
  const found = Array.from(costs, (_, node) => (node === root ? 0 : Infinity));
  for (let changed = true; changed;) {
    changed = false;
    for (let node = 0; node < costs.length; node++) {
      for (let other = 0; other < costs.length; other++) {
        const [dx, dy] = [(other % columns) - (node % columns), Math.floor(other / columns) - Math.floor(node / columns)];
        if (other === node || Math.abs(dx) > 1 || Math.abs(dy) > 1 || rows === 0) continue;
        const length = (found[node] ?? 0) + costOf(costs, node, other, dx !== 0 && dy !== 0);
        if (length >= (found[other] ?? 0)) continue;
        found[other] = length;
        changed = true;
      }
    }
  }
  return found;
}

const costOf = (costs: Uint8Array, a: number, b: number, isDiagonal: boolean): number =>
  ((costs[a] ?? 0) + (costs[b] ?? 0)) * (isDiagonal ? 7 : 5);

test("every way to the root is as cheap as any", async () => {
  const maps = fc.record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }) }).chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      costs: fc.uint8Array({ minLength: columns * rows, maxLength: columns * rows, min: 1 }),
      root: fc.integer({ min: 0, max: columns * rows - 1 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(maps, async ({ root, ...map }) => {
      const toward = await pathTree(map, root);
      const wanted = distances(map, root);
      for (let node = 0; node < map.costs.length; node++) {
        const path = walkPath(toward, map.columns, node);
        let length = 0;
        for (const [index, at] of path.slice(1).entries()) {
          const before = path[index] ?? 0;
          const dx = Math.abs((at % map.columns) - (before % map.columns));
          const dy = Math.abs(Math.floor(at / map.columns) - Math.floor(before / map.columns));
          expect(Math.max(dx, dy)).toBe(1);
          length += costOf(map.costs, before, at, dx + dy === 2);
        }
        expect(path.at(-1)).toBe(root);
        expect(length).toBe(wanted[node]);
      }
    }),
    { numRuns: 60 },
  );
});

/** Repeatable noise, −1 to 1. */
function noise(x: number, y: number): number {
  const value = Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453;
  return 2 * (value - Math.floor(value)) - 1;
}

function disc(width: number, height: number, radius: number, roughness: number): Promise<ColourPlane> {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const isInside = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) < radius;
      for (let part = 0; part < 3; part++) {
        data[at + part] = ((isInside ? [170, 90, 70] : [110, 120, 140])[part] ?? 0) + roughness * noise(x + 1000 * part, y);
      }
    }
  }
  return colourPlane({ width, height, data });
}

test.for([
  { name: "in every pixel of the photo", size: 400, radius: 150, step: 1, roughness: 25, most: 1.5 },
  { name: "at a third of it", size: 900, radius: 330, step: 3, roughness: 40, most: 4.5 },
])("the line keeps to the edge of a noisy disc, $name", async ({ size, radius, step, roughness, most }) => {
  const plane = await disc(size, size, radius, roughness);
  const middle = size / 2;
  const at = (turn: number, by: number) => ({
    x: middle + (radius + by) * Math.cos(turn * 2 * Math.PI),
    y: middle + (radius + by) * Math.sin(turn * 2 * Math.PI),
  });
  const whole = { x: 0, y: 0, width: size, height: size };
  const point = at(0.1, size / 100);
  const grid = { rect: whole, step };
  const wire = await wireOf(plane, { point, grid, snap: size / 60 });
  const fromMiddle = (place: { x: number; y: number }): number => Math.hypot(place.x - middle, place.y - middle);
  expect(Math.abs(fromMiddle(wire.anchor) - radius)).toBeLessThan(most);
  const line = traceWire(wire, at(0.35, 0));
  expect(line.at(-1)).toEqual(wire.anchor);
  // Its middle too: it went around, not through.
  expect(line.length).toBeGreaterThan(30);
  for (const place of line.slice(1)) expect(Math.abs(fromMiddle(place) - radius)).toBeLessThan(most);
});

test("a line that was found at a sixth of the scale is sharpened to every pixel", async () => {
  const plane = await disc(700, 700, 300, 20);
  // Corners on a grid of six pixels, up to a step from the circle.
  const coarse = Array.from({ length: 150 }, (_, index) => {
    const turn = (index / 150) * 2 * Math.PI;
    const by = 300 + 4 * noise(index, 3);
    return { x: 6 * Math.round((350 + by * Math.cos(turn)) / 6), y: 6 * Math.round((350 + by * Math.sin(turn)) / 6) };
  });
  const off = coarse.map(({ x, y }) => Math.abs(Math.hypot(x - 350, y - 350) - 300));
  expect(Math.max(...off)).toBeGreaterThan(4);
  const sharp = await sharpenLine(plane, coarse, 6);
  expect(sharp.at(-1)).toEqual(sharp[0]);
  for (const { x, y } of sharp) expect(Math.abs(Math.hypot(x - 350, y - 350) - 300)).toBeLessThan(2);
  let area = 0;
  for (const [index, a] of sharp.entries()) {
    const b = sharp[(index + 1) % sharp.length] ?? a;
    area += (a.x * b.y - b.x * a.y) / 2;
  }
  expect(Math.abs(area / (Math.PI * 300 * 300) - 1)).toBeLessThan(0.005);
});

test("where nothing is to be seen the line is straight, and outside the grid as well", async () => {
  const plane = await disc(200, 100, 0, 0);
  const grid = wireGrid({ x: 40, y: 20, width: 20, height: 20 }, { x: 50, y: 30 }, plane);
  const wire = await wireOf(plane, { point: { x: 50, y: 30 }, grid, snap: 6 });
  expect(wire.anchor).toEqual({ x: 50, y: 30 });
  expect(traceWire(wire, { x: 60, y: 30 })).toEqual([
    { x: 60, y: 30 },
    { x: 60, y: 30 },
    { x: 50, y: 30 },
  ]);
  const far = traceWire(wire, { x: 190, y: 30 });
  expect(far.map(({ y }) => y)).toEqual([30, 30, 30]);
});

test("48 megapixels are worked on at a scale that keeps a part of them small, and a close view in every pixel", () => {
  const photo = { width: 8000, height: 6000 };
  const whole = wireGrid({ x: 0, y: 0, ...photo }, { x: 10, y: 10 }, photo);
  expect(whole).toEqual({ rect: { x: 0, y: 0, ...photo }, step: 7 });
  const close = wireGrid({ x: 4000, y: 3000, width: 110, height: 80 }, { x: 4050, y: 3050 }, photo);
  expect(close.step).toBe(1);
  expect(close.rect.width).toBeLessThan(200);
});
