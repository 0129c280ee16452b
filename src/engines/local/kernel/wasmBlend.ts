import type { CopiedLevel } from "../copiedLevel";
import { lightCell, lightSweeps } from "../evenLight";
import type { Level } from "../level";
import { coarseSweeps, finestSweeps, narrowPull, smallestGrid, widePull } from "../membrane";
import { scaled, sliced, unmeasured } from "../progress";
import { overRelaxation } from "../relax";
import { sharpnessCell } from "../sharpestSteps";
import type { Blend } from "./kernel";
import { openRoom, place, type Room } from "./place";

/** What `assembly/seams.ts`, `cells.ts`, `relaxing.ts` and `lighting.ts` export; all but sizes, counts and weights are addresses. */
export interface BlendExports {
  sharpestIn(planes: number, known: number, width: number, height: number, columns: number, own: number, from: number, to: number): void;
  sharpestAround(own: number, columns: number, rows: number, steps: number): void;
  addSteps(
    planes: number,
    known: number,
    width: number,
    height: number,
    unknown: number,
    origins: number,
    steps: number,
    columns: number,
    wide: number,
    narrow: number,
    from: number,
    to: number,
  ): void;
  placeCells(positions: number, count: number, places: number, size: number): void;
  listNeighbours(
    width: number,
    height: number,
    positions: number,
    places: number,
    known: number,
    neighbours: number,
    from: number,
    to: number,
  ): void;
  coarsen(
    fineWidth: number,
    fineHeight: number,
    finePositions: number,
    count: number,
    places: number,
    positions: number,
    parents: number,
  ): number;
  gather(load: number, parents: number, count: number, sums: number, coarse: number): void;
  scatter(values: number, parents: number, count: number, to: number): void;
  addValues(values: number, others: number, count: number): void;
  clear(at: number, bytes: number): void;
  relax(neighbours: number, load: number, values: number, count: number, pull: number, overRelaxation: number): void;
  addKnown(planes: number, known: number, width: number, columns: number, sums: number, counts: number, from: number, to: number): void;
  addUnknown(
    planes: number,
    width: number,
    unknown: number,
    correction: number,
    columns: number,
    sums: number,
    counts: number,
    from: number,
    to: number,
  ): void;
  cellColours(
    outside: number,
    outsideCounts: number,
    inside: number,
    insideCounts: number,
    cells: number,
    colours: number,
    own: number,
    moving: number,
  ): number;
  smoothOut(colours: number, cells: number, count: number, width: number, height: number, sweeps: number): void;
  limitChanges(colours: number, own: number, count: number): void;
  applyChanges(
    change: number,
    columns: number,
    rows: number,
    width: number,
    unknown: number,
    depth: number,
    correction: number,
    from: number,
    to: number,
  ): void;
  addCorrection(planes: number, unknown: number, correction: number, colours: number, from: number, to: number): void;
}

/** A level in the memory, with what was copied into it; all but sizes and counts are addresses. */
interface Ground {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly planes: number;
  readonly known: number;
  readonly unknown: number;
  readonly origins: number;
  readonly depth: number;
}

/** Addresses, as of `SeamSteps`. */
interface Steps {
  readonly wide: number;
  readonly narrow: number;
}

/** One grid of the membrane; see membrane.ts. `parents` of the finer grid's cells. */
interface Cells {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly positions: number;
  readonly neighbours: number;
  readonly load: number;
}

interface CoarserCells extends Cells {
  readonly parents: number;
}

const cellRowsPerSlice = 16;
const rowsPerSlice = 256;
const pixelsPerSlice = 65_536;
const sweepsPerSlice = 50;
/** Of red, green, blue and nothing. */
const colourBytes = 16;
/** Of three floats of 64 bits. */
const sumBytes = 24;

/** The blend by WebAssembly: all of it is done in the memory, from which only the colours come back. */
export function createWasmBlend(run: BlendExports, memory: WebAssembly.Memory): Blend {
  return {
    *blend({ width, height, planes, known }: Level, { unknown, origins, depth }: CopiedLevel) {
      const placed = place(memory, { planes, known, unknown, origins, depth }, 0);
      const ground: Ground = { width, height, count: unknown.length, ...placed.at };
      const room = openRoom(memory, placed.room);
      yield 0;
      const steps = yield* unmeasured(seamSteps(run, ground, room), 0);
      const correction = yield* membrane(run, ground, steps, room);
      yield* unmeasured(evenLight(run, ground, correction, room), 1);
      const colours = room.take(4 * ground.count);
      const add = (from: number, to: number): void => run.addCorrection(ground.planes, ground.unknown, correction, colours, from, to);
      yield* scaled(sliced(ground.count, add, pixelsPerSlice), 1, 1);
      return new Uint8ClampedArray(memory.buffer, colours, 4 * ground.count).slice();
    },
  };
}

/** As seamSteps.ts. */
function* seamSteps(run: BlendExports, ground: Ground, room: Room): Generator<void, Steps> {
  const { width, height, count, planes, known, unknown, origins } = ground;
  const columns = Math.ceil(width / sharpnessCell);
  const rows = Math.ceil(height / sharpnessCell);
  const own = room.take(columns * rows);
  const sharpest = room.take(columns * rows);
  for (let row = 0; row < rows; row += cellRowsPerSlice) {
    run.sharpestIn(planes, known, width, height, columns, own, row, Math.min(rows, row + cellRowsPerSlice));
    yield;
  }
  run.sharpestAround(own, columns, rows, sharpest);
  const wide = room.take(colourBytes * count);
  const narrow = room.take(colourBytes * count);
  for (let from = 0; from < count; from += pixelsPerSlice) {
    const to = Math.min(count, from + pixelsPerSlice);
    run.addSteps(planes, known, width, height, unknown, origins, sharpest, columns, wide, narrow, from, to);
    yield;
  }
  return { wide, narrow };
}

