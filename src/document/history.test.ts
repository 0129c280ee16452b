import { expect, test } from "vitest";
import type { Scene, Step } from "../storage/documentTable";
import {
  canRedo,
  canUndo,
  emptyHistory,
  moveCursor,
  pushStep,
  replaceNewest,
  stepToRedo,
  stepToUndo,
  type History,
  type HistoryLimits,
} from "./history";

const limits: HistoryLimits = { bytes: 1000, photoBytes: 5000, steps: 4 };
const stroke = (bytes: number): Step => ({
  kind: "mask",
  patch: {
    tiles: [{ index: 0, before: new Uint8Array(0), after: new Uint8Array(bytes) }],
    dirty: { x: 0, y: 0, width: 1, height: 1 },
    bytes,
  },
});
const push = (history: History, ...steps: readonly Step[]): History =>
  steps.reduce((before, step) => pushStep(before, step, limits).history, history);

test("undo and redo walk over the same steps", () => {
  const [a, b] = [stroke(1), stroke(2)];
  const both = push(emptyHistory, a, b);
  expect([canUndo(both), canRedo(both), stepToUndo(both)]).toEqual([true, false, b]);
  const one = moveCursor(both, -1);
  expect([stepToUndo(one), stepToRedo(one)]).toEqual([a, b]);
  const none = moveCursor(one, -1);
  expect([canUndo(none), canRedo(none)]).toEqual([false, true]);
});

test("a step done otherwise stands under the number of the one that it replaces", () => {
  const [a, b, c] = [stroke(1), stroke(2), stroke(3)];
  const { history, sequence, dropped } = replaceNewest(push(emptyHistory, a, b), c);
  expect([history.steps, sequence, dropped]).toEqual([[a, c], 1, []]);
  expect([canUndo(history), canRedo(history), stepToUndo(history)]).toEqual([true, false, c]);
});

test("a new step takes the place of what was undone, and says which records go", () => {
  const three = push(emptyHistory, stroke(1), stroke(2), stroke(3));
  const { history, sequence, dropped } = pushStep(moveCursor(moveCursor(three, -1), -1), stroke(9), limits);
  expect(history.steps).toHaveLength(2);
  expect(canRedo(history)).toBe(false);
  // Number 1 is overwritten by the new step, number 2 has nothing in its place.
  expect([sequence, dropped]).toEqual([1, [2]]);
});

test("the oldest go when the bytes are too many, and numbers go on", () => {
  const full = push(emptyHistory, stroke(400), stroke(400));
  const { history, sequence, dropped } = pushStep(full, stroke(400), limits);
  expect([history.first, history.cursor, history.steps.length, sequence, dropped]).toEqual([1, 3, 2, 2, [0]]);
});

test("the newest step stays however large it is", () => {
  const { history } = pushStep(push(emptyHistory, stroke(10)), stroke(5000), limits);
  expect(history.steps).toHaveLength(1);
  expect(canUndo(history)).toBe(true);
});

test("the number of steps is bounded", () => {
  const history = push(emptyHistory, stroke(1), stroke(1), stroke(1), stroke(1), stroke(1), stroke(1));
  expect([history.first, history.steps.length]).toEqual([2, 4]);
});

test("photos of the past are counted once each, apart from the masks", () => {
  const scene = (digit: string): Scene => ({
    photo: { hash: digit.repeat(64), name: "p", width: 1, height: 1, format: "png", hasAlpha: false, bytes: 2000 },
    trail: [],
    tiles: [],
  });
  const open = (from: string, to: string): Step => ({
    kind: "opening",
    before: scene(from),
    after: scene(to),
    params: { before: {}, after: {} },
  });
  const two = push(emptyHistory, open("1", "2"), open("2", "1"));
  expect(two.steps).toHaveLength(2);
  // A third photo is too much until only the last opening is left, which needs two.
  expect(push(two, open("1", "3")).steps).toHaveLength(1);
});
