import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { flushSave } from "../document/autosave";
import { currentMask } from "../document/documentMask";
import { documentState, onDocumentChange } from "../document/documentStore";
import { redo } from "../document/undo";
import { toImage, zoomOf } from "../image/viewport";
import { MaskRaster } from "../mask/maskRaster";
import { undoCommand } from "./editorCommands";
import { isGestureInHand } from "./gestureInHand";
import { frame, StageFixture } from "./stage.fixture";
import { onToolChange, setBrushSize, setSoftness, takeTool } from "./toolStore";
import { onViewChange, panView, setMaskVisible, viewState, zoomTo } from "./viewStore";

const [width, height] = [1600, 1200];
const whole = { x: 0, y: 0, width, height };
let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(width, height);
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

/** What the painter itself makes of the same stroke. */
function expected(paint: (edit: ReturnType<MaskRaster["begin"]>) => void): Uint8Array {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  paint(edit);
  edit.commit();
  return raster.readRect(whole);
}

function differences(wanted: Uint8Array): number {
  return mask()
    .readRect(whole)
    .reduce((sum, byte, at) => sum + (byte === wanted[at] ? 0 : 1), 0);
}

describe("painting", () => {
  test.for([0.35, 1, 3])("a dab at zoom %f is a circle of the brush's size, where the pointer was", async (zoom) => {
    zoomTo(zoom);
    panView({
      x: stage.canvas.clientWidth / 2 - stage.screenOf(800, 600).x,
      y: stage.canvas.clientHeight / 2 - stage.screenOf(800, 600).y,
    });
    await frame();
    setBrushSize(160);
    stage.stroke([[800, 600]]);
    expect(Math.abs(mask().count() / (Math.PI * 80 * 80) - 1)).toBeLessThan(0.005);
    const box = mask().bounds();
    expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 800)).toBeLessThan(1.5);
    expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - 600)).toBeLessThan(1.5);
  });

  test("a stroke may leave the photo and the stage and come back", () => {
    const points = [
      [1500, 600],
      [2600, 640],
      [4000, -900],
      [1550, 900],
    ] as const;
    stage.stroke(points);
    const radius = 50;
    const wanted = expected((edit) => {
      for (let i = 0; i + 1 < points.length; i++) {
        const [from, to] = [points[i], points[i + 1]];
        if (from !== undefined && to !== undefined)
          edit.segment({ x: from[0], y: from[1], r: radius }, { x: to[0], y: to[1], r: radius }, 0, "add");
      }
    });
    expect(mask().count()).toBeGreaterThan(5000);
    // Positions pass through whole and fractional CSS pixels: only pixels on the very rim may differ.
    expect(differences(wanted)).toBeLessThan(20);
  });

  test("Alt, the right button and the eraser take away", () => {
    stage.stroke([
      [200, 600],
      [1400, 600],
    ]);
    const before = mask().count();
    stage.stroke([[500, 600]], { alt: true });
    stage.stroke([[800, 600]], { button: 2 });
    takeTool("eraser");
    stage.stroke([[1100, 600]]);
    expect(Math.abs((before - mask().count()) / (3 * Math.PI * 50 * 50) - 1)).toBeLessThan(0.01);
  });

  test("Shift draws a straight line from the last point, and one straight line while it is held", () => {
    stage.stroke([[200, 300]]);
    stage.stroke([[1200, 900]], { shift: true });
    stage.stroke([[300, 1000]]);
    const line = expected((edit) => {
      edit.segment({ x: 200, y: 300, r: 50 }, { x: 1200, y: 900, r: 50 }, 0, "add");
      edit.segment({ x: 300, y: 1000, r: 50 }, { x: 300, y: 1000, r: 50 }, 0, "add");
    });
    expect(differences(line)).toBeLessThan(20);
    undoCommand.run();
    undoCommand.run();
    stage.fire("pointerdown", [200, 300]);
    stage.fire("pointermove", [500, 100], { shift: true });
    stage.fire("pointermove", [1200, 900], { shift: true });
    stage.fire("pointerup", [1200, 900], { shift: true });
    expect(
      differences(expected((edit) => void edit.segment({ x: 200, y: 300, r: 50 }, { x: 1200, y: 900, r: 50 }, 0, "add"))),
    ).toBeLessThan(20);
  });

  test("a pen's pressure scales the brush, a mouse's does not", () => {
    stage.stroke([[400, 600]], { type: "pen", pressure: 1 });
    const full = mask().count();
    stage.stroke([[1000, 600]], { type: "pen", pressure: 0.3 });
    const light = mask().count() - full;
    expect(light).toBeGreaterThan(100);
    expect(light).toBeLessThan(full / 3);
  });

  test("rectangle, ellipse and lasso add, and with Alt they subtract", () => {
    takeTool("rectangle");
    stage.stroke([
      [100, 100],
      [500, 400],
    ]);
    const rectangle = mask().count();
    expect(Math.abs(rectangle / (400 * 300) - 1)).toBeLessThan(0.01);
    takeTool("ellipse");
    stage.stroke(
      [
        [200, 150],
        [400, 350],
      ],
      { alt: true },
    );
    expect(Math.abs((rectangle - mask().count()) / (Math.PI * 100 * 100) - 1)).toBeLessThan(0.01);
    const left = mask().count();
    takeTool("lasso");
    stage.stroke([
      [800, 800],
      [1200, 800],
      [1200, 1100],
      [800, 1100],
    ]);
    expect(Math.abs((mask().count() - left) / (400 * 300) - 1)).toBeLessThan(0.01);
    takeTool("rectangle");
    stage.stroke(
      [
        [1300, 100],
        [1400, 160],
      ],
      { shift: true },
    );
    const square = mask()
      .readRect({ x: 1250, y: 50, width: 300, height: 300 })
      .filter((byte) => byte > 0).length;
    expect(Math.abs(square / (100 * 100) - 1)).toBeLessThan(0.03);
  });
});

