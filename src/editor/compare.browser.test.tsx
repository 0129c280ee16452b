import { afterEach, beforeEach, expect, test } from "vitest";
import { documentState } from "../document/documentStore";
import type { ResultScene } from "./resultScene";
import { frame, StageFixture } from "./stage.fixture";
import { setDivider, setPeek, setViewMode, shownMode, viewState } from "./viewStore";

let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(800, 600);
});
afterEach(() => {
  setPeek(false);
  setDivider(0.5);
  stage.close();
  indexedDB.deleteDatabase(stage.databaseName);
});

/** Two results over the grey photo: red at the left, green at the right, both over the photo's middle half. */
async function scene(): Promise<ResultScene> {
  const photo = documentState().display;
  if (photo === null) throw new Error("no photo is open");
  const rect = { x: 0, y: 150, width: 800, height: 300 };
  const filled = async (colour: string) => {
    const canvas = new OffscreenCanvas(rect.width, rect.height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.fillStyle = colour;
    context.fillRect(0, 0, rect.width, rect.height);
    return { rect, bitmap: await createImageBitmap(canvas) };
  };
  return { photo, left: await filled("#f00"), right: await filled("#0f0"), leftLabel: "Result 1", rightLabel: "Result 2" };
}

function colourAt(x: number, y: number): string {
  const layer = stage.place.querySelector("canvas");
  const point = stage.screenOf(x, y);
  const { dpr } = viewState().around;
  const data = layer?.getContext("2d")?.getImageData(Math.round(point.x * dpr), Math.round(point.y * dpr), 1, 1).data;
  const [r = 0, g = 0, b = 0] = data ?? [];
  return r > 200 && g < 50 ? "left" : g > 200 && r < 50 ? "right" : r === g && g === b && r > 0 ? "photo" : `${r},${g},${b}`;
}

function divider(): HTMLElement {
  const found = stage.place.querySelector<HTMLElement>('[role="slider"][aria-label="Compare divider"]');
  if (found === null) throw new Error("there is no divider");
  return found;
}

test("without a result the mask stays in view; a result shows over the photo", async () => {
  setViewMode("result");
  expect(shownMode(viewState())).toBe("mask");
  stage.show(await scene());
  await frame();
  await expect.poll(() => shownMode(viewState())).toBe("result");
  await expect.poll(() => [colourAt(100, 300), colourAt(700, 300), colourAt(400, 50)]).toEqual(["right", "right", "photo"]);
  expect(stage.place.querySelector('[role="slider"]')).toBeNull();
});

test("who asks for the mask, or works on it, while a result loads stays with it", async () => {
  const ways: readonly (readonly [way: string, work: () => void])[] = [
    ["a click on Mask", () => stage.place.querySelector<HTMLElement>('[role="radio"][aria-label="Mask"]')?.click()],
    [
      "a stroke",
      () =>
        stage.stroke([
          [100, 100],
          [200, 100],
        ]),
    ],
    [
      "a stroke that is not over yet",
      () =>
        stage.press([
          [100, 300],
          [200, 300],
        ]),
    ],
  ];
  const result = await scene();
  for (const [way, work] of ways) {
    setViewMode("result");
    work();
    stage.show(result);
    await frame();
    expect([way, shownMode(viewState())]).toEqual([way, "mask"]);
    stage.show(null);
  }
  stage.fire("pointerup", [200, 300]);
  expect(documentState().mask.coverage).toBeGreaterThan(0);
});

test("the divider parts two results, is moved by arrow keys in steps of 2 %, and carries their names", async () => {
  setViewMode("compare");
  stage.show(await scene());
  await frame();
  await expect.poll(() => [colourAt(390, 300), colourAt(410, 300), colourAt(390, 50)]).toEqual(["left", "right", "photo"]);
  await expect.poll(() => stage.place.textContent).toContain("Result 1");
  expect(stage.place.textContent).toContain("Result 2");
  for (let i = 0; i < 5; i++) divider().dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
  await frame();
  expect(viewState().divider).toBeCloseTo(0.6);
  await expect.poll(() => divider().getAttribute("aria-valuenow")).toBe("60");
  await expect.poll(() => [colourAt(470, 300), colourAt(490, 300)]).toEqual(["left", "right"]);
});

test("the divider follows the pointer and stops at the photo's sides", async () => {
  setViewMode("compare");
  stage.show(await scene());
  await frame();
  const { left } = stage.place.getBoundingClientRect();
  const drag = (type: string, x: number): void => {
    divider().dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 5, button: 0, buttons: 1, clientX: left + stage.screenOf(x, 300).x }),
    );
  };
  drag("pointerdown", 400);
  drag("pointermove", 200);
  await frame();
  await expect.poll(() => [colourAt(190, 300), colourAt(210, 300)]).toEqual(["left", "right"]);
  drag("pointermove", 5000);
  drag("pointerup", 5000);
  await frame();
  expect(viewState().divider).toBe(1);
  await expect.poll(() => colourAt(780, 300)).toBe("left");
});

test("holding for the original shows the photo in every view, and gestures do not paint on results", async () => {
  setViewMode("compare");
  stage.show(await scene());
  setPeek(true);
  await frame();
  await expect.poll(() => [colourAt(300, 300), colourAt(500, 300)]).toEqual(["photo", "photo"]);
  setPeek(false);
  await frame();
  await expect.poll(() => colourAt(500, 300)).toBe("right");
  const { version } = documentState().mask;
  stage.stroke([
    [200, 200],
    [300, 300],
  ]);
  expect(documentState().mask.version).toBe(version);
});
