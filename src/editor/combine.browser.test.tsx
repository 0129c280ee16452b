import { afterEach, beforeEach, expect, test } from "vitest";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { undo } from "../document/undo";
import { MaskRaster } from "../mask/maskRaster";
import { undoCommand } from "./editorCommands";
import { frame, StageFixture } from "./stage.fixture";
import { setLasso, setMode, takeTool } from "./toolStore";
import { viewState } from "./viewStore";

const [width, height] = [1600, 1200];
const whole = { x: 0, y: 0, width, height };
let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(width, height);
  takeTool("rectangle");
  stage.stroke([
    [200, 200],
    [1200, 900],
  ]);
});
afterEach(() => {
  for (const tool of ["brush", "rectangle", "ellipse", "lasso"] as const) setMode(tool, "add");
  setLasso("free");
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

function mask(): MaskRaster {
  const raster = currentMask();
  if (raster === null) throw new Error("no photo is open");
  return raster;
}

const bytes = (): Uint8Array => mask().readRect(whole);
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, at) => byte === b[at]);

/** What the painter itself makes of it, over the mask as it is. */
function onTop(paint: (edit: ReturnType<MaskRaster["begin"]>) => void): Uint8Array {
  const raster = MaskRaster.fromTiles(width, height, mask().tiles());
  const edit = raster.begin();
  paint(edit);
  edit.commit();
  return raster.readRect(whole);
}

function differences(wanted: Uint8Array): number {
  return bytes().reduce((sum, byte, at) => sum + (byte === wanted[at] ? 0 : 1), 0);
}

test("each shape does what was chosen for its tool, as one step", async () => {
  const before = bytes();
  const drag = [
    [700, 500],
    [1500, 1100],
  ] as const;
  for (const tool of ["rectangle", "ellipse", "lasso"] as const) {
    takeTool(tool);
    for (const mode of ["erase", "intersect"] as const) {
      setMode(tool, mode);
      stage.stroke(tool === "lasso" ? [...drag, [700, 1100]] : drag);
      const count = mask().count();
      expect(count).toBeGreaterThan(1000);
      expect(count).toBeLessThan(before.reduce((sum, byte) => sum + (byte >= 128 ? 1 : 0), 0));
      const inside = mask().readRect({ x: 1100, y: 880, width: 1, height: 1 })[0];
      expect(inside).toBe(mode === "erase" ? 0 : 255);
      await undo();
      expect(isSame(bytes(), before)).toBe(true);
    }
  }
});

test("Shift and Alt at the press intersect; Shift that was spent so draws no square, and does so when it is pressed anew", () => {
  stage.fire("pointerdown", [400, 400], { alt: true, shift: true });
  stage.fire("pointermove", [1000, 500], { alt: true, shift: true });
  stage.fire("pointerup", [1000, 500]);
  const box = mask().bounds();
  expect(Math.abs((box?.width ?? 0) - 600)).toBeLessThan(4);
  expect(Math.abs((box?.height ?? 0) - 100)).toBeLessThan(4);
  undoCommand.run();
  stage.fire("pointerdown", [400, 400], { alt: true, shift: true });
  stage.fire("pointermove", [500, 420], {});
  stage.fire("pointermove", [700, 420], { shift: true });
  stage.fire("pointerup", [700, 420], { shift: true });
  const square = mask().bounds();
  expect(Math.abs((square?.width ?? 0) - (square?.height ?? 0))).toBeLessThan(3);
});

test("Shift adds with the lasso, and the line stays free until Shift is let go", () => {
  takeTool("lasso");
  setMode("lasso", "erase");
  stage.press(
    [
      [1250, 300],
      [1450, 300],
      [1450, 600],
      [1250, 600],
    ],
    { shift: true },
  );
  stage.fire("pointerup", [1250, 600], { shift: true });
  expect(mask().readRect({ x: 1400, y: 500, width: 1, height: 1 })[0]).toBe(255);
});

test("an intersecting brush keeps what it covered, only when it is let go; what it takes is seen meanwhile", async () => {
  const before = bytes();
  takeTool("brush");
  setMode("brush", "intersect");
  const points = [
    [300, 550],
    [800, 560],
    [1150, 540],
  ] as const;
  await stage.leave();
  const full = alphaAt(600, 250);
  stage.press(points);
  await frame();
  expect(isSame(bytes(), before)).toBe(true);
  expect(alphaAt(600, 550)).toBe(full);
  const faint = alphaAt(600, 250);
  expect(faint).toBeGreaterThan(0);
  expect(faint).toBeLessThan(full / 2);
  const wanted = onTop((edit) => {
    edit.segment({ x: 300, y: 550, r: 50 }, { x: 800, y: 560, r: 50 }, 0, "intersect");
    edit.segment({ x: 800, y: 560, r: 50 }, { x: 1150, y: 540, r: 50 }, 0, "intersect");
  });
  stage.fire("pointerup", [1150, 540]);
  await stage.leave();
  // Positions pass through whole and fractional CSS pixels: only pixels on the very rim may differ.
  expect(differences(wanted)).toBeLessThan(40);
  expect([alphaAt(600, 250), alphaAt(600, 550)]).toEqual([0, full]);
  undoCommand.run();
  expect(isSame(bytes(), before)).toBe(true);
});

test.each(["Escape", "undo"])("%s in the middle of an intersecting stroke leaves mask, history and picture as they were", async (how) => {
  const before = bytes();
  const { version } = documentState().mask;
  takeTool("brush");
  setMode("brush", "intersect");
  await stage.leave();
  const full = alphaAt(600, 250);
  stage.press([
    [300, 550],
    [800, 560],
  ]);
  await frame();
  if (how === "undo") undoCommand.run();
  else stage.key("Escape");
  await stage.leave();
  expect(isSame(bytes(), before)).toBe(true);
  expect(documentState().mask.version).toBe(version);
  expect(alphaAt(600, 250)).toBe(full);
});

test("a polygon keeps the way that its first press had", () => {
  takeTool("lasso");
  setLasso("polygon");
  stage.stroke([[300, 300]], { alt: true, shift: true });
  for (const corner of [
    [600, 300],
    [600, 600],
    [300, 600],
  ] as const)
    stage.stroke([corner]);
  stage.canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  const box = mask().bounds();
  expect(Math.abs((box?.width ?? 0) - 300)).toBeLessThan(4);
  expect(Math.abs((box?.height ?? 0) - 300)).toBeLessThan(4);
});

/** How much the overlay covers the photo's pixel on the screen: the greatest of a few in a row, because the hatch has gaps. */
function alphaAt(x: number, y: number): number {
  const pixels = stage.maskPixels();
  const { dpr } = viewState().around;
  const point = stage.screenOf(x + 0.5, y + 0.5);
  const at = Math.floor(point.y * dpr) * pixels.width + Math.floor(point.x * dpr);
  return Math.max(...Array.from({ length: 20 }, (_, index) => pixels.data[(at + index) * 4 + 3] ?? 0));
}