describe("a stroke that ends in another way", () => {
  const begin = (): void =>
    stage.press([
      [300, 300],
      [900, 700],
    ]);

  test("Escape takes it back and leaves no step", () => {
    const { version } = documentState().mask;
    begin();
    expect(mask().count()).toBeGreaterThan(0);
    stage.key("Escape");
    expect(mask().count()).toBe(0);
    expect(documentState().mask.version).toBe(version);
    expect(isGestureInHand()).toBe(false);
    stage.fire("pointermove", [1000, 700]);
    stage.fire("pointerup", [1000, 700]);
    expect(mask().count()).toBe(0);
  });

  test("undo in the middle of it takes back this stroke and no other", async () => {
    stage.stroke([[200, 1000]]);
    const first = mask().readRect(whole);
    begin();
    undoCommand.run();
    expect(differences(first)).toBe(0);
    stage.fire("pointerup", [900, 700]);
    expect(documentState().canUndo).toBe(true);
    undoCommand.run();
    expect(mask().count()).toBe(0);
    await redo();
    expect(differences(first)).toBe(0);
  });

  test("pointercancel takes it back; a window that loses focus keeps it", () => {
    begin();
    stage.fire("pointercancel", [900, 700]);
    expect(mask().count()).toBe(0);
    begin();
    window.dispatchEvent(new Event("blur"));
    expect(mask().openEdit).toBeNull();
    expect(mask().count()).toBeGreaterThan(0);
    expect(documentState().canUndo).toBe(true);
  });

  test("another size of the stage in the middle of it does no harm", async () => {
    begin();
    stage.place.style.width = "700px";
    while (viewState().around.stage.width !== 700) await frame();
    stage.fire("pointermove", [400, 1000]);
    stage.fire("pointerup", [400, 1000]);
    await frame();
    expect(mask().readRect({ x: 390, y: 990, width: 1, height: 1 })[0]).toBe(255);
    expect(seenMasked(600, 500)).toBe(true);
  });

  test("a second finger at once cancels it and pinches", () => {
    const { version } = documentState().mask;
    const before = zoomOf(viewState().viewport, viewState().around.dpr);
    stage.press(
      [
        [600, 500],
        [620, 500],
      ],
      { type: "touch", id: 1 },
    );
    stage.fire("pointerdown", [1000, 500], { type: "touch", id: 2 });
    expect(mask().count()).toBe(0);
    stage.fire("pointermove", [1400, 500], { type: "touch", id: 2 });
    expect(zoomOf(viewState().viewport, viewState().around.dpr)).toBeGreaterThan(before * 1.5);
    stage.fire("pointerup", [1400, 500], { type: "touch", id: 2 });
    stage.fire("pointerup", [600, 500], { type: "touch", id: 1 });
    expect(mask().count()).toBe(0);
    expect(documentState().mask.version).toBe(version);
  });
});

