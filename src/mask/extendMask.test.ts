import { expect, test } from "vitest";
import { extendMask } from "./extendMask";
import { MaskRaster } from "./maskRaster";

const extension = { left: 300, top: 0, right: 0, bottom: 40 };

function painted(): MaskRaster {
  const mask = new MaskRaster(500, 400);
  const edit = mask.begin();
  edit.rect({ x: 250, y: 100 }, { x: 270, y: 130 }, "add");
  edit.segment({ x: 400, y: 200, r: 30 }, { x: 400, y: 200, r: 30 }, 1, "add");
  edit.commit();
  return mask;
}

const at = (mask: MaskRaster, x: number, y: number): number | undefined => mask.readRect({ x, y, width: 1, height: 1 })[0];

test("what was masked is moved along, soft rims included", () => {
  const before = painted();
  const after = extendMask(before, extension, 0);
  expect([after.width, after.height]).toEqual([800, 440]);
  expect(after.readRect({ x: 300, y: 0, width: 500, height: 400 })).toEqual(before.readRect({ x: 0, y: 0, width: 500, height: 400 }));
  expect(after.count()).toBe(before.count() + 300 * 440 + 500 * 40);
});

test("the new ground is masked, falls to the threshold over the overlap, and nothing beyond it is masked", () => {
  const after = extendMask(new MaskRaster(500, 400), extension, 24);
  expect([at(after, 0, 0), at(after, 299, 399), at(after, 299, 439), at(after, 799, 400), at(after, 799, 439)]).toEqual([
    255, 255, 255, 255, 255,
  ]);
  const ramp = Array.from(after.readRect({ x: 300, y: 50, width: 25, height: 1 }));
  expect(ramp).toEqual(ramp.toSorted((a, b) => b - a));
  expect([ramp[0], ramp[23], ramp[24]]).toEqual([250, 133, 0]);
  expect([at(after, 600, 399), at(after, 600, 376), at(after, 600, 375)]).toEqual([250, 133, 0]);
  // Beside two new grounds the nearer one counts.
  expect(at(after, 300, 376)).toBe(250);
  expect(after.count()).toBe(800 * 440 - (500 - 24) * (400 - 24));
});

test("an overlap takes nothing away from what was masked", () => {
  const before = new MaskRaster(500, 400);
  const edit = before.begin();
  edit.rect({ x: 0, y: 0 }, { x: 500, y: 400 }, "add");
  edit.commit();
  expect(extendMask(before, extension, 24).coverage()).toBe(1);
  expect(at(extendMask(before, extension, 24), 310, 50)).toBe(255);
});
