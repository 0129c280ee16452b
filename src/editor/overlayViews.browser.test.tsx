import { plannedRegion } from "../document/documentRegion";
import { afterEach, beforeEach, expect, test } from "vitest";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import { setParams } from "../document/paramsCommands";
import { undo } from "../document/undo";
import { cutMask } from "../image/cutRegion";
import { toImage } from "../image/viewport";
import type { Overlay } from "../settings/preferences";
import { parsePreferences } from "../settings/preferences";
import { preferencesState, setPreferences } from "../settings/preferencesStore";
import { frame, StageFixture } from "./stage.fixture";
import { setOverlayView } from "./overlayView";
import { setBrushSize, setSoftness } from "./toolStore";
import { fitPhoto, setMaskVisible, viewState, zoomTo } from "./viewStore";

const [width, height] = [1600, 1200];
/** Of the fixture's photo. */
const grey = 120;
let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  setPreferences({ overlay: { colour: "violet", opacity: 0.5, hatch: true, edge: true, view: "colour" } });
  await stage.open(width, height);
});
afterEach(() => {
  setPreferences(parsePreferences(null));
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

async function look(patch: Partial<Overlay>): Promise<void> {
  setPreferences({ overlay: { ...preferencesState().overlay, ...patch } });
  await stage.leave();
}

/** Red, green, blue and alpha of a layer at a place of the photo. */
function colourAt(pixels: ImageData, x: number, y: number): number[] {
  const { dpr } = viewState().around;
  const point = stage.screenOf(x, y);
  const at = (Math.floor(point.y * dpr) * pixels.width + Math.floor(point.x * dpr)) * 4;
  return [...pixels.data.subarray(at, at + 4)];
}

function coloursOf({ data }: ImageData): Set<number> {
  return new Set(new Uint32Array(data.buffer));
}

test("hatch and edge line can be left out, one by one", async () => {
  stage.stroke([
    [400, 400],
    [1200, 800],
  ]);
  await stage.leave();
  const all = coloursOf(stage.maskPixels()).size;
  await look({ hatch: false });
  const unhatched = coloursOf(stage.maskPixels());
  expect(unhatched.size).toBeLessThan(all);
  expect([...unhatched].some((word) => word >>> 24 === 255)).toBe(true);
  await look({ edge: false });
  const plain = coloursOf(stage.maskPixels());
  expect([...plain].some((word) => word >>> 24 === 255)).toBe(false);
  const inside = colourAt(stage.maskPixels(), 800, 600);
  expect(inside[3]).toBe(128);
});

test("black and white shows the mask alone, its soft values as greys, and hiding it brings the photo back", async () => {
  setSoftness(1);
  setBrushSize(400);
  stage.stroke([[800, 600]]);
  setOverlayView("blackWhite");
  zoomTo(1);
  await stage.leave();
  expect(colourAt(stage.photoPixels(), 800, 600)).toEqual([0, 0, 0, 255]);
  expect(colourAt(stage.maskPixels(), 800, 600)).toEqual([255, 255, 255, 255]);
  const value = currentMask()?.readRect({ x: 950, y: 600, width: 1, height: 1 })[0] ?? 0;
  expect(value).toBeGreaterThan(20);
  expect(value).toBeLessThan(235);
  expect(colourAt(stage.maskPixels(), 950.5, 600.5)[3]).toBe(value);
  expect(colourAt(stage.maskPixels(), 1100, 600)[3]).toBe(0);
  setMaskVisible(false);
  await frame();
  expect(colourAt(stage.photoPixels(), 800, 600)).toEqual([grey, grey, grey, 255]);
  setOverlayView("colour");
  await frame();
  expect(viewState().maskVisible).toBe(true);
});

/** Device pixels that do not show what is cut for sending: white where it is white, the photo where it is black, around it the dark. */
function wrongPixels(): number {
  const mask = currentMask();
  const region = plannedRegion(documentState());
  if (mask === null || region === null) throw new Error("nothing is masked");
  const { rect, size } = region;
  const cells = cutMask(mask.toCoverage(), mask, region);
  const [seen, photo] = [stage.maskPixels(), stage.photoPixels()];
  const { viewport, around } = viewState();
  let wrong = 0;
  for (let row = 1; row < seen.height; row += 3) {
    for (let column = 1; column < seen.width; column += 3) {
      const at = toImage(viewport, { ...stage.screenOf(0, 0), x: (column + 0.5) / around.dpr, y: (row + 0.5) / around.dpr });
      if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) continue;
      const [x, y] = [((at.x - rect.x) * size.width) / rect.width, ((at.y - rect.y) * size.height) / rect.height];
      const isInside = x >= 0 && y >= 0 && x < size.width && y < size.height;
      // The frame itself lies on the border.
      const border = (2.5 / (viewport.scale * around.dpr)) * (size.width / rect.width);
      if (Math.min(Math.abs(x), Math.abs(y), Math.abs(x - size.width), Math.abs(y - size.height)) < border) continue;
      const index = (row * seen.width + column) * 4;
      const [alpha, ground] = [seen.data[index + 3] ?? 0, photo.data[index] ?? 0];
      const cell = isInside ? (cells[Math.floor(y) * size.width + Math.floor(x)] ?? 0) : 0;
      if (alpha !== cell || (alpha === 255 && seen.data[index] !== 255)) wrong++;
      else if (isInside ? Math.abs(ground - grey) > 2 : ground > grey / 2) wrong++;
    }
  }
  return wrong;
}

test("as sent: the region in its own pixels, the mask hard, around it the dark; kept up with strokes, undo and the form", async () => {
  setSoftness(1);
  setBrushSize(260);
  stage.stroke([
    [500, 500],
    [900, 700],
  ]);
  setOverlayView("sent");
  zoomTo(2);
  await stage.leave();
  expect(wrongPixels()).toBe(0);
  // Taken away in mid-stroke, it is gone at once.
  stage.press(
    [
      [650, 560],
      [760, 640],
    ],
    { alt: true },
  );
  await frame();
  expect(colourAt(stage.maskPixels(), 700, 600)[3]).toBe(0);
  stage.fire("pointerup", [760, 640]);
  await stage.leave();
  expect(wrongPixels()).toBe(0);
  await undo();
  await frame();
  expect(wrongPixels()).toBe(0);
  setParams({ width: 512, height: 768 });
  await frame();
  expect(wrongPixels()).toBe(0);
  setBrushSize(60);
  stage.stroke([[1000, 300]]);
  await stage.leave();
  expect(wrongPixels()).toBe(0);
});

test("as sent, a region that leaves the photo is seen beyond it, mirrored", async () => {
  stage.stroke([
    [100, 600],
    [1500, 600],
  ]);
  setParams({ width: 512, height: 512 });
  setOverlayView("sent");
  fitPhoto();
  await stage.leave();
  const region = plannedRegion(documentState());
  expect(region?.rect.height).toBeGreaterThan(height);
  const beyond = (region?.rect.y ?? 0) / 2;
  expect(beyond).toBeLessThan(0);
  expect(
    colourAt(stage.photoPixels(), 800, beyond)
      .slice(0, 3)
      .every((each) => Math.abs(each - grey) <= 2),
  ).toBe(true);
});

test("as sent without a mask the photo is plain, and the first stroke is seen while it is painted", async () => {
  setOverlayView("sent");
  await frame();
  expect(colourAt(stage.photoPixels(), 200, 200)).toEqual([grey, grey, grey, 255]);
  stage.press([
    [400, 400],
    [900, 500],
  ]);
  await frame();
  expect(colourAt(stage.maskPixels(), 600, 440)[3]).toBe(255);
  stage.fire("pointerup", [900, 500]);
  await stage.leave();
  expect(wrongPixelsAtFit()).toBeLessThan(0.01);
});

/** Fitted, several cells lie under a pixel of the screen: the share of pixels that show one of them wrongly. */
function wrongPixelsAtFit(): number {
  const pixels = stage.maskPixels();
  return wrongPixels() / ((pixels.width * pixels.height) / 9);
}