/** Whether the overlay covers the photo's pixel on the screen. */
function seenMasked(x: number, y: number): boolean {
  const pixels = stage.maskPixels();
  const { dpr } = viewState().around;
  const point = stage.screenOf(x + 0.5, y + 0.5);
  return (pixels.data[(Math.floor(point.y * dpr) * pixels.width + Math.floor(point.x * dpr)) * 4 + 3] ?? 0) > 0;
}

describe("what is seen", () => {
  /** Device pixels on the screen that are covered although their photo pixel is not masked, or the other way round; the edge's band is left out. */
  async function mistakes(): Promise<number> {
    await stage.leave();
    const pixels = stage.maskPixels();
    const { viewport, around } = viewState();
    const reach = Math.ceil(4 / (viewport.scale * around.dpr)) + 2;
    let wrong = 0;
    for (let row = 2; row < pixels.height; row += 5) {
      for (let column = 2; column < pixels.width; column += 5) {
        const point = toImage(viewport, { ...stage.screenOf(0, 0), x: (column + 0.5) / around.dpr, y: (row + 0.5) / around.dpr });
        const box = { x: Math.floor(point.x) - reach, y: Math.floor(point.y) - reach, width: 2 * reach + 1, height: 2 * reach + 1 };
        const near = mask().readRect(box);
        const alpha = pixels.data[(row * pixels.width + column) * 4 + 3] ?? 0;
        if (near.every((byte) => byte === 0) && alpha !== 0) wrong++;
        if (near.every((byte) => byte === 255) && alpha === 0) wrong++;
      }
    }
    return wrong;
  }

  test("the overlay shows the mask itself: after strokes, erasing, zoom, pan and undo", async () => {
    setSoftness(0.4);
    stage.stroke([
      [200, 200],
      [900, 900],
      [1500, 300],
    ]);
    stage.stroke(
      [
        [700, 700],
        [800, 600],
      ],
      { alt: true },
    );
    await frame();
    expect(seenMasked(400, 400)).toBe(true);
    expect(await mistakes()).toBe(0);
    zoomTo(2.2);
    await frame();
    expect(await mistakes()).toBe(0);
    panView({ x: 131, y: -77 });
    await frame();
    expect(await mistakes()).toBe(0);
    stage.stroke([
      [760, 560],
      [900, 640],
    ]);
    await frame();
    expect(await mistakes()).toBe(0);
    undoCommand.run();
    undoCommand.run();
    await frame();
    expect(await mistakes()).toBe(0);
  });

  test("a hidden mask is not seen, and comes back as it is now", async () => {
    stage.stroke([[400, 400]]);
    setMaskVisible(false);
    await stage.leave();
    expect(seenMasked(400, 400)).toBe(false);
    stage.stroke([[800, 400]]);
    setMaskVisible(true);
    await frame();
    expect(seenMasked(400, 400) && seenMasked(800, 400)).toBe(true);
    expect(await mistakes()).toBe(0);
  });

  test("a piece that is drawn during a stroke is what a full drawing shows", async () => {
    stage.stroke([
      [300, 300],
      [1000, 500],
      [420, 900],
    ]);
    stage.stroke(
      [
        [640, 320],
        [650, 900],
      ],
      { button: 2 },
    );
    await stage.leave();
    const pieced = alphas();
    setMaskVisible(false);
    await frame();
    setMaskVisible(true);
    await frame();
    expect(alphas()).toEqual(pieced);
  });

  test("a view that was panned shows what a full drawing shows, whatever comes onto the stage", async () => {
    setSoftness(0.5);
    stage.stroke([
      [100, 100],
      [800, 1100],
      [1500, 100],
    ]);
    zoomTo(1.7);
    await stage.leave();
    for (const by of [
      { x: 37, y: -3 },
      { x: -120, y: 64 },
      { x: 0, y: 211 },
      { x: -1, y: 0 },
      { x: 2000, y: 1500 },
      { x: -700, y: -900 },
    ]) {
      panView(by);
      await frame();
      const panned = alphas();
      setMaskVisible(false);
      await frame();
      setMaskVisible(true);
      await frame();
      expect(alphas()).toBe(panned);
    }
  });

  function alphas(): number {
    // The dashes wander, so the colours differ; what is covered does not.
    return stage.maskPixels().data.reduce((hash, value, at) => (at % 4 === 3 ? (Math.imul(hash, 31) + value) | 0 : hash), 7);
  }
});

