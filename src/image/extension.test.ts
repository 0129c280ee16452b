import { describe, expect, it } from "vitest";
import {
  anchored,
  extendedRect,
  extendedSize,
  extendedTo,
  extensionToRatio,
  groundSides,
  isSameExtension,
  noExtension,
  overlapLimit,
  roomFor,
} from "./extension";

const photo = { width: 1000, height: 600 };
const centre = { across: "centre", down: "middle" } as const;

describe("a ratio", () => {
  it.each([
    ["square", { width: 1, height: 1 }, { width: 1000, height: 1000 }],
    ["wider than the photo", { width: 16, height: 9 }, { width: 1067, height: 600 }],
    ["4:3", { width: 4, height: 3 }, { width: 1000, height: 750 }],
    ["upright", { width: 9, height: 16 }, { width: 1000, height: 1778 }],
    ["the photo's own", { width: 5, height: 3 }, photo],
  ])("%s: one side stays and the other is rounded", (_, ratio, size) => {
    const extension = extensionToRatio(photo, ratio, centre);
    expect(extension === null ? null : extendedSize(photo, extension)).toEqual(size);
  });

  it.each([
    ["left", "upper", { left: 0, top: 0, right: 0, bottom: 401 }],
    ["centre", "middle", { left: 0, top: 200, right: 0, bottom: 201 }],
    ["right", "lower", { left: 0, top: 401, right: 0, bottom: 0 }],
  ] as const)("keeps the photo at %s %s", (across, down, extension) => {
    expect(extensionToRatio({ width: 1001, height: 600 }, { width: 1, height: 1 }, { across, down })).toEqual(extension);
  });

  it("that would need more than 64 megapixels is none", () => {
    expect(extensionToRatio({ width: 9000, height: 6000 }, { width: 1, height: 1 }, centre)).toBeNull();
    expect(extensionToRatio({ width: 8000, height: 6000 }, { width: 1, height: 1 }, centre)).toEqual({
      ...noExtension,
      top: 1000,
      bottom: 1000,
    });
  });
});

describe("an anchor", () => {
  const extension = { left: 10, top: 20, right: 31, bottom: 40 };
  it("moves the photo within the same larger picture", () => {
    for (const across of ["left", "centre", "right"] as const)
      for (const down of ["upper", "middle", "lower"] as const) {
        const moved = anchored(extension, { across, down });
        expect(extendedSize(photo, moved)).toEqual(extendedSize(photo, extension));
        expect(moved.left).toBe({ left: 0, centre: 20, right: 41 }[across]);
        expect(moved.top).toBe({ upper: 0, middle: 30, lower: 60 }[down]);
      }
  });
});

describe("a side that is pulled or typed", () => {
  it("is a whole number and never below 0", () => {
    expect(extendedTo(photo, noExtension, { left: 12.6, top: -40 })).toEqual({ ...noExtension, left: 13 });
  });

  it("ends at 64 megapixels, whatever the other sides have", () => {
    const large = { width: 8000, height: 6000 };
    const wide = extendedTo(large, noExtension, { left: 1000, right: 99_999 });
    expect(extendedSize(large, wide)).toEqual({ width: 10_666, height: 6000 });
    expect([roomFor("bottom", large, wide), roomFor("right", large, { ...wide, left: 0 })]).toEqual([0, 2666]);
    const corner = extendedTo(large, noExtension, { right: 99_999, bottom: 99_999 });
    expect([corner.right, corner.bottom]).toEqual([2666, 0]);
  });

  it("of a thin photo ends where bitmaps do", () => {
    expect(extendedTo({ width: 100, height: 100 }, noExtension, { right: 99_999 }).right).toBe(32_667);
  });

  it("has no room at a photo that is larger than that already", () => {
    expect(extendedTo({ width: 9248, height: 6944 }, noExtension, { right: 10 })).toEqual(noExtension);
  });
});

it("the larger picture is told in pixels of the photo", () => {
  expect(extendedRect(photo, { left: 10, top: 20, right: 30, bottom: 40 })).toEqual({ x: -10, y: -20, width: 1040, height: 660 });
});

it("two extensions are the same when all four sides are", () => {
  expect(isSameExtension(noExtension, { ...noExtension })).toBe(true);
  expect(isSameExtension(noExtension, { ...noExtension, bottom: 1 })).toBe(false);
});

it("the overlap leaves a third of a small photo", () => {
  expect([overlapLimit({ width: 30, height: 90 }), overlapLimit(photo)]).toEqual([10, 128]);
});

it("new ground on one side reaches three borders", () => {
  expect(groundSides({ ...noExtension, right: 5 })).toEqual(["top", "right", "bottom"]);
  expect(groundSides({ ...noExtension, top: 5 })).toEqual(["left", "top", "right"]);
  expect(groundSides({ ...noExtension, left: 5, bottom: 5 })).toEqual(["left", "top", "right", "bottom"]);
  expect(groundSides(noExtension)).toEqual([]);
});
