import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import { countParts, watchParts } from "./countParts";
import { currentMask } from "./documentMask";
import { maskParts, partCount } from "./maskParts";
import { documentState } from "./documentStore";
import { commitMask, runMaskCommand } from "./maskCommands";
import { openPhotoFile } from "./openPhotoFile";
import { setEngine, setParams } from "./paramsCommands";
import { chooseRegion } from "./regionCommands";
import { closeDocument, restoreDocument } from "./restoreDocument";

let name = "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
  const data = new Uint8Array(1200 * 800 * 3).fill(100);
  await openPhotoFile(new Blob([new Uint8Array(await encodePng({ width: 1200, height: 800, channels: 3, data }))]), "room.png");
  setParams({ width: 512, height: 512, preset: "custom" });
  setEngine("wavespeed");
});
afterEach(() => {
  closeDocument();
  indexedDB.deleteDatabase(name);
});

function paint(x: number, y = 380): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + 40, y: y + 40 }, "add");
  commitMask(edit);
}

const box = (x: number): object => ({ x, y: 380, width: 40, height: 40 });

test("what lies apart is counted, and is one again where the dial or the size lets the regions meet", async () => {
  paint(900);
  expect(await countParts()).toEqual([]);
  for (const x of [100, 500]) paint(x);
  expect(await countParts()).toEqual([box(100), box(500), box(900)]);
  chooseRegion({ mode: "auto", context: 100 });
  expect(await countParts()).toEqual([]);
  chooseRegion({ mode: "auto", context: 0 });
  expect(await countParts()).toHaveLength(3);
  // At scale 1 the regions of Local reach into each other.
  chooseRegion({ mode: "auto", context: 50 });
  setEngine("local");
  expect(await countParts()).toEqual([]);
});

test("while there is a stage the count follows the mask by itself, and there are as many runs only when each is to have its own", async () => {
  const stop = watchParts();
  paint(100);
  paint(900);
  await vi.waitFor(() => expect(maskParts.get()).toHaveLength(2), 5000);
  expect(partCount(documentState().region, maskParts.get())).toBe(1);
  chooseRegion({ mode: "auto", context: 50, apart: true });
  expect(partCount(documentState().region, maskParts.get())).toBe(2);
  chooseRegion({ mode: "whole", context: 50 });
  expect([maskParts.get(), partCount(documentState().region, maskParts.get())]).toEqual([[], 1]);
  chooseRegion({ mode: "auto", context: 50, apart: true });
  runMaskCommand("clear");
  expect(maskParts.get()).toEqual([]);
  stop();
});

test("a stroke in hand is not counted", async () => {
  paint(100);
  const edit = currentMask()?.begin();
  edit?.rect({ x: 900, y: 380 }, { x: 940, y: 420 }, "add");
  await expect(countParts()).rejects.toMatchObject({ code: "aborted" });
  if (edit !== undefined) commitMask(edit);
  expect(await countParts()).toHaveLength(2);
});
