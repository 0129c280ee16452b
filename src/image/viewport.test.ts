import * as fc from "fast-check";
import { expect, test } from "vitest";
import { imagePoint, screenPoint } from "./geometry";
import {
  clampZoom,
  deviceRect,
  fitViewport,
  keepCentre,
  nextZoom,
  panBy,
  toImage,
  toScreen,
  zoomAt,
  zoomOf,
  type Surroundings,
} from "./viewport";

const around: Surroundings = { photo: { width: 4000, height: 3000 }, stage: { width: 1024, height: 688 }, dpr: 1 };

const surroundings = fc.record({
  photo: fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
  stage: fc.record({ width: fc.integer({ min: 200, max: 2500 }), height: fc.integer({ min: 120, max: 1500 }) }),
  dpr: fc.constantFrom(1, 1.25, 2, 3),
});

test("a photo is fitted with 60 px above and below or 40 px at the sides, in the middle", () => {
  const fitted = fitViewport(around);
  expect(fitted.scale).toBeCloseTo((688 - 120) / 3000, 6);
  expect(toScreen(fitted, imagePoint(2000, 1500)).y).toBeCloseTo(344, 0);
  expect(toScreen(fitted, imagePoint(2000, 1500)).x).toBeCloseTo(512, 0);
  const wide = fitViewport({ ...around, photo: { width: 4000, height: 1000 } });
  expect(wide.scale).toBeCloseTo((1024 - 80) / 4000, 3);
});

test("a small photo is shown at 100 % of the screen's pixels, not larger", () => {
  expect(zoomOf(fitViewport({ ...around, photo: { width: 100, height: 80 }, dpr: 2 }), 2)).toBe(1);
});

test("screen and photo are each other's inverse", () => {
  fc.assert(
    fc.property(surroundings, fc.nat(3000), fc.nat(3000), (here, x, y) => {
      const viewport = fitViewport(here);
      const back = toImage(viewport, toScreen(viewport, imagePoint(x, y)));
      expect(back.x).toBeCloseTo(x, 4);
      expect(back.y).toBeCloseTo(y, 4);
    }),
  );
});

test("zooming keeps the point under the pointer, to the pixel of the screen", () => {
  const before = fitViewport(around);
  const pointer = screenPoint(400, 300);
  for (const zoom of [0.3, 1, 2.5, 8]) {
    const after = zoomAt(before, pointer, zoom, around);
    const under = toScreen(after, toImage(before, pointer));
    expect(Math.abs(under.x - pointer.x)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(under.y - pointer.y)).toBeLessThanOrEqual(0.5);
  }
});

test("the zoom stays within 10 and 800 %, and below 10 % only as far as fitting needs", () => {
  expect(clampZoom(0.01, around)).toBe(0.1);
  expect(clampZoom(99, around)).toBe(8);
  const huge = { ...around, photo: { width: 9000, height: 30_000 } };
  expect(clampZoom(0.0001, huge)).toBeCloseTo(fitViewport(huge).scale, 6);
});

test("the photo cannot be lost: a strip stays on the stage, on whole device pixels", () => {
  fc.assert(
    fc.property(surroundings, fc.integer({ min: -50_000, max: 50_000 }), fc.integer({ min: -50_000, max: 50_000 }), (here, dx, dy) => {
      const { x, y, scale } = panBy(fitViewport(here), { x: dx, y: dy }, here);
      expect(Math.abs(x * here.dpr - Math.round(x * here.dpr))).toBeLessThan(1e-6);
      const [width, height] = [here.photo.width * scale, here.photo.height * scale];
      expect(x + width).toBeGreaterThan(0);
      expect(x).toBeLessThan(here.stage.width);
      expect(y + height).toBeGreaterThan(0);
      expect(y).toBeLessThan(here.stage.height);
    }),
  );
});

test("a stage that changes its size keeps its middle", () => {
  const before = zoomAt(fitViewport(around), screenPoint(512, 344), 1, around);
  const middle = toImage(before, screenPoint(512, 344));
  const smaller = { ...around, stage: { width: 800, height: 400 } };
  const after = toImage(keepCentre(before, around.stage, smaller), screenPoint(400, 200));
  expect(after.x).toBeCloseTo(middle.x, 0);
  expect(after.y).toBeCloseTo(middle.y, 0);
});

test("the device rectangle holds every pixel that shows the rectangle of the photo", () => {
  const viewport = { scale: 0.31, x: 12.5, y: -7 };
  const rect = deviceRect(viewport, { x: 100, y: 200, width: 31, height: 1 }, 2);
  expect(rect.x).toBeLessThanOrEqual((12.5 + 31) * 2);
  expect(rect.x + rect.width).toBeGreaterThanOrEqual((12.5 + 131 * 0.31) * 2);
  expect(rect.y).toBeLessThanOrEqual((-7 + 62) * 2);
});

test("the zoom buttons step through round numbers and stop at the ends", () => {
  expect(nextZoom(0.55, 1)).toBe(0.67);
  expect(nextZoom(1, 1)).toBe(1.5);
  expect(nextZoom(1, -1)).toBe(0.67);
  expect(nextZoom(8, 1)).toBe(8);
  expect(nextZoom(0.1, -1)).toBe(0.1);
});
