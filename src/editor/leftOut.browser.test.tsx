import { afterEach, beforeEach, expect, test } from "vitest";
import { documentState } from "../document/documentStore";
import { leaveOutMasked, swapLeftOut } from "../document/leftOut";
import { setEngine } from "../document/paramsCommands";
import { undo } from "../document/undo";
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