test("the ring shows the brush's true size at the pointer, and leaves nothing behind", async () => {
  setBrushSize(120);
  await frame();
  const { dpr } = viewState().around;
  // The line is one and a half pixels wide: the brightest pixel within one of the place.
  const isWhite = (x: number, y: number): boolean => {
    const pixels = stage.maskPixels();
    const point = stage.screenOf(x, y);
    const [column, row] = [Math.floor(point.x * dpr), Math.floor(point.y * dpr)];
    const near = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ((row + dy) * pixels.width + column + dx) * 4));
    return near.some((at) => pixels.data.subarray(at, at + 4).every((byte) => byte > 170));
  };
  stage.fire("pointermove", [800, 600]);
  await frame();
  expect([isWhite(800, 600), isWhite(860, 600), isWhite(800, 540), isWhite(830, 600)]).toEqual([true, true, true, false]);
  stage.fire("pointermove", [300, 300]);
  await frame();
  expect([isWhite(800, 600), isWhite(860, 600), isWhite(300, 300), isWhite(240, 300)]).toEqual([false, false, true, true]);
  await stage.leave();
  expect(stage.maskPixels().data.every((byte) => byte === 0)).toBe(true);
});

test("pointer moves reach neither React nor a store", async () => {
  // Saving the opened photo changes the document too, and has nothing to do with the pointer.
  await flushSave();
  let changes = 0;
  const stops = [onDocumentChange(() => changes++), onViewChange(() => changes++), onToolChange(() => changes++)];
  stage.fire("pointerdown", [200, 200]);
  await frame();
  const renders = stage.renders;
  changes = 0;
  for (let i = 0; i < 60; i++) {
    stage.fire("pointermove", [200 + i * 15, 200 + (i % 7) * 40]);
    if (i % 10 === 0) await frame();
  }
  expect(changes).toBe(0);
  expect(stage.renders).toBe(renders);
  stage.fire("pointerup", [1100, 200]);
  expect(changes).toBeGreaterThan(0);
  for (const stop of stops) stop();
});

test("Ctrl and the wheel zoom at the pointer, the plain wheel pans", () => {
  const point = stage.screenOf(400, 300);
  const { left, top } = stage.canvas.getBoundingClientRect();
  const wheel = (init: WheelEventInit): void => {
    stage.canvas.dispatchEvent(
      new WheelEvent("wheel", { bubbles: true, cancelable: true, clientX: left + point.x, clientY: top + point.y, ...init }),
    );
  };
  const before = viewState().viewport;
  wheel({ deltaY: -100, ctrlKey: true });
  expect(viewState().viewport.scale).toBeGreaterThan(before.scale);
  const under = toImage(viewState().viewport, point);
  expect(Math.abs(under.x - 400)).toBeLessThan(3);
  expect(Math.abs(under.y - 300)).toBeLessThan(3);
  const zoomed = stage.screenOf(400, 300);
  wheel({ deltaY: 30, deltaX: 10 });
  expect(stage.screenOf(400, 300).x).toBeCloseTo(zoomed.x - 10, 0);
  expect(stage.screenOf(400, 300).y).toBeCloseTo(zoomed.y - 30, 0);
});
