import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import type { MaskRaster } from "../mask/maskRaster";
import { setPreferences } from "../settings/preferencesStore";
import { toasts } from "../ui/toast";
import { frame, StageFixture } from "./stage.fixture";
import { setBrushSize, takeTool } from "./toolStore";
import { viewState } from "./viewStore";

const [width, height] = [1600, 1200];
let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(width, height);
  setPreferences({ penPressure: "size" });
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

const levelsIn = (x: number, y: number, size: number): number =>
  new Set(mask().readRect({ x: x - size / 2, y: y - size / 2, width: size, height: size })).size;

describe("a pen", () => {
  const dab = (x: number, pressure: number): number => {
    const before = mask().count();
    stage.stroke([[x, 600]], { type: "pen", pressure });
    return mask().count() - before;
  };

  test("gives the brush its size by its pressure, as much of it as was set, and never less than a pixel", () => {
    const areas = [0.02, 0.25, 0.5, 0.75, 1].map((pressure, index) => dab(200 + 300 * index, pressure));
    expect(areas.toSorted((a, b) => a - b)).toEqual(areas);
    expect(Math.abs((areas[4] ?? 0) / (Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
    expect(areas[0]).toBeGreaterThan(0);
    setBrushSize(1);
    expect(dab(100, 0.01)).toBeGreaterThan(0);
  });

  test("gives it its softness instead, and then the ring stays the line that is sent", () => {
    setPreferences({ penPressure: "softness" });
    expect(Math.abs(dab(400, 1) / (Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
    expect(levelsIn(400, 600, 180)).toBe(2);
    expect(Math.abs(dab(900, 0.2) / (Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
    expect(levelsIn(900, 600, 180)).toBeGreaterThan(40);
  });

  test("or nothing", () => {
    setPreferences({ penPressure: "off" });
    const light = dab(400, 0.1);
    expect(Math.abs(light / dab(900, 1) - 1)).toBeLessThan(0.005);
  });

  test("erases with its other end, whichever brush is in hand", () => {
    stage.stroke([
      [200, 600],
      [1400, 600],
    ]);
    let before = mask().count();
    for (const [tool, x] of [
      ["brush", 500],
      ["eraser", 1000],
    ] as const) {
      takeTool(tool);
      stage.stroke([[x, 600]], { type: "pen", pressure: 1, eraserEnd: true });
      expect(Math.abs((before - mask().count()) / (Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
      before = mask().count();
    }
  });

  test("shows the ring while it hovers", async () => {
    stage.fire("pointermove", [800, 600], { type: "pen", pressure: 0 });
    await frame();
    expect(stage.maskPixels().data.some((byte) => byte > 0)).toBe(true);
    expect(mask().count()).toBe(0);
    await stage.leave();
    expect(stage.maskPixels().data.every((byte) => byte === 0)).toBe(true);
  });
});

describe("the hand that holds the pen", () => {
  const palm = { type: "touch", id: 1 } as const;
  const pen = { type: "pen", pressure: 1, id: 9 } as const;

  test("paints nothing while the pen is down or near", () => {
    stage.fire("pointerdown", [400, 300], pen);
    stage.fire("pointerdown", [900, 900], palm);
    stage.fire("pointermove", [1000, 950], palm);
    stage.fire("pointermove", [500, 300], pen);
    stage.fire("pointerup", [1000, 950], palm);
    stage.fire("pointerup", [500, 300], pen);
    const alone = mask().count();
    expect(Math.abs(alone / (Math.PI * 50 * 50 + 100 * 100) - 1)).toBeLessThan(0.01);
    stage.stroke(
      [
        [900, 900],
        [1100, 900],
      ],
      palm,
    );
    expect(mask().count()).toBe(alone);
  });

  test("is taken back when it came down just before the pen, and the pen paints", () => {
    const { version } = documentState().mask;
    stage.press(
      [
        [900, 900],
        [960, 930],
      ],
      palm,
    );
    expect(mask().count()).toBeGreaterThan(0);
    stage.fire("pointerdown", [400, 300], pen);
    stage.fire("pointermove", [980, 940], palm);
    stage.fire("pointerup", [980, 940], palm);
    stage.fire("pointerup", [400, 300], pen);
    expect(
      mask()
        .readRect({ x: 800, y: 800, width: 300, height: 300 })
        .some((byte) => byte > 0),
    ).toBe(false);
    expect(Math.abs(mask().count() / (Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
    expect(documentState().mask.version).toBe(version + 1);
  });

  test("moves the photo once the pen is away, and says so one time", () => {
    stage.stroke([[400, 300]], pen);
    const painted = mask().count();
    const before = viewState().viewport;
    const later = { ...palm, time: performance.now() + 2000 };
    for (let stroke = 0; stroke < 2; stroke++) {
      stage.fireAt("pointerdown", [450, 300], later);
      stage.fireAt("pointermove", [480, 310], later);
      stage.fireAt("pointerup", [480, 310], later);
    }
    expect(mask().count()).toBe(painted);
    expect([viewState().viewport.x - before.x, viewState().viewport.y - before.y]).toEqual([60, 20]);
    expect(toasts.get().filter(({ text }) => text === "A pen is in use, so fingers move the photo")).toHaveLength(1);
  });

  test("a pinch under which the pen lands is over", () => {
    stage.fireAt("pointerdown", [300, 300], { type: "touch", id: 1 });
    stage.fireAt("pointerdown", [600, 300], { type: "touch", id: 2 });
    const before = viewState().viewport;
    stage.fire("pointerdown", [400, 300], pen);
    stage.fireAt("pointermove", [700, 300], { type: "touch", id: 2 });
    stage.fire("pointerup", [400, 300], pen);
    expect(viewState().viewport).toEqual(before);
    expect(mask().count()).toBeGreaterThan(0);
  });
});

describe("fingers that tap", () => {
  type Finger = readonly [id: number, x: number, y: number];
  const fingers: readonly Finger[] = [
    [1, 300, 300],
    [2, 450, 320],
    [3, 600, 300],
  ];
  const tap = (count: number, { moves = [], lasts = 100 }: { moves?: readonly Finger[]; lasts?: number } = {}): void => {
    const began = performance.now();
    for (const [id, x, y] of fingers.slice(0, count)) stage.fireAt("pointerdown", [x, y], { type: "touch", id, time: began + 10 * id });
    for (const [id, x, y] of moves) stage.fireAt("pointermove", [x, y], { type: "touch", id, time: began + 60 });
    for (const [id, x, y] of fingers.slice(0, count)) stage.fireAt("pointerup", [x, y], { type: "touch", id, time: began + lasts + id });
  };
  const strokes = (): readonly [number, number] => {
    stage.stroke([[300, 900]]);
    const first = mask().count();
    stage.stroke([[1300, 900]]);
    return [first, mask().count()];
  };

  test("undo with two and redo with three, and paint nothing themselves", async () => {
    const [first, second] = strokes();
    for (const [count, left] of [
      [2, first],
      [2, 0],
      [3, first],
      [3, second],
      [3, second],
    ] as const) {
      tap(count);
      await frame();
      expect(mask().count()).toBe(left);
    }
    expect(documentState().canRedo).toBe(false);
  });

  test("take back the dab that the first of them began, however late the second one comes", () => {
    const [first] = strokes();
    const began = performance.now();
    stage.fireAt("pointerdown", [300, 300], { type: "touch", id: 1, time: began });
    stage.fireAt("pointerdown", [450, 300], { type: "touch", id: 2, time: began + 250 });
    stage.fireAt("pointerup", [300, 300], { type: "touch", id: 1, time: began + 330 });
    stage.fireAt("pointerup", [450, 300], { type: "touch", id: 2, time: began + 340 });
    expect(mask().count()).toBe(first);
    expect(documentState().canRedo).toBe(true);
  });

  test("may tremble, which does not move the photo", () => {
    const [first] = strokes();
    const before = viewState().viewport;
    tap(2, {
      moves: [
        [1, 304, 297],
        [2, 446, 325],
      ],
    });
    expect(mask().count()).toBe(first);
    expect(viewState().viewport).toEqual(before);
  });

  test("do not undo when they pinch, stay, or are lost", () => {
    const [, second] = strokes();
    const before = viewState().viewport;
    tap(2, { moves: [[2, 600, 320]] });
    expect(viewState().viewport.scale).toBeGreaterThan(before.scale * 1.5);
    tap(2, { lasts: 700 });
    const began = performance.now();
    stage.fireAt("pointerdown", [300, 300], { type: "touch", id: 1, time: began });
    stage.fireAt("pointerdown", [450, 300], { type: "touch", id: 2, time: began + 5 });
    stage.fireAt("pointercancel", [300, 300], { type: "touch", id: 1, time: began + 30 });
    stage.fireAt("pointerup", [450, 300], { type: "touch", id: 2, time: began + 40 });
    expect(mask().count()).toBe(second);
  });

  test("one finger paints", () => {
    tap(1);
    expect(Math.abs(mask().count() / (Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
  });
});
