import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Rect } from "../image/geometry";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import { flushSave } from "./autosave";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { lastMask } from "./earlierMasks";
import { clearLeftOut, leaveOutMasked, swapLeftOut } from "./leftOut";
import { commitMask, runMaskCommand } from "./maskCommands";
import { adjustMaskOperation, runMaskOperation } from "./maskOperations";
import { openPhotoFile } from "./openPhotoFile";
import { paintedRaster, paintsLeftOut, setPaintTarget } from "./paintTarget";
import { setEngine } from "./paramsCommands";
import { closeDocument, restoreDocument } from "./restoreDocument";
import { redo, undo } from "./undo";

let name = "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
  await openPhotoFile(await photo(600, 400), "room.png");
});
afterEach(() => {
  closeDocument();
  indexedDB.deleteDatabase(name);
});

async function reload(): Promise<void> {
  await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
}

async function photo(width: number, height: number): Promise<Blob> {
  const data = new Uint8Array(width * height * 3).fill(100);
  return new Blob([new Uint8Array(await encodePng({ width, height, channels: 3, data }))], { type: "image/png" });
}

function paint({ x, y, width, height }: Rect): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
  commitMask(edit);
}

const wall = { x: 240, y: 10, width: 40, height: 20 };
const floor = { x: 10, y: 300, width: 30, height: 10 };

/** What is masked, and what is left out. */
const both = (): readonly (Rect | null)[] => [currentMask()?.bounds() ?? null, documentState().leftOut?.bounds() ?? null];

test("what is masked is left out, with what was left out before, and the mask is empty", () => {
  leaveOutMasked();
  expect(both()).toEqual([null, null]);
  paint(wall);
  leaveOutMasked();
  expect(both()).toEqual([null, wall]);
  paint(floor);
  expect(documentState().leftOut?.count()).toBe(800);
  leaveOutMasked();
  expect([documentState().leftOut?.count(), documentState().mask]).toMatchObject([1100, { coverage: 0, bounds: null }]);
});

test("each of it is one step of the history", async () => {
  paint(wall);
  leaveOutMasked();
  paint(floor);
  swapLeftOut();
  expect(both()).toEqual([wall, floor]);
  clearLeftOut();
  expect(both()).toEqual([wall, null]);
  await undo();
  expect(both()).toEqual([wall, floor]);
  await undo();
  expect(both()).toEqual([floor, wall]);
  await undo();
  await undo();
  expect(both()).toEqual([wall, null]);
  for (let steps = 0; steps < 4; steps++) await redo();
  expect(both()).toEqual([wall, null]);
});

test("swapped twice, mask and area are where they were, also where one of them is empty", () => {
  paint(wall);
  leaveOutMasked();
  swapLeftOut();
  expect(both()).toEqual([wall, null]);
  paint(floor);
  leaveOutMasked();
  paint(wall);
  swapLeftOut();
  swapLeftOut();
  expect([both()[0], documentState().leftOut?.count()]).toEqual([wall, 1100]);
});

test("it is found again after a reload, and can still be undone", async () => {
  paint(wall);
  leaveOutMasked();
  paint(floor);
  await reload();
  expect(both()).toEqual([floor, wall]);
  await undo();
  await undo();
  expect(both()).toEqual([wall, null]);
  await reload();
  expect(both()).toEqual([wall, null]);
  await redo();
  expect(both()).toEqual([null, wall]);
});

test("it belongs to its photo: another one has none, and undo brings it back", async () => {
  paint(wall);
  leaveOutMasked();
  await openPhotoFile(await photo(600, 401), "another.png");
  expect(both()).toEqual([null, null]);
  await reload();
  expect(both()).toEqual([null, null]);
  await undo();
  expect(both()).toEqual([null, wall]);
  await reload();
  expect(both()).toEqual([null, wall]);
});

test("who keeps the mask for the next photo keeps what is left out", async () => {
  paint(wall);
  leaveOutMasked();
  paint(floor);
  await openPhotoFile(await photo(600, 400), "again.png", { keepMask: () => Promise.resolve(true) });
  expect(both()).toEqual([floor, wall]);
});

