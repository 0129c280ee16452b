import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runMaskCommand } from "../document/maskCommands";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { redo } from "../document/undo";
import { toImage } from "../image/viewport";
import type { MaskRaster } from "../mask/maskRaster";
import { undoCommand } from "./editorCommands";
import { isGestureInHand } from "./gestureInHand";
import { frame, StageFixture } from "./stage.fixture";
import { takeTool, type ToolId } from "./toolStore";
import { viewState } from "./viewStore";

/** The right half is masked from the start, so that every tool changes something. */
const [width, height] = [800, 600];
const drawn = ["brush", "eraser", "rectangle", "ellipse", "lasso"] as const satisfies readonly ToolId[];
const whole = { x: 0, y: 0, width, height };
let stage: StageFixture;
let before: Uint8Array;
let version: number;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(width, height);
  takeTool("rectangle");
  stage.stroke([
    [400, -25],
    [900, 700],
  ]);
  before = mask().readRect(whole);
  ({ version } = documentState().mask);
});
afterEach(() => {
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

function mask(): MaskRaster {
  const raster = currentMask();
  if (raster === null) throw new Error("no photo is open");
  return raster;
}

const changed = (): number =>
  mask()
    .readRect(whole)
    .reduce((sum, byte, at) => sum + (byte === before[at] ? 0 : 1), 0);

/** From the bare left into the masked right. */
function begin(tool: ToolId): void {
  takeTool(tool);
  stage.press([
    [250, 150],
    [550, 250],
    [450, 450],
  ]);
}

/** The pointer goes on as if nothing had happened; it must not paint any more. */
function goOn(): void {
  const now = changed();
  stage.fire("pointermove", [150, 500]);
  stage.fire("pointerup", [150, 500]);
  expect(changed()).toBe(now);
  expect(isGestureInHand()).toBe(false);
  expect(mask().openEdit).toBeNull();
}

const takenBack: readonly (readonly [string, () => void])[] = [
  ["Escape", () => stage.key("Escape")],
  ["undo", () => undoCommand.run()],
  ["a pointer that is taken away", () => stage.fire("pointercancel", [450, 450])],
];

const kept: readonly (readonly [string, () => void])[] = [
  ["a window that loses the focus", () => window.dispatchEvent(new Event("blur"))],
  ["a capture that is lost", () => stage.fire("lostpointercapture", [450, 450])],
];

describe.for(drawn)("the %s in the middle of a gesture", (tool) => {
  test.for(takenBack)("is taken back by %s", ([, end]) => {
    begin(tool);
    end();
    expect(changed()).toBe(0);
    goOn();
    expect(changed()).toBe(0);
    expect(documentState().mask.version).toBe(version);
  });

  test.for(kept)("ends where it is with %s, as one step", async ([, end]) => {
    begin(tool);
    end();
    const painted = changed();
    expect(painted).toBeGreaterThan(1000);
    goOn();
    expect(documentState().mask.version).toBe(version + 1);
    undoCommand.run();
    await frame();
    expect(changed()).toBe(0);
    await redo();
    expect(changed()).toBe(painted);
  });

  test("goes on over a stage of another size, at the pixels that are under the pointer then", async () => {
    begin(tool);
    stage.place.style.width = "700px";
    while (viewState().around.stage.width !== 700) await frame();
    stage.fireAt("pointermove", [120, 420]);
    const under = toImage(viewState().viewport, { ...stage.screenOf(0, 0), x: 120, y: 420 });
    stage.fireAt("pointerup", [120, 420]);
    const resized = changed();
    undoCommand.run();
    await frame();
    expect(changed()).toBe(0);
    takeTool(tool);
    stage.stroke([
      [250, 150],
      [550, 250],
      [450, 450],
      [under.x, under.y],
    ]);
    // The two ways round lead through another scale: pixels on the very rim may differ.
    expect(Math.abs(changed() - resized)).toBeLessThan(40);
    expect(resized).toBeGreaterThan(1000);
  });

  test("may leave the stage, let go outside, and reaches the photo's edge", () => {
    runMaskCommand(tool === "eraser" ? "invert" : "clear");
    takeTool(tool);
    stage.press([
      [30, 50],
      [-3000, 150],
      [-3000, 450],
    ]);
    stage.fire("pointermove", [-300, 750]);
    stage.fire("pointerup", [-300, 750]);
    const edge = mask().readRect({ x: 0, y: 0, width: 1, height });
    const wanted = tool === "eraser" ? 0 : 255;
    expect(edge.some((byte) => byte === wanted)).toBe(true);
    expect(isGestureInHand()).toBe(false);
    expect(mask().openEdit).toBeNull();
  });
});
