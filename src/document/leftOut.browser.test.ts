import { afterEach, beforeEach, expect, test } from "vitest";
import type { Rect } from "../image/geometry";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import { flushSave } from "./autosave";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { lastMask } from "./earlierMasks";
import { clearLeftOut, leaveOutMasked, swapLeftOut } from "./leftOut";
import { commitMask } from "./maskCommands";
import { openPhotoFile } from "./openPhotoFile";
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
