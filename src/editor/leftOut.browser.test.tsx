import { afterEach, beforeEach, expect, test } from "vitest";
import { documentState } from "../document/documentStore";
import { leaveOutMasked, swapLeftOut } from "../document/leftOut";
import { setPaintTarget } from "../document/paintTarget";
import { setEngine } from "../document/paramsCommands";
import { undo } from "../document/undo";
import { politeAnnouncement } from "../ui/announce";
import { frame, StageFixture } from "./stage.fixture";
import { setMaskVisible, viewState, zoomTo } from "./viewStore";

/** Of the fixture's photo. */
const grey = 120;
let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(800, 600);
});
afterEach(() => {
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

/** The different colours of the photo's layer around a place of the photo, as red, green, blue. */
async function coloursAround(x: number, y: number): Promise<readonly (readonly number[])[]> {
  await stage.leave();
  const { dpr } = viewState().around;
  const { width, data } = stage.photoPixels();
  const middle = stage.screenOf(x, y);
  const found = new Map<string, readonly number[]>();
  for (let dy = -8; dy <= 8; dy++)
    for (let dx = -8; dx <= 8; dx++) {
      const at = ((Math.floor(middle.y * dpr) + dy) * width + Math.floor(middle.x * dpr) + dx) * 4;
      const colour = [...data.subarray(at, at + 3)];
      found.set(String(colour), colour);
    }
  return [...found.values()];
}

const photoOnly = [[grey, grey, grey]];

test("what is left out is seen in hatched grey, wherever the photo is zoomed to, until it is undone", async () => {
  stage.stroke([
    [200, 300],
    [600, 300],
  ]);
  expect(await coloursAround(400, 300)).toEqual(photoOnly);
  leaveOutMasked();
  expect(stage.maskPixels().data.some((byte) => byte !== 0)).toBe(true);
  const colours = await coloursAround(400, 300);
  expect(stage.maskPixels().data.some((byte) => byte !== 0)).toBe(false);
  // Darker between the lines, lighter on them, and of no hue that a mask could have.
  expect(colours.some(([red = 0]) => red < grey - 20)).toBe(true);
  expect(colours.some(([red = 0]) => red > grey - 20)).toBe(true);
  expect(colours.every((colour) => Math.max(...colour) - Math.min(...colour) < 16)).toBe(true);
  expect(await coloursAround(400, 100)).toEqual(photoOnly);
  zoomTo(2);
  await frame();
  expect((await coloursAround(400, 300)).length).toBeGreaterThan(1);
  expect(await coloursAround(400, 200)).toEqual(photoOnly);
  await undo();
  expect(await coloursAround(400, 300)).toEqual(photoOnly);
});

/** Of the mask's layer around a place of the photo: red, green, blue. */
function painted(x: number, y: number): readonly number[] {
  const { dpr } = viewState().around;
  const { width, data } = stage.maskPixels();
  const { x: left, y: top } = stage.screenOf(x, y);
  const at = (Math.floor(top * dpr) * width + Math.floor(left * dpr)) * 4;
  return [...data.subarray(at, at + 4)];
}
const hueOf = ([red = 0, green = 0, blue = 0]: readonly number[]): number => Math.max(red, green, blue) - Math.min(red, green, blue);

test("painted on, it is grey while the stroke is in hand, the mask is seen beneath, and both are put back", async () => {
  stage.stroke([
    [200, 150],
    [600, 150],
  ]);
  await frame();
  expect(hueOf(painted(400, 150))).toBeGreaterThan(50);
  setPaintTarget("leftOut");
  stage.press([
    [200, 400],
    [600, 400],
  ]);
  await frame();
  expect(painted(400, 400)[3]).toBeGreaterThan(100);
  expect(hueOf(painted(400, 400))).toBeLessThan(16);
  expect(painted(400, 150)[3]).toBe(0);
  stage.fire("pointerup", [600, 400]);
  expect((await coloursAround(400, 150)).some((colour) => hueOf(colour) > 30)).toBe(true);
  const { mask, leftOut } = documentState();
  expect([mask.bounds?.y, leftOut?.bounds()?.y]).toEqual([100, 350]);
  setPaintTarget("mask");
  await frame();
  expect(hueOf(painted(400, 150))).toBeGreaterThan(50);
  expect((await coloursAround(400, 400)).length).toBeGreaterThan(1);
  expect((await coloursAround(400, 400)).every((colour) => hueOf(colour) < 16)).toBe(true);
});

test("a gesture in hand ends with the choice, and the area's share and place are said", async () => {
  setPaintTarget("leftOut");
  stage.press([
    [200, 300],
    [600, 300],
  ]);
  setEngine("wavespeed");
  stage.fire("pointerup", [600, 300]);
  expect([documentState().leftOut, documentState().mask.bounds]).toEqual([null, null]);
  setEngine("local");
  stage.stroke([
    [200, 300],
    [600, 300],
  ]);
  expect(politeAnnouncement.get().text).toBe("Not copied from: 10 %, centre");
});

test("it hides with the mask, and from an engine that copies nothing", async () => {
  stage.stroke([
    [200, 300],
    [600, 300],
  ]);
  leaveOutMasked();
  setMaskVisible(false);
  expect(await coloursAround(400, 300)).toEqual(photoOnly);
  setMaskVisible(true);
  setEngine("wavespeed");
  expect(await coloursAround(400, 300)).toEqual(photoOnly);
  setEngine("local");
  expect((await coloursAround(400, 300)).length).toBeGreaterThan(1);
  swapLeftOut();
  expect(await coloursAround(400, 300)).toEqual(photoOnly);
  expect(documentState().mask.coverage).toBeGreaterThan(0);
});
