import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentMask } from "../document/documentMask";
import { documentState } from "../document/documentStore";
import type { MaskEdit } from "../mask/maskEdit";
import { MaskRaster } from "../mask/maskRaster";
import { politeAnnouncement } from "../ui/announce";
import { undoCommand } from "./editorCommands";
import { isGestureInHand } from "./gestureInHand";
import { frame, StageFixture } from "./stage.fixture";
import { setBrushSize, setContiguous, setLasso, setTolerance, takeTool } from "./toolStore";
import { panView, setHasScene, setViewMode, viewState, zoomTo } from "./viewStore";

const [width, height] = [1600, 1200];
/** A worker and a voice take their time. */
const soon = { timeout: 6000 };
let stage: StageFixture;

beforeEach(async () => {
  stage = new StageFixture();
  await stage.open(width, height, (x, y) => (x >= 900 && x < 1000 && y >= 600 && y < 660 ? [200, 60, 40] : [120, 120, 120]));
  setBrushSize(1);
  stage.canvas.focus();
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

/** How many pixels of the mask are not what is painted here. */
function differences(paint: (edit: MaskEdit) => void): number {
  const raster = new MaskRaster(width, height);
  const edit = raster.begin();
  paint(edit);
  edit.commit();
  const whole = { x: 0, y: 0, width, height };
  const wanted = raster.readRect(whole);
  return mask()
    .readRect(whole)
    .reduce((sum, byte, at) => sum + (byte === wanted[at] ? 0 : 1), 0);
}

const arrows = (key: string, times: number, modifiers: KeyboardEventInit = {}): void => {
  for (let i = 0; i < times; i++) stage.stageKey(key, "press", modifiers);
};

/** Middle of pixel (x, y). */
const at = (x: number, y: number, r = Math.SQRT1_2) => ({ x: x + 0.5, y: y + 0.5, r });

describe("the cursor", () => {
  test("begins in the middle and moves by pixels, by tens, and by the brush, up to the photo's edge; its place is said when it rests", async () => {
    setBrushSize(80);
    let said = 0;
    const stop = politeAnnouncement.subscribe(() => said++);
    arrows("ArrowRight", 7);
    arrows("ArrowUp", 3, { shiftKey: true });
    arrows("ArrowLeft", 2, { ctrlKey: true });
    const place = (): string => politeAnnouncement.get().text;
    await expect.poll(place, soon).toBe("x 647, y 570, not masked");
    expect(said).toBe(1);
    stop();
    arrows("ArrowRight", 30, { ctrlKey: true });
    arrows("ArrowDown", 30, { ctrlKey: true });
    await expect.poll(place, soon).toBe("x 1599, y 1199, not masked");
    stage.stageKey(" ");
    arrows("ArrowLeft", 1);
    await expect.poll(place, soon).toBe("x 1598, y 1199, masked");
  });

  test("is seen with a cross of its own, leaves nothing behind, and goes when the pointer comes", async () => {
    arrows("ArrowRight", 1);
    await frame();
    const white = (x: number, y: number): boolean => {
      const pixels = stage.maskPixels();
      const { dpr } = viewState().around;
      const point = stage.screenOf(x, y);
      const offset = (Math.floor(point.y * dpr) * pixels.width + Math.floor((point.x + 9) * dpr)) * 4;
      return pixels.data.subarray(offset, offset + 4).every((byte) => byte > 150);
    };
    expect(white(801.5, 600.5)).toBe(true);
    arrows("ArrowDown", 20, { shiftKey: true });
    await frame();
    expect([white(801.5, 600.5), white(801.5, 800.5)]).toEqual([false, true]);
    stage.fire("pointermove", [300, 300]);
    await stage.leave();
    expect(stage.maskPixels().data.every((byte) => byte === 0)).toBe(true);
  });

  test("takes the view along, and stays in it when the photo is scaled", async () => {
    zoomTo(8);
    const isInSight = (x: number, y: number): boolean => {
      const point = stage.screenOf(x, y);
      return point.x > 0 && point.y > 0 && point.x < 900 && point.y < 600;
    };
    arrows("ArrowRight", 40, { shiftKey: true });
    await expect.poll(() => politeAnnouncement.get().text, soon).toBe("x 1200, y 600, not masked");
    expect(isInSight(1200, 600)).toBe(true);
    zoomTo(1);
    panView({ x: -400, y: 0 });
    zoomTo(8);
    expect(isInSight(1200, 600)).toBe(true);
  });

  test("goes on from where the pointer stands", async () => {
    stage.fire("pointermove", [300.5, 400.5]);
    arrows("ArrowRight", 1);
    await expect.poll(() => politeAnnouncement.get().text, soon).toBe("x 301, y 400, not masked");
  });

  test("is not there with a tool that paints nothing: arrow keys move the photo then", () => {
    takeTool("pan");
    const before = viewState().viewport;
    arrows("ArrowRight", 1);
    expect(viewState().viewport.x).toBe(before.x - 40);
    stage.stageKey(" ");
    expect(mask().count()).toBe(0);
  });

  test("is not there over a result, where the arrow keys belong to the results", () => {
    arrows("ArrowRight", 1);
    setHasScene(true);
    setViewMode("result");
    const before = viewState().viewport;
    const event = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true });
    stage.canvas.dispatchEvent(event);
    stage.stageKey(" ");
    expect(event.defaultPrevented).toBe(false);
    expect(viewState().viewport).toBe(before);
    expect(mask().count()).toBe(0);
    setHasScene(false);
  });
});

