import { expect, test } from "vitest";
import { orientations, fourCorners, storeAs, withOrientation } from "./orientation";
import { compare, draw, fromPng, maskFacts, toJpeg, toPng, type Picture } from "./picture";

const mask = (...values: number[]): Picture => draw(values.length, 1, (x) => [values[x] ?? 0, 0, 0]);

test("a comparison counts each side of the mask by itself", () => {
  const before = draw(4, 1, (x) => [x, x, x]);
  const after = draw(4, 1, (x) => [x, x === 1 || x === 2 ? 9 : x, x, x === 3 ? 254 : 255]);
  expect(compare(before, after, mask(0, 127, 128, 255))).toEqual({
    protectedPixels: 2,
    protectedChanged: 1,
    maskedPixels: 2,
    maskedChanged: 2,
  });
  expect(compare(before, before, mask(0, 0, 255, 255))).toMatchObject({ protectedChanged: 0, maskedChanged: 0 });
});

test("a mask that holds anything between, or is not opaque, is not pure", () => {
  expect(maskFacts(mask(0, 255, 255, 0))).toEqual({ area: 2, pure: true, centre: { x: 2, y: 0.5 } });
  expect(maskFacts(mask(0, 254)).pure).toBe(false);
  expect(maskFacts(draw(1, 1, () => [255, 255, 255, 250])).pure).toBe(false);
});

test("a PNG comes back as it was written", () => {
  const picture = draw(13, 7, (x, y) => [x * 9, y * 20, x ^ y, 200 + x]);
  expect(fromPng(toPng(picture)).data).toEqual(picture.data);
});

test("the eight orientations store eight different pictures; half of them lie on their side", () => {
  const stored = orientations.map((orientation) => storeAs(orientation, fourCorners(6, 4)));
  expect(new Set(stored.map(({ data, width }) => `${width} ${data.join()}`)).size).toBe(8);
  expect(stored.filter(({ width }) => width === 4)).toHaveLength(4);
  const jpeg = toJpeg(fourCorners(16, 16), 90);
  const marked = withOrientation(jpeg, 6);
  expect(marked.length).toBe(jpeg.length + 36);
  expect(marked.subarray(2, 12).toString("latin1")).toBe("ÿá\0\u0022Exif\0\0");
});