/** As membrane.ts. */
function* membrane(run: BlendExports, ground: Ground, { wide, narrow }: Steps, room: Room): Generator<number, number> {
  const { width, height, count, known, unknown } = ground;
  const places = room.take(4 * width * height);
  run.placeCells(unknown, count, places, width * height);
  const neighbours = room.take(colourBytes * count);
  const finest: Cells = { width, height, count, positions: unknown, neighbours, load: wide };
  for (let from = 0; from < count; from += pixelsPerSlice) {
    run.listNeighbours(width, height, unknown, places, known, neighbours, from, Math.min(count, from + pixelsPerSlice));
    yield 0;
  }
  const coarser: CoarserCells[] = [];
  for (let cells = finest; Math.min(cells.width, cells.height) > smallestGrid;) {
    const next = coarsen(run, cells, places, room);
    coarser.push(next);
    cells = next;
    yield 0;
  }
  const total = 2 * count + coarser.reduce((sum, cells) => sum + cells.count, 0);
  let done = 0;
  const relax = function* (cells: Cells, values: number, pull: number, sweeps: number): Generator<number, void> {
    for (let sweep = 1; sweep <= sweeps; sweep++) {
      run.relax(cells.neighbours, cells.load, values, cells.count, pull, overRelaxation);
      yield (done + (cells.count * sweep) / sweeps) / total;
    }
    done += cells.count;
  };

  const coarsest = coarser.at(-1) ?? finest;
  let values = room.take(colourBytes * coarsest.count);
  run.clear(values, colourBytes * coarsest.count);
  for (let k = coarser.length; k >= 0; k--) {
    const cells = k === 0 ? finest : (coarser[k - 1] ?? finest);
    const below = coarser[k];
    if (below !== undefined) {
      const finer = room.take(colourBytes * cells.count);
      run.scatter(values, below.parents, cells.count, finer);
      values = finer;
    }
    yield* relax(cells, values, widePull * 4 ** k, k === 0 ? finestSweeps : coarseSweeps);
  }
  const rim = wide;
  run.clear(rim, colourBytes * count);
  yield* relax({ ...finest, load: narrow }, rim, narrowPull, finestSweeps);
  run.addValues(values, rim, count);
  return values;
}

function coarsen(run: BlendExports, fine: Cells, places: number, room: Room): CoarserCells {
  const width = (fine.width + 1) >> 1;
  const height = (fine.height + 1) >> 1;
  const parents = room.take(4 * fine.count);
  const positions = room.take(4 * Math.min(fine.count, width * height));
  const count = run.coarsen(fine.width, fine.height, fine.positions, fine.count, places, positions, parents);
  const neighbours = room.take(colourBytes * count);
  run.listNeighbours(width, height, positions, places, 0, neighbours, 0, count);
  const load = room.take(colourBytes * count);
  run.gather(fine.load, parents, fine.count, load, count);
  return { width, height, count, positions, neighbours, load, parents };
}

/** As evenLight.ts. */
function* evenLight(run: BlendExports, ground: Ground, correction: number, room: Room): Generator<void, void> {
  const { width, height, count, planes, known, unknown, depth } = ground;
  const columns = Math.ceil(width / lightCell);
  const rows = Math.ceil(height / lightCell);
  const cells = columns * rows;
  const [outside, outsideCounts] = [room.take(sumBytes * cells), room.take(4 * cells)];
  const [inside, insideCounts] = [room.take(sumBytes * cells), room.take(4 * cells)];
  for (const sums of [outside, inside]) run.clear(sums, sumBytes * cells);
  for (const counts of [outsideCounts, insideCounts]) run.clear(counts, 4 * cells);
  for (let y = 0; y < height; y += rowsPerSlice) {
    run.addKnown(planes, known, width, columns, outside, outsideCounts, y, Math.min(height, y + rowsPerSlice));
    yield;
  }
  for (let from = 0; from < count; from += pixelsPerSlice) {
    run.addUnknown(planes, width, unknown, correction, columns, inside, insideCounts, from, Math.min(count, from + pixelsPerSlice));
    yield;
  }
  const [colours, own, moving] = [room.take(sumBytes * cells), room.take(sumBytes * cells), room.take(4 * cells)];
  const movingCount = run.cellColours(outside, outsideCounts, inside, insideCounts, cells, colours, own, moving);
  for (let sweep = 0; sweep < lightSweeps; sweep += sweepsPerSlice) {
    run.smoothOut(colours, moving, movingCount, columns, rows, Math.min(sweepsPerSlice, lightSweeps - sweep));
    yield;
  }
  run.limitChanges(colours, own, 3 * cells);
  for (let from = 0; from < count; from += pixelsPerSlice) {
    run.applyChanges(colours, columns, rows, width, unknown, depth, correction, from, Math.min(count, from + pixelsPerSlice));
    yield;
  }
}