describe("Space", () => {
  test("paints one pixel with the smallest brush, and with it held a line that is one step", async () => {
    arrows("ArrowRight", 1);
    stage.stageKey(" ");
    expect(differences((edit) => edit.segment(at(801, 600), at(801, 600), 0, "add"))).toBe(0);
    expect(mask().count()).toBe(1);
    undoCommand.run();
    await frame();
    setBrushSize(20);
    stage.stageKey(" ", "down");
    arrows("ArrowDown", 5, { shiftKey: true });
    stage.stageKey(" ", "down", { repeat: true });
    arrows("ArrowLeft", 30);
    stage.stageKey(" ", "up");
    arrows("ArrowLeft", 10, { shiftKey: true });
    expect(
      differences((edit) => {
        edit.segment(at(801, 600, 10), at(801, 650, 10), 0, "add");
        edit.segment(at(801, 650, 10), at(771, 650, 10), 0, "add");
      }),
    ).toBe(0);
    undoCommand.run();
    expect(mask().count()).toBe(0);
  });

  test("erases with the eraser, and with Shift joins the last point to the cursor", () => {
    setBrushSize(30);
    arrows("ArrowRight", 1);
    stage.stageKey(" ");
    arrows("ArrowRight", 20, { shiftKey: true });
    stage.stageKey(" ", "press", { shiftKey: true });
    expect(differences((edit) => edit.segment(at(801, 600, 15), at(1001, 600, 15), 0, "add"))).toBe(0);
    takeTool("eraser");
    stage.stageKey(" ");
    expect(
      differences((edit) => {
        edit.segment(at(801, 600, 15), at(1001, 600, 15), 0, "add");
        edit.segment(at(1001, 600, 15), at(1001, 600, 15), 0, "erase");
      }),
    ).toBe(0);
  });

  test("pans while the pointer is what is used, also when it was pressed before the pointer", () => {
    setBrushSize(30);
    const drag = (): void => {
      stage.fireAt("pointerdown", [450, 300]);
      stage.fireAt("pointermove", [480, 290]);
      stage.fireAt("pointerup", [480, 290]);
    };
    const { version } = documentState().mask;
    arrows("ArrowRight", 1);
    stage.fireAt("pointermove", [450, 300]);
    const before = viewState().viewport;
    stage.stageKey(" ", "down");
    drag();
    stage.stageKey(" ", "up");
    expect([viewState().viewport.x - before.x, viewState().viewport.y - before.y]).toEqual([30, -10]);
    expect(documentState().mask.version).toBe(version);

    arrows("ArrowRight", 1);
    const again = viewState().viewport;
    stage.stageKey(" ", "down");
    expect(mask().count()).toBeGreaterThan(0);
    drag();
    stage.stageKey(" ", "up");
    expect([viewState().viewport.x - again.x, viewState().viewport.y - again.y]).toEqual([30, -10]);
    expect(mask().count()).toBe(0);
    expect(documentState().mask.version).toBe(version);
    expect(isGestureInHand()).toBe(false);
  });

  test("what it paints is taken back by Escape and undo, and kept when the focus leaves", () => {
    setBrushSize(30);
    const { version } = documentState().mask;
    const begin = (): void => {
      stage.stageKey(" ", "down");
      arrows("ArrowRight", 9);
      expect(mask().count()).toBeGreaterThan(0);
    };
    arrows("ArrowRight", 1);
    begin();
    stage.stageKey("Escape", "down");
    expect(mask().count()).toBe(0);
    stage.stageKey(" ", "up");
    begin();
    undoCommand.run();
    expect(mask().count()).toBe(0);
    stage.stageKey(" ", "down", { repeat: true });
    arrows("ArrowRight", 3);
    stage.stageKey(" ", "up");
    expect(mask().count()).toBe(0);
    expect(documentState().mask.version).toBe(version);
    begin();
    stage.canvas.blur();
    expect(mask().openEdit).toBeNull();
    expect(documentState().mask.version).toBe(version + 1);
  });
});

