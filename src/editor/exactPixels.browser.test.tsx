import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cdp } from "vitest/browser";
import { runMaskCommand } from "../document/maskCommands";
import { currentMask } from "../document/documentMask";
import type { Point } from "../image/geometry";
import type { MaskRaster } from "../mask/maskRaster";
import { frame, StageFixture } from "./stage.fixture";
import { setBrushSize, setContiguous, setLasso, setTolerance, takeTool, toolState, type ToolId } from "./toolStore";
import { viewState, zoomTo } from "./viewStore";

const [width, height] = [1200, 900];
/** No two pixels look the same, neighbours least of all. */
const colour = (x: number, y: number) => [(x * 37) & 255, (y * 53) & 255, (x >> 8) * 16 + (y >> 8)] as const;

const zooms = [0.1, 1, 8] as const;
const ratios = [1, 2, 3] as const;
const places = ratios.flatMap((dpr) => zooms.map((zoom) => ({ dpr, zoom })));

let stage: StageFixture;

async function setRatio(deviceScaleFactor: number): Promise<void> {
  await cdp().send("Emulation.setDeviceMetricsOverride", { width: 0, height: 0, deviceScaleFactor, mobile: false });
}

function mask(): MaskRaster {
  const raster = currentMask();
  if (raster === null) throw new Error("no photo is open");
  return raster;
}

/** The photo's point under a place of the stage, by the view alone. */
function under([x, y]: readonly [number, number]): Point {
  const { viewport } = viewState();
  return { x: (x - viewport.x) / viewport.scale, y: (y - viewport.y) / viewport.scale };
}

/** Whole CSS pixels, as a mouse has them, at shares of what is seen of the photo. */
function seen(shareX: number, shareY: number): readonly [number, number] {
  const { viewport, around } = viewState();
  const along = (start: number, size: number, room: number, share: number): number => {
    const [from, to] = [Math.max(0, start), Math.min(room, start + size)];
    return Math.round(from + (to - from) * share);
  };
  return [
    along(viewport.x, width * viewport.scale, around.stage.width, shareX),
    along(viewport.y, height * viewport.scale, around.stage.height, shareY),
  ];
}

/** Presses at the first place and lets go at the last; with `isClicks` at every one of them. */
function draw(at: readonly (readonly [number, number])[], isClicks = false): void {
  for (const [index, place] of at.entries()) {
    stage.fireAt(index === 0 || isClicks ? "pointerdown" : "pointermove", place);
    if (isClicks || index === at.length - 1) stage.fireAt("pointerup", place);
  }
}

/** Pixels whose centre is inside but not masked, or the other way round; centres on the very line may be either. */
function mistakes(inside: (x: number, y: number) => number): number {
  const data = mask().readRect({ x: 0, y: 0, width, height });
  let wrong = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const side = inside(x + 0.5, y + 0.5);
      if (Math.abs(side) > 1e-6 && side > 0 !== (data[at] ?? 0) >= 128) wrong++;
    }
  }
  return wrong;
}

/** Positive up to r from the line through the points. */
function nearLine(points: readonly Point[], r: number): (x: number, y: number) => number {
  return (x, y) => {
    let least = Infinity;
    let a = points[0] ?? { x: 0, y: 0 };
    for (const b of points) {
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
      least = Math.min(least, Math.hypot(x - a.x - t * dx, y - a.y - t * dy));
      a = b;
    }
    return r - least;
  };
}

/** Positive inside of the closed polygon, by the even-odd rule. */
function inPolygon(points: readonly Point[]): (x: number, y: number) => number {
  return (x, y) => {
    let side = -1;
    let a = points.at(-1) ?? { x: 0, y: 0 };
    for (const b of points) {
      if (a.y > y !== b.y > y) {
        const crossing = a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
        if (Math.abs(crossing - x) <= 1e-6) return 0;
        if (crossing > x) side = -side;
      }
      a = b;
    }
    return side;
  };
}

describe.for(places)("at $zoom of full size and $dpr device pixels to the CSS pixel", ({ dpr, zoom }) => {
  beforeAll(async () => {
    await setRatio(dpr);
    stage = new StageFixture();
    await stage.open(width, height, colour);
    expect(viewState().around.dpr).toBe(dpr);
    zoomTo(zoom);
    await frame();
    const { scale } = viewState().viewport;
    expect(scale).toBeCloseTo(zoom / dpr, 9);
    setBrushSize(Math.round(Math.min(900 / scale, width) / 8));
  });
  afterEach(() => runMaskCommand("clear"));
  afterAll(async () => {
    stage.close();
    indexedDB.deleteDatabase(stage.databaseName);
    await setRatio(1);
  });

  const begin = (tool: ToolId): void => {
    takeTool(tool);
    setLasso("free");
  };
  /** A zigzag that crosses itself. */
  const way = (): (readonly [number, number])[] => [seen(0.25, 0.3), seen(0.7, 0.35), seen(0.4, 0.6), seen(0.6, 0.75), seen(0.3, 0.7)];

  test("brush and eraser take the discs along the pointer's way", () => {
    begin("brush");
    const inside = nearLine(way().map(under), toolState().size / 2);
    draw(way());
    expect(mistakes(inside)).toBe(0);
    runMaskCommand("clear");
    runMaskCommand("invert");
    begin("eraser");
    draw(way());
    expect(mistakes((x, y) => -inside(x, y))).toBe(0);
  });

  test("rectangle and ellipse fill the box between press and release", () => {
    const [from, to] = [seen(0.3, 0.35), seen(0.65, 0.7)];
    const [a, b] = [under(from), under(to)];
    begin("rectangle");
    draw([from, to]);
    expect(mistakes((x, y) => Math.min(x - a.x, b.x - x, y - a.y, b.y - y))).toBe(0);
    runMaskCommand("clear");
    begin("ellipse");
    draw([from, to]);
    const [rx, ry] = [(b.x - a.x) / 2, (b.y - a.y) / 2];
    expect(mistakes((x, y) => 1 - ((x - a.x - rx) / rx) ** 2 - ((y - a.y - ry) / ry) ** 2)).toBe(0);
  });

  test("both lassos fill what they enclose", () => {
    const inside = inPolygon(way().map(under));
    begin("lasso");
    draw(way());
    expect(mistakes(inside)).toBe(0);
    runMaskCommand("clear");
    setLasso("polygon");
    draw(way(), true);
    stage.stageKey("Enter");
    expect(mistakes(inside)).toBe(0);
  });

  test("the wand takes the one pixel that is seen under the pointer", async () => {
    begin("wand");
    setTolerance(0);
    setContiguous(true);
    const place = seen(0.55, 0.45);
    const point = under(place);
    const [x, y] = [Math.floor(point.x), Math.floor(point.y)];
    // Below full size a pixel of the screen is a mean of many; there only the view tells which one is in its middle.
    if (zoom >= 1) expect(shown(place)).toEqual(colour(x, y));
    draw([place]);
    await expect.poll(() => mask().count(), { timeout: 5000 }).toBe(1);
    expect(mask().bounds()).toEqual({ x, y, width: 1, height: 1 });
  });
});

/** The photo's colour on the screen. */
function shown([x, y]: readonly [number, number]): readonly number[] {
  const context = stage.place.querySelector("canvas")?.getContext("2d");
  const { dpr } = viewState().around;
  return [...(context?.getImageData(Math.floor(x * dpr), Math.floor(y * dpr), 1, 1).data ?? [])].slice(0, 3);
}
