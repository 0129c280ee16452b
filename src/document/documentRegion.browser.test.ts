import { afterEach, beforeEach, expect, test } from "vitest";
import type { RegionChoice } from "../image/regionChoice";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import { database } from "../storage/database";
import { flushSave } from "./autosave";
import { currentMask } from "./documentMask";
import { plannedRegion } from "./documentRegion";
import { documentState } from "./documentStore";
import { commitMask, runMaskCommand } from "./maskCommands";
import { openPhotoFile } from "./openPhotoFile";
import { setEngine, setParams } from "./paramsCommands";
import { adjustRegion, chooseRegion, endRegionChange } from "./regionCommands";
import { closeDocument, restoreDocument } from "./restoreDocument";
import { redo, undo } from "./undo";

let name = "";

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
  await open("room.png");
});
afterEach(() => {
  closeDocument();
  indexedDB.deleteDatabase(name);
});

async function open(file: string): Promise<void> {
  const data = new Uint8Array(600 * 400 * 3).fill(100);
  await openPhotoFile(new Blob([new Uint8Array(await encodePng({ width: 600, height: 400, channels: 3, data }))]), file);
}

async function reload(): Promise<void> {
  await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
}

function paint(x: number, y: number, width: number, height: number): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
  commitMask(edit);
}

const auto = (context: number): RegionChoice => ({ mode: "auto", context });
const frame = (x: number, y: number, width: number, height: number): RegionChoice => ({
  mode: "frame",
  context: 50,
  rect: { x, y, width, height },
});
const region = (): RegionChoice => documentState().region;
const planned = () => plannedRegion(documentState());

test("each choice is one step of the history, and a dial in hand is one as well", async () => {
  chooseRegion({ mode: "whole", context: 50 });
  for (const context of [49, 40, 31]) adjustRegion(auto(context));
  endRegionChange();
  adjustRegion(auto(20));
  expect(region()).toEqual(auto(20));
  await undo();
  expect(region()).toEqual(auto(31));
  await undo();
  expect(region()).toEqual({ mode: "whole", context: 50 });
  await undo();
  expect(region()).toEqual(auto(50));
  await redo();
  await redo();
  expect(region()).toEqual(auto(31));
});

test("what is done between two moves of a dial stands between them in the history", async () => {
  adjustRegion(auto(40));
  paint(10, 10, 20, 20);
  adjustRegion(auto(30));
  await undo();
  expect([region(), documentState().mask.coverage > 0]).toEqual([auto(40), true]);
  await undo();
  expect([region(), documentState().mask.coverage > 0]).toEqual([auto(40), false]);
});

test("the choice and its history are found again after a reload", async () => {
  chooseRegion(auto(30));
  chooseRegion(frame(20, 30, 300, 200));
  await reload();
  expect(region()).toEqual(frame(20, 30, 300, 200));
  await undo();
  expect(region()).toEqual(auto(30));
});

test("a document of a time before there was a choice has the usual one", async () => {
  await flushSave();
  const { region: _, ...record } = (await database().get("document", "open")) as Record<string, unknown>;
  await database().write([{ kind: "put", store: "document", key: "open", value: record }]);
  await reload();
  expect([documentState().photo?.name, region()]).toEqual(["room.png", auto(50)]);
});

test("another photo is not framed by the frame of the last one, and undo brings it back", async () => {
  chooseRegion(frame(20, 30, 300, 200));
  await open("garden.png");
  expect(region()).toEqual(auto(50));
  await undo();
  expect([documentState().photo?.name, region()]).toEqual(["room.png", frame(20, 30, 300, 200)]);
});

test("the plan follows mask, size, engine and choice", () => {
  expect(planned()).toBeNull();
  paint(280, 180, 40, 40);
  setParams({ width: 1024, height: 1024 });
  // Local sends what the photo has; the service gets the asked size.
  expect(planned()).toEqual({ rect: { x: 100, y: 0, width: 400, height: 400 }, size: { width: 400, height: 400 }, frame: null });
  setEngine("wavespeed");
  expect(planned()).toEqual({ rect: { x: 216, y: 116, width: 168, height: 168 }, size: { width: 1024, height: 1024 }, frame: null });
  chooseRegion({ mode: "whole", context: 50 });
  expect(planned()?.rect).toEqual({ x: 0, y: -100, width: 600, height: 600 });
  chooseRegion(frame(250, 150, 100, 100));
  expect(planned()).toMatchObject({ rect: { x: 250, y: 150, width: 100, height: 100 }, frame: "drawn" });
  paint(340, 180, 40, 40);
  expect(planned()).toMatchObject({ rect: { x: 280, y: 150, width: 100, height: 100 }, frame: "grown" });
  runMaskCommand("clear");
  paint(10, 10, 20, 20);
  expect(planned()).toMatchObject({ frame: "left" });
});
