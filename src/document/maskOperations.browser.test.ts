import { afterEach, beforeEach, expect, test } from "vitest";
import { encodePng } from "../image/png";
import { newId } from "../lib/id";
import { adjustable } from "./adjustStore";
import { flushSave } from "./autosave";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { commitMask } from "./maskCommands";
import { adjustMaskOperation, endAdjusting, prepareMaskWand, runMaskOperation } from "./maskOperations";
import { openPhotoFile } from "./openPhotoFile";
import { closeDocument, restoreDocument } from "./restoreDocument";
import { redo, undo } from "./undo";

let name = "";

/** A photo of 600 × 400: red with two blue squares of 40 × 40 that do not touch, the second a little lighter. */
async function photo(): Promise<Blob> {
  const data = new Uint8Array(600 * 400 * 3);
  for (let at = 0; at < 600 * 400; at++) {
    const [x, y] = [at % 600, Math.floor(at / 600)];
    const square = y >= 100 && y < 140 ? (x >= 100 && x < 140 ? 1 : x >= 300 && x < 340 ? 2 : 0) : 0;
    data.set(square === 0 ? [200, 50, 40] : square === 1 ? [40, 50, 200] : [50, 60, 210], at * 3);
  }
  return new Blob([new Uint8Array(await encodePng({ width: 600, height: 400, channels: 3, data }))], { type: "image/png" });
}

beforeEach(async () => {
  name = `test ${newId()}`;
  await restoreDocument({ databaseName: name });
  await openPhotoFile(await photo(), "squares.png");
});
afterEach(() => {
  closeDocument();
  indexedDB.deleteDatabase(name);
});

const masked = (): number | undefined => currentMask()?.count();
const blue = { kind: "wand", x: 120, y: 120, tolerance: 1, contiguous: true, mode: "add" } as const;

function paint(x: number, y: number, width: number, height: number): void {
  const edit = currentMask()?.begin();
  if (edit === undefined) throw new Error("no photo is open");
  edit.rect({ x, y }, { x: x + width, y: y + height }, "add");
  commitMask(edit);
}

test("an operation is one step: undone, done again and found after a reload", async () => {
  paint(100, 100, 20, 20);
  expect(await runMaskOperation({ kind: "grow", amount: 1 })).toBe("done");
  expect(masked()).toBe(20 * 20 + 4 * 20);
  await undo();
  expect(masked()).toBe(400);
  await redo();
  expect(masked()).toBe(480);
  await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
  expect(masked()).toBe(480);
  await undo();
  expect(masked()).toBe(400);
});

test("another amount replaces the newest step, from the mask as it was before", async () => {
  paint(100, 100, 20, 20);
  await runMaskOperation({ kind: "shrink", amount: 4 });
  expect(masked()).toBe(12 * 12);
  for (const [amount, left] of [
    [9, 2 * 2],
    [1, 18 * 18],
    [40, 0],
    [5, 10 * 10],
  ] as const) {
    expect(await adjustMaskOperation({ kind: "shrink", amount })).toBe("done");
    expect(masked()).toBe(left);
    expect(adjustable().operation).toEqual({ kind: "shrink", amount });
  }
  await flushSave();
  closeDocument();
  await restoreDocument({ databaseName: name });
  expect(masked()).toBe(100);
  await undo();
  expect(masked()).toBe(400);
  await undo();
  expect(masked()).toBe(0);
});

test("only the latest of many amounts is worked out in the end", async () => {
  paint(100, 100, 20, 20);
  const all = [runMaskOperation({ kind: "shrink", amount: 1 })];
  for (const amount of [2, 3, 4, 5, 6]) all.push(adjustMaskOperation({ kind: "shrink", amount }));
  expect(await Promise.all(all)).toEqual(Array.from({ length: 6 }, () => "done"));
  expect(masked()).toBe(8 * 8);
  await undo();
  expect(masked()).toBe(400);
});

test("two operations in a row are two steps, even when the second is asked for before the first is done", async () => {
  paint(100, 100, 20, 20);
  await Promise.all([runMaskOperation({ kind: "shrink", amount: 2 }), runMaskOperation({ kind: "shrink", amount: 3 })]);
  expect(masked()).toBe(10 * 10);
  await undo();
  expect(masked()).toBe(16 * 16);
});

test("any other change ends the adjusting: a stroke, undo, or the user's word", async () => {
  paint(100, 100, 20, 20);
  for (const end of [() => paint(300, 300, 5, 5), () => void undo(), endAdjusting]) {
    await runMaskOperation({ kind: "grow", amount: 2 });
    expect(adjustable().operation).toEqual({ kind: "grow", amount: 2 });
    end();
    const { version } = documentState().mask;
    expect(adjustable().operation).toBeNull();
    expect(await adjustMaskOperation({ kind: "grow", amount: 9 })).toBe("dropped");
    expect(documentState().mask.version).toBe(version);
  }
});

test("a stroke that begins meanwhile wins, and none is disturbed", async () => {
  paint(100, 100, 20, 20);
  const growing = runMaskOperation({ kind: "grow", amount: 2 });
  const edit = currentMask()?.begin();
  expect(await growing).toBe("dropped");
  expect(await runMaskOperation({ kind: "grow", amount: 2 })).toBe("dropped");
  edit?.rollback();
  expect(masked()).toBe(400);
});

test("what changes nothing leaves no step", async () => {
  paint(100, 100, 20, 20);
  expect(await runMaskOperation({ kind: "fillHoles", amount: 50 })).toBe("unchanged");
  await undo();
  expect(masked()).toBe(0);
});

test("the wand takes a colour, everywhere or where it hangs together; the tolerance may still change", async () => {
  await prepareMaskWand();
  await runMaskOperation(blue);
  expect(masked()).toBe(1600);
  await adjustMaskOperation({ ...blue, tolerance: 10, contiguous: false });
  expect(masked()).toBe(3200);
  await adjustMaskOperation({ ...blue, tolerance: 100 });
  expect(masked()).toBe(600 * 400);
  await adjustMaskOperation(blue);
  expect(masked()).toBe(1600);
  await runMaskOperation({ ...blue, x: 320, mode: "add" });
  expect(masked()).toBe(3200);
  await runMaskOperation({ ...blue, mode: "erase" });
  expect(masked()).toBe(1600);
  for (const left of [3200, 1600, 0]) {
    await undo();
    expect(masked()).toBe(left);
  }
});

test("what is masked elsewhere stays", async () => {
  paint(560, 300, 10, 10);
  await runMaskOperation(blue);
  expect(masked()).toBe(1700);
  await runMaskOperation({ kind: "grow", amount: 1 });
  expect(masked()).toBe(1600 + 4 * 40 + 100 + 4 * 10);
});

test("a rough mask is pulled to an object's outline as one step; who keeps it before it is done gets what was asked for last", async () => {
  paint(95, 97, 42, 47);
  expect(await runMaskOperation({ kind: "refineEdge", amount: 12 })).toBe("done");
  expect(masked()).toBe(40 * 40);
  expect(currentMask()?.bounds()).toEqual({ x: 100, y: 100, width: 40, height: 40 });
  const less = adjustMaskOperation({ kind: "refineEdge", amount: 1 });
  endAdjusting();
  await less;
  const kept = masked();
  expect(kept).not.toBe(40 * 40);
  await expect.poll(() => adjustable().operation).toBeNull();
  expect(masked()).toBe(kept);
  await undo();
  expect(masked()).toBe(42 * 47);
});
