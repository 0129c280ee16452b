import { expect, test } from "vitest";
import type { Scene, Step } from "../storage/documentTable";
import { History, type HistoryLimits } from "./history";

const limits: HistoryLimits = { bytes: 1000, heldBytes: 500, photoBytes: 5000 };
const stroke = (bytes: number): Step => ({
  kind: "mask",
  patch: {
    tiles: [{ index: 0, before: new Uint8Array(0), after: new Uint8Array(bytes) }],
    dirty: { x: 0, y: 0, width: 1, height: 1 },
    bytes,
  },
});
const scene = (digit: string): Scene => ({
  photo: { hash: digit.repeat(64), name: "p", width: 1, height: 1, format: "png", hasAlpha: false, bytes: 2000 },
  trail: [],
  tiles: [],
});
const opening = (from: string, to: string): Step => ({
  kind: "opening",
  before: scene(from),
  after: scene(to),
  params: { before: {}, after: {} },
});
function historyOf(...steps: readonly Step[]): History {
  const history = new History();
  for (const step of steps) history.push(step, limits);
  return history;
}
const toUndo = (history: History): Step | null => (history.toUndo === null ? null : history.held(history.toUndo));
const toRedo = (history: History): Step | null => (history.toRedo === null ? null : history.held(history.toRedo));
const heldNumbers = (history: History): number[] =>
  Array.from({ length: history.count }, (_, index) => history.first + index).filter((number) => history.held(number) !== null);

test("undo and redo walk over the same steps", () => {
  const [a, b] = [stroke(1), stroke(2)];
  const history = historyOf(a, b);
  expect([history.toRedo, toUndo(history)]).toEqual([null, b]);
  history.move(-1);
  expect([toUndo(history), toRedo(history)]).toEqual([a, b]);
  history.move(-1);
  expect([history.toUndo, toRedo(history)]).toEqual([null, a]);
});

test("a step done otherwise stands under the number of the one that it replaces", () => {
  const [a, b, c] = [stroke(1), stroke(2), stroke(3)];
  const history = historyOf(a, b);
  expect(history.replaceNewest(c, limits)).toEqual({ sequence: 1, dropped: [] });
  expect([history.held(0), history.held(1), history.count, history.toRedo, history.bytes]).toEqual([a, c, 2, null, 4]);
});

test("a new step takes the place of what was undone, and says which records go", () => {
  const history = historyOf(stroke(1), stroke(2), stroke(3));
  history.move(-1);
  history.move(-1);
  // Number 1 is overwritten by the new step, number 2 has nothing in its place.
  expect(history.push(stroke(9), limits)).toEqual({ sequence: 1, dropped: [2] });
  expect([history.count, history.toRedo, history.bytes]).toEqual([2, null, 10]);
});

test("the oldest go when the bytes are too many, and numbers go on; small steps are never too many", () => {
  const history = historyOf(stroke(400), stroke(400));
  expect(history.push(stroke(400), limits)).toEqual({ sequence: 2, dropped: [0] });
  expect([history.first, history.cursor, history.count, history.bytes]).toEqual([1, 3, 2, 800]);
  const long = historyOf(...Array.from({ length: 1000 }, () => stroke(1)));
  expect([long.first, long.count]).toEqual([0, 1000]);
});

test("the newest step stays however large it is", () => {
  const history = historyOf(stroke(10));
  history.push(stroke(5000), limits);
  expect([history.count, history.toUndo]).toEqual([1, 1]);
});

test("photos of the past are counted once each, apart from the masks", () => {
  const history = historyOf(opening("1", "2"), opening("2", "1"));
  expect([history.count, [...history.openings]]).toEqual([2, [0, 1]]);
  // A third photo is too much until only the last opening is left, which needs two.
  expect(history.push(opening("1", "3"), limits).dropped).toEqual([0, 1]);
  expect([...history.openings]).toEqual([2]);
});

test("what lies farthest from the cursor leaves the memory, only when it is on the disk, and never an opening", () => {
  const history = historyOf(opening("1", "2"), stroke(200), stroke(200), stroke(200));
  history.release(() => false, limits);
  expect(heldNumbers(history)).toEqual([0, 1, 2, 3]);
  history.release(() => true, limits);
  expect([heldNumbers(history), history.count, history.bytes]).toEqual([[0, 2, 3], 4, 600]);
  // Undone and read again on the way: now the newest is farthest.
  for (let i = 0; i < 3; i++) {
    const number = history.toUndo ?? 0;
    if (history.held(number) === null) history.hold(number, stroke(200));
    history.move(-1);
  }
  history.release(() => true, limits);
  expect([heldNumbers(history), history.bytes]).toEqual([[0, 1, 2], 600]);
});

test("eight steps are wanted in memory ahead of the cursor, or a quarter of what may be there", () => {
  const begun = (cursor: number, count: number, bytes: number): History =>
    new History({ first: 3, cursor, count, bytes, steps: new Map() });
  const small = begun(20, 30, 300);
  expect(small.missingAhead(-1, limits)).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
  expect(small.missingAhead(1, limits)).toEqual([20, 21, 22, 23, 24, 25, 26, 27]);
  small.hold(18, stroke(10));
  expect(small.missingAhead(-1, limits)).toEqual([19, 17, 16, 15, 14, 13, 12]);
  // One that is known to be large is enough.
  small.hold(19, stroke(130));
  expect(small.missingAhead(-1, limits)).toEqual([]);
  expect(begun(20, 30, 1800).missingAhead(-1, limits)).toEqual([19, 18, 17]);
  const short = begun(5, 3, 30);
  expect([short.missingAhead(-1, limits), short.missingAhead(1, limits)]).toEqual([[4, 3], [5]]);
});

test("begun again, it knows its bytes without its steps, and drops the oldest by their share", () => {
  const first = opening("1", "2");
  const stored = { first: 5, cursor: 8, count: 3, bytes: 600, steps: new Map([[5, first]]) };
  const history = new History(stored);
  expect([history.held(5), history.held(6), history.bytes, history.toUndo]).toEqual([first, null, 600, 7]);
  history.hold(7, stroke(200));
  expect(history.bytes).toBe(600);
  expect(history.push(stroke(700), limits).dropped).toEqual([5, 6]);
  expect([history.bytes, history.first, history.count]).toEqual([900, 7, 2]);
});

test("what cannot be read is left behind with all beyond it", () => {
  const history = new History({ first: 0, cursor: 3, count: 5, bytes: 500, steps: new Map() });
  expect(history.leaveBehind(1)).toEqual([0, 1]);
  expect([history.first, history.toUndo, history.toRedo, history.bytes]).toEqual([2, 2, 3, 300]);
  expect(history.leaveBehind(3)).toEqual([3, 4]);
  expect([history.toUndo, history.toRedo, history.bytes]).toEqual([2, null, 100]);
});

test("two hundred of the softest strokes on 48 megapixels are kept", () => {
  const soft = stroke(4.2 * 1024 * 1024);
  const history = new History();
  for (let i = 0; i < 300; i++) history.push(soft, { bytes: 1024 ** 3, heldBytes: 16 * 1024 ** 2, photoBytes: 1 });
  expect(history.count).toBeGreaterThanOrEqual(200);
});
