import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { plannedRegion } from "../document/documentRegion";
import { documentState } from "../document/documentStore";
import { setEngine, setParams } from "../document/paramsCommands";
import { chooseRegion } from "../document/regionCommands";
import { undo } from "../document/undo";
import { loadLaterMessages } from "../i18n/i18n";
import type { Rect } from "../image/geometry";
import { setPreferences } from "../settings/preferencesStore";
import { FrameOverlay } from "./FrameOverlay";
import { frame, StageFixture } from "./stage.fixture";
import { panView, resizeStage, setMaskVisible, viewState, zoomTo } from "./viewStore";

let stage: StageFixture;
let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(1000, 700);
  stage = new StageFixture();
  await stage.open(1200, 800);
  await loadLaterMessages();
  setParams({ width: 1024, height: 1024, preset: "1:1" });
  setEngine("wavespeed");
  // The style sheet of the page gives a grip its size.
  host = document.createElement("div");
  host.style.cssText = "--grip:20px";
  stage.place.append(host);
  root = createRoot(host);
  flushSync(() => root.render(<FrameOverlay />));
  // Masked from 580 to 620: the frame is 168 square, around (600, 400).
  stage.stroke([[600, 400]]);
  await frame();
});
afterEach(() => {
  root.unmount();
  stage.close();
  setPreferences({ showFrame: true });
  indexedDB.deleteDatabase(stage.databaseName);
});

const region = (): Rect => {
  const planned = plannedRegion(documentState());
  if (planned === null) throw new Error("nothing is masked");
  return planned.rect;
};
const group = (): HTMLElement | null => host.querySelector('[role="group"][aria-label="Region frame"]');

/** Presses what is under a point of the photo, moves by pixels of the photo, and lets go unless told to hold. */
function drag([x, y]: readonly [number, number], by: readonly [number, number], hold = false): void {
  const { left, top } = stage.canvas.getBoundingClientRect();
  const at = stage.screenOf(x, y);
  const to = stage.screenOf(x + by[0], y + by[1]);
  const target = document.elementFromPoint(left + at.x, top + at.y);
  if (target === null) throw new Error("nothing is there");
  const fire = (type: string, point: { readonly x: number; readonly y: number }): void => {
    const [clientX, clientY] = [left + point.x, top + point.y];
    target.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        cancelable: true,
        pointerId: 5,
        pointerType: "mouse",
        button: 0,
        buttons: 1,
        clientX,
        clientY,
      }),
    );
  };
  fire("pointerdown", at);
  fire("pointermove", { x: (at.x + to.x) / 2, y: (at.y + to.y) / 2 });
  fire("pointermove", to);
  if (!hold) fire("pointerup", to);
}

const views = [
  { name: "fitted, one device pixel a CSS pixel", zoom: null, dpr: 1 },
  { name: "at 300 %, two device pixels a CSS pixel", zoom: 3, dpr: 2 },
] as const;

test.for(views)("the frame lies where the region is, and is dragged and resized in pixels of the photo: $name", async ({ zoom, dpr }) => {
  resizeStage({ width: 900, height: 600 }, dpr);
  if (zoom !== null) zoomTo(zoom);
  await frame();
  const start = region();
  const box = group()?.firstElementChild?.firstElementChild?.getBoundingClientRect();
  const origin = stage.canvas.getBoundingClientRect();
  const corner = stage.screenOf(start.x, start.y);
  expect(Math.abs((box?.left ?? 0) - origin.left - corner.x)).toBeLessThanOrEqual(0.5);
  expect(Math.abs((box?.width ?? 0) - start.width * viewState().viewport.scale)).toBeLessThanOrEqual(1);

  // By the middle of its left border, then by its lower right corner.
  drag([start.x, start.y + start.height / 2], [20, -30]);
  expect(region()).toEqual({ ...start, x: start.x + 20, y: start.y - 30 });
  const moved = region();
  await frame();
  drag([moved.x + moved.width, moved.y + moved.height], [40, 40]);
  expect(region()).toEqual({ ...moved, width: moved.width + 40, height: moved.height + 40 });
  await undo();
  expect(region()).toEqual(moved);
  await undo();
  expect(documentState().region.mode).toBe("auto");
  expect(region()).toEqual(start);
});

test("the frame says its scale, stops at the mask, and gives everything else to the brush", async () => {
  const start = region();
  expect(group()?.textContent).toBe(`${start.width} px drawn at 1024 · ×${(1024 / start.width).toFixed(2).replace(/\.?0+$/, "")}`);
  const { bounds } = documentState().mask;
  drag([start.x, 400], [500, 0]);
  expect(region().x).toBe(bounds?.x);
  await frame();
  const inside = stage.screenOf(region().x + 30, region().y + 30);
  expect(document.elementFromPoint(inside.x, inside.y)).toBe(stage.canvas);
});

test("Escape takes a drag back, and a press that does not move leaves the region to the mask", async () => {
  const start = region();
  drag([start.x, 400], [20, 20], true);
  expect(documentState().region.mode).toBe("frame");
  stage.key("Escape");
  await frame();
  expect([documentState().region.mode, region()]).toEqual(["auto", start]);
  drag([start.x, 400], [0, 0]);
  expect(documentState().region.mode).toBe("auto");
});

test("the whole photo has nothing to drag, and its edge belongs to the brush", async () => {
  chooseRegion({ mode: "whole", context: 50 });
  panView({ x: 0, y: 0 });
  await frame();
  const edge = stage.screenOf(0, 400);
  expect(document.elementFromPoint(edge.x + 1, edge.y)).toBe(stage.canvas);
  expect(group()).not.toBeNull();
});

test("the frame goes with the mask, and when nobody wants it", async () => {
  const shown = async (): Promise<boolean> => {
    await frame();
    return group() !== null;
  };
  expect(await shown()).toBe(true);
  setMaskVisible(false);
  expect(await shown()).toBe(false);
  setMaskVisible(true);
  expect(await shown()).toBe(true);
  setPreferences({ showFrame: false });
  expect(await shown()).toBe(false);
  setPreferences({ showFrame: true });
  await undo();
  expect(await shown()).toBe(false);
});