describe("shapes", () => {
  test("Space drags a rectangle from corner to corner of pixels, up to the photo's edge", () => {
    takeTool("rectangle");
    arrows("ArrowRight", 1);
    stage.stageKey(" ", "down");
    arrows("ArrowRight", 3, { shiftKey: true });
    arrows("ArrowDown", 999);
    stage.stageKey(" ", "up");
    expect(differences((edit) => edit.rect({ x: 801, y: 600 }, { x: 831, y: 1200 }, "add"))).toBe(0);
    expect(mask().count()).toBe(30 * 600);
  });

  const field = (name: string): HTMLInputElement => {
    const found = stage.place.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
    if (found === null) throw new Error(`no field ${name}`);
    return found;
  };
  /** As React hears it. */
  const type = (name: string, value: number): void => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(name), String(value));
    field(name).dispatchEvent(new Event("input", { bubbles: true }));
  };
  const drop = async (tool: "rectangle" | "ellipse"): Promise<void> => {
    takeTool(tool);
    arrows("ArrowRight", 1);
    stage.stageKey("Enter");
    await frame();
    expect(document.activeElement).toBe(field("X"));
    expect([field("X").value, field("Y").value, field("Width").value, field("Height").value]).toEqual(["801", "600", "240", "240"]);
    for (const [name, value] of [
      ["X", 100],
      ["Y", 200],
      ["Width", 300],
      ["Height", 50],
    ] as const)
      type(name, value);
  };

  test.for(["rectangle", "ellipse"] as const)("Enter drops the %s, whose numbers are typed; Enter paints it as one step", async (tool) => {
    await drop(tool);
    expect(mask().count()).toBe(0);
    field("Height").form?.requestSubmit();
    const [a, b] = [
      { x: 100, y: 200 },
      { x: 400, y: 250 },
    ];
    expect(differences((edit) => (tool === "rectangle" ? edit.rect(a, b, "add") : edit.ellipse(a, b, "add")))).toBe(0);
    expect(document.activeElement).toBe(stage.canvas);
    await frame();
    expect(stage.place.querySelector("form")).toBeNull();
    undoCommand.run();
    expect(mask().count()).toBe(0);
  });

  test("Escape, undo, another tool and a press of the pointer take the dropped shape back", async () => {
    for (const leave of [
      () => field("Width").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true })),
      () => undoCommand.run(),
      () => takeTool("brush"),
      () => stage.stroke([[300, 300]]),
    ]) {
      await drop("rectangle");
      leave();
      await frame();
      expect(stage.place.querySelector("form")).toBeNull();
      expect(isGestureInHand()).toBe(false);
      expect(mask().count()).toBe(0);
      stage.canvas.focus();
      arrows("ArrowLeft", 999);
      arrows("ArrowUp", 999);
      arrows("ArrowRight", 800);
      arrows("ArrowDown", 600);
    }
  });

  test("a polygon's corners are put down by Space and closed by Enter", () => {
    takeTool("lasso");
    setLasso("polygon");
    const corner = (key: string, times: number): void => {
      arrows(key, times, { shiftKey: true });
      stage.stageKey(" ");
    };
    corner("ArrowRight", 1);
    corner("ArrowRight", 20);
    corner("ArrowDown", 20);
    corner("ArrowDown", 5);
    stage.stageKey("Backspace");
    arrows("ArrowLeft", 20, { shiftKey: true });
    stage.stageKey("Enter");
    const corners = [
      { x: 810, y: 600 },
      { x: 1010, y: 600 },
      { x: 1010, y: 800 },
    ];
    expect(differences((edit) => edit.polygon(corners, "add"))).toBe(0);
    expect(mask().count()).toBeGreaterThan(15_000);
  });

  test("Enter and Space click the wand at the cursor", async () => {
    takeTool("wand");
    setTolerance(1);
    setContiguous(true);
    for (const key of ["Enter", " "]) {
      arrows("ArrowRight", 12, { shiftKey: true });
      stage.stageKey(key);
      await expect.poll(() => mask().count(), soon).toBe(100 * 60);
      undoCommand.run();
      arrows("ArrowLeft", 12, { shiftKey: true });
    }
  });
});