test("a gesture under way is not disturbed, and the mask that was left out can be brought back", async () => {
  paint(wall);
  const edit = currentMask()?.begin();
  leaveOutMasked();
  expect(documentState().leftOut).toBeNull();
  edit?.rollback();
  leaveOutMasked();
  expect((await lastMask())?.bounds()).toEqual(wall);
});

describe("painting it", () => {
  const paintArea = ({ x, y, width, height }: Rect, mode: "add" | "erase" = "add"): void => {
    const edit = paintedRaster()?.begin();
    if (edit === undefined) throw new Error("nothing can be painted on");
    edit.rect({ x, y }, { x: x + width, y: y + height }, mode);
    commitMask(edit);
  };

  test("what is painted goes into the area, a step each, and leaves the mask alone", async () => {
    paint(wall);
    setPaintTarget("leftOut");
    paintArea(floor);
    paintArea({ ...wall, x: 0 });
    expect([both()[0], documentState().leftOut?.count()]).toEqual([wall, 1100]);
    await undo();
    expect(both()).toEqual([wall, floor]);
    await undo();
    expect(both()).toEqual([wall, null]);
    await redo();
    await reload();
    expect(both()).toEqual([wall, floor]);
    await undo();
    expect(both()).toEqual([wall, null]);
  });

  test("all of it erased is none, and can be painted on again", () => {
    setPaintTarget("leftOut");
    paintArea(floor);
    paintArea(floor, "erase");
    expect(documentState().leftOut).toBeNull();
    paintArea(wall);
    expect(both()).toEqual([null, wall]);
  });

  test("commands work on it: inverted, grown and grown otherwise, cleared", async () => {
    paint(wall);
    setPaintTarget("leftOut");
    paintArea({ x: 100, y: 100, width: 20, height: 20 });
    await runMaskOperation({ kind: "grow", amount: 4 });
    expect(both()).toEqual([wall, { x: 96, y: 96, width: 28, height: 28 }]);
    await adjustMaskOperation({ kind: "grow", amount: 10 });
    expect(both()).toEqual([wall, { x: 90, y: 90, width: 40, height: 40 }]);
    await undo();
    expect(both()).toEqual([wall, { x: 100, y: 100, width: 20, height: 20 }]);
    runMaskCommand("invert");
    expect(documentState().leftOut?.count()).toBe(600 * 400 - 400);
    runMaskCommand("clear");
    expect(both()).toEqual([wall, null]);
  });

  test("the wand adds to it, and its tolerance can be changed after the click", async () => {
    setPaintTarget("leftOut");
    const click = { kind: "wand", x: 5, y: 5, contiguous: true, mode: "add" } as const;
    await runMaskOperation({ ...click, tolerance: 10 });
    expect(documentState().leftOut?.count()).toBe(600 * 400);
    await adjustMaskOperation({ ...click, tolerance: 20 });
    expect([both()[0], documentState().leftOut?.count()]).toEqual([null, 600 * 400]);
    await undo();
    expect(both()).toEqual([null, null]);
  });

  test("only while the engine heeds it, and not on another photo", async () => {
    setPaintTarget("leftOut");
    setEngine("wavespeed");
    paintArea(wall);
    expect(both()).toEqual([wall, null]);
    setEngine("local");
    expect(paintsLeftOut()).toBe(true);
    await openPhotoFile(await photo(600, 401), "another.png");
    expect(paintsLeftOut()).toBe(false);
  });

  test("it is not changed to under a gesture, and undo waits for one", async () => {
    setPaintTarget("leftOut");
    paintArea(floor);
    const edit = paintedRaster()?.begin();
    setPaintTarget("mask");
    expect(paintsLeftOut()).toBe(true);
    await undo();
    expect(both()[1]).toEqual(floor);
    edit?.rollback();
    await undo();
    expect(both()[1]).toBeNull();
  });
});
