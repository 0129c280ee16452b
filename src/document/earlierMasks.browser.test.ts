import { afterEach, beforeEach, expect, test } from "vitest";
import { unpackCoverage } from "../image/photoService";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import type { CombineMode } from "../mask/combinedTiles";
import { getBlob } from "../storage/blobTable";
import { adoptPhoto } from "./adoptPhoto";
import { flushSave } from "./autosave";
import { combineMask } from "./combineMask";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { lastMask } from "./earlierMasks";
import { commitMask, runMaskCommand } from "./maskCommands";
import { importMask } from "./maskFile";
import { runMaskOperation } from "./maskOperations";
import { nameMask, namedMasks } from "./namedMasks";
import { openPhotoFile } from "./openPhotoFile";
import { closeDocument, restoreDocument } from "./restoreDocument";
import { undo } from "./undo";

let name = "";
const [width, height] = [600, 400];
const whole = { x: 0, y: 0, width, height };

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
  await openPhotoFile(await picture(() => 100), "photo.png");
});
afterEach(() => {
  closeDocument();
  indexedDB.deleteDatabase(name);
});

async function picture(shade: (x: number, y: number) => number): Promise<File> {
  const data = Uint8Array.from({ length: width * height }, (_, at) => shade(at % width, Math.floor(at / width)));
  return new File([new Uint8Array(await encodePng({ width, height, channels: 1, data }))], "picture.png", { type: "image/png" });
}

async function reload(): Promise<void> {
  await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
}

function paint(x: number, y: number, w: number, h: number, mode: "add" | "erase" = "add"): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + w, y: y + h }, mode);
  commitMask(edit);
}

const masked = (): number | undefined => currentMask()?.count();
const bytes = (): Uint8Array | undefined => currentMask()?.readRect(whole);

test.each([
  ["replace", 100 * 100],
  ["add", 100 * 100 + 200 * 50 - 50 * 50],
  ["erase", 200 * 50 - 50 * 50],
  ["intersect", 50 * 50],
] as const)("an imported mask may %s, as one step", async (mode: CombineMode, left) => {
  paint(50, 50, 200, 50);
  const before = bytes();
  const file = await picture((x, y) => (x >= 200 && x < 300 && y < 100 ? 200 : 90));
  await importMask(file, mode);
  expect(masked()).toBe(left);
  // Grey is no half mask: all of it is in or out.
  expect(bytes()?.every((value) => value === 0 || value === 255)).toBe(true);
  await undo();
  expect(bytes()).toEqual(before);
  expect(documentState().canUndo).toBe(true);
});

test("what is painted while a mask is being combined is not lost", async () => {
  paint(0, 0, 10, 10);
  const combining = combineMask({ rect: { x: 300, y: 300, width: 10, height: 10 }, data: new Uint8Array(100).fill(255) }, "add");
  paint(100, 100, 10, 10);
  expect(await combining).toBe(true);
  expect(masked()).toBe(300);
});

test("a mask that changes nothing leaves no step, and a gesture comes first", async () => {
  paint(0, 0, 10, 10);
  const { version } = documentState().mask;
  const other = { rect: { x: 2, y: 2, width: 2, height: 2 }, data: new Uint8Array(4).fill(255) };
  expect(await combineMask(other, "add")).toBe(false);
  expect(documentState().mask.version).toBe(version);
  const edit = currentMask()?.begin();
  await expect(combineMask(other, "erase")).rejects.toMatchObject({ code: "aborted" });
  edit?.rollback();
});

test("the wand intersects too", async () => {
  await openPhotoFile(await picture((x) => (x < 300 ? 20 : 220)), "halves.png");
  paint(200, 100, 200, 50);
  await runMaskOperation({ kind: "wand", x: 10, y: 10, tolerance: 5, contiguous: true, mode: "intersect" });
  expect(masked()).toBe(100 * 50);
  await undo();
  expect(masked()).toBe(200 * 50);
});

test("the last mask is the one that was cleared, erased to nothing or replaced, also after a reload", async () => {
  expect(await lastMask()).toBeNull();
  paint(10, 10, 300, 50);
  const first = bytes();
  runMaskCommand("clear");
  expect((await lastMask())?.readRect(whole)).toEqual(first);
  await reload();
  expect((await lastMask())?.readRect(whole)).toEqual(first);
  paint(0, 0, 40, 40);
  paint(0, 0, 60, 60, "erase");
  expect((await lastMask())?.count()).toBe(1600);
  paint(0, 0, 30, 30);
  // Nothing is gone yet.
  expect((await lastMask())?.count()).toBe(1600);
  await combineMask({ rect: { x: 0, y: 0, width: 1, height: 1 }, data: new Uint8Array([255]) }, "replace");
  expect((await lastMask())?.count()).toBe(900);
});

test("a result as the new photo still has the mask it was made with; another photo has not", async () => {
  paint(10, 10, 20, 20);
  await nameMask("Hat");
  await adoptPhoto({ blob: await picture(() => 130), name: "result.png", trailStep: { label: 1 } });
  expect(masked()).toBe(0);
  expect((await lastMask())?.count()).toBe(400);
  expect((await namedMasks()).map((mask) => mask.name)).toEqual(["Hat"]);
  await openPhotoFile(await picture(() => 7), "another.png");
  expect([await lastMask(), await namedMasks()]).toEqual([null, []]);
});

test("a mask with a name is found after a reload, soft values and all", async () => {
  const edit = currentMask()?.begin();
  edit?.segment({ x: 300, y: 200, r: 60 }, { x: 330, y: 210, r: 40 }, 0.8, "add");
  if (edit !== undefined) commitMask(edit);
  const soft = bytes();
  await nameMask("Cloud");
  runMaskCommand("clear");
  await reload();
  const [mask] = await namedMasks();
  if (mask === undefined) throw new Error("the mask is gone");
  await combineMask(await unpackCoverage(await getBlob(mask.hash), mask.rect), "replace");
  expect(bytes()).toEqual(soft);
});
