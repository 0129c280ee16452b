import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Coverage } from "../image/pixels";
import { refineMask } from "./refineMask";
import { surveyMask } from "./surveyMask";

const photo = { width: 160, height: 120 };
const whole = { x: 0, y: 0, ...photo };
const widths = { least: 5, wanted: 5 };

function drawn(isMasked: (x: number, y: number) => boolean, size = photo): Coverage {
  const data = Uint8Array.from({ length: size.width * size.height }, (_, at) =>
    isMasked(at % size.width, Math.floor(at / size.width)) ? 255 : 0,
  );
  return { rect: { x: 0, y: 0, ...size }, data };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const holds = (box: Box, x: number, y: number): boolean => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
const boxes = (...all: readonly Box[]): Coverage => drawn((x, y) => all.some((box) => holds(box, x, y)));

const someBox = fc.record({
  x: fc.integer({ min: -3, max: 155 }),
  y: fc.integer({ min: -3, max: 115 }),
  width: fc.integer({ min: 1, max: 60 }),
  height: fc.integer({ min: 1, max: 60 }),
});

/** The boxes of all parts, by flooding from every pixel. */
function partSides({ data }: Coverage): number[] {
  const seen = new Uint8Array(data.length);
  const sides: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== 255 || seen[start] === 1) continue;
    const stack = [start];
    seen[start] = 1;
    let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % photo.width, Math.floor(at / photo.width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      for (let v = Math.max(0, y - 1); v <= Math.min(photo.height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(photo.width - 1, x + 1); u++) {
          const next = v * photo.width + u;
          if (data[next] !== 255 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    sides.push(Math.max(right - left, bottom - top) + 1);
  }
  return sides;
}

/** Whether a masked pixel has no pixel within `width` around which everything within half of it is masked, by looking everywhere. */
function hasStripsByLooking({ data }: Coverage, width: number): boolean {
  const radius = (width - 1) / 2;
  const within = (x: number, y: number, reach: number, visit: (at: number) => boolean): boolean => {
    const far = Math.floor(reach);
    for (let v = Math.max(0, y - far); v <= Math.min(photo.height - 1, y + far); v++) {
      for (let u = Math.max(0, x - far); u <= Math.min(photo.width - 1, x + far); u++) {
        if ((u - x) ** 2 + (v - y) ** 2 <= reach * reach && visit(v * photo.width + u)) return true;
      }
    }
    return false;
  };
  const isDisc = data.map((_, at) => (within(at % photo.width, Math.floor(at / photo.width), radius, (near) => data[near] === 0) ? 0 : 1));
  return data.some(
    (value, at) => value === 255 && !within(at % photo.width, Math.floor(at / photo.width), width, (near) => isDisc[near] === 1),
  );
}

test("specks are the parts within a hundredth of the photo and an eighth of the largest part, and removing them takes exactly these", async () => {
  const dots = fc.array(fc.record({ x: fc.nat(158), y: fc.nat(118), width: fc.integer({ min: 1, max: 2 }), height: fc.constant(1) }), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(someBox, { maxLength: 3 }), dots, async (large, small) => {
      const mask = boxes(...large, ...small);
      const sides = partSides(mask);
      const limit = Math.min(1.6, Math.max(0, ...sides) / 8);
      const specks = sides.filter((side) => side <= limit);
      const found = (await surveyMask(mask, photo, widths)).specks;
      expect(found).toEqual(specks.length === 0 ? null : { count: specks.length, size: Math.max(...specks) });
      if (found === null) return;
      const rest = await refineMask(mask, photo, { kind: "removeSpecks", amount: found.size });
      expect(partSides(rest).toSorted((a, b) => a - b)).toEqual(sides.filter((side) => side > limit).toSorted((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});

test("a strip is what no disc comes near; the growth mends it, and one pixel less does not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someBox, { minLength: 1, maxLength: 3 }), fc.integer({ min: 3, max: 9 }), async (all, width) => {
      const survey = await surveyMask(boxes(...all), photo, { least: width, wanted: width });
      const rest =
        survey.specks === null
          ? boxes(...all)
          : await refineMask(boxes(...all), photo, { kind: "removeSpecks", amount: survey.specks.size });
      expect(survey.thin !== null).toBe(hasStripsByLooking(rest, width));
      if (survey.thin === null) return;
      const grown = async (amount: number): Promise<Coverage> => {
        const { rect, data } = await refineMask(rest, photo, { kind: "grow", amount });
        return drawn((x, y) => holds(rect, x, y) && data[(y - rect.y) * rect.width + x - rect.x] === 255);
      };
      expect(hasStripsByLooking(await grown(survey.thin.grow), width)).toBe(false);
      if (survey.thin.grow > 1) expect(hasStripsByLooking(await grown(survey.thin.grow - 1), width)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test.each([
  { strip: 1, least: 3, grow: 1 },
  { strip: 1, least: 9, grow: 4 },
  { strip: 4, least: 9, grow: 3 },
  { strip: 7, least: 9, grow: 1 },
])("a strip of $strip pixels grows by $grow to be $least wide", async ({ strip, least, grow }) => {
  const mask = boxes({ x: 20, y: 50, width: 100, height: strip }, { x: 100, y: 20, width: 40, height: 80 });
  expect((await surveyMask(mask, photo, { least, wanted: least })).thin).toEqual({ grow });
});

test("corners, discs and whole rows along the border of the photo are no strips", async () => {
  const square = boxes({ x: 30, y: 30, width: 20, height: 20 });
  const disc = drawn((x, y) => Math.hypot(x - 80, y - 60) <= 30);
  const foot = boxes({ x: 0, y: 115, width: 160, height: 5 });
  for (const mask of [square, disc, foot]) expect((await surveyMask(mask, photo, { least: 9, wanted: 9 })).thin).toBeNull();
});

test("a strip is found where bands of rows meet", async () => {
  const tall = { width: 40, height: 1100 };
  for (const y of [509, 511, 512, 514, 1023]) {
    const mask = drawn((x, v) => (v >= y && v < y + 2) || (x < 20 && v > 4), tall);
    expect((await surveyMask(mask, tall, { least: 7, wanted: 7 })).thin).toEqual({ grow: 3 });
    const wide = drawn((x, v) => x < 20 && v > 4, tall);
    expect((await surveyMask(wide, tall, { least: 7, wanted: 7 })).thin).toBeNull();
  }
});

test("soft rims count from the middle on, and an empty mask has nothing", async () => {
  const soft = { rect: whole, data: boxes({ x: 20, y: 20, width: 90, height: 6 }).data.map((value) => (value === 255 ? 130 : 100)) };
  expect((await surveyMask(soft, photo, { least: 9, wanted: 9 })).thin).toEqual({ grow: 2 });
  expect(await surveyMask({ rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) }, photo, widths)).toEqual({
    specks: null,
    thin: null,
  });
});

test("stops when it is told to", async () => {
  const stopped = AbortSignal.abort();
  await expect(surveyMask(boxes({ x: 20, y: 20, width: 90, height: 6 }), photo, widths, stopped)).rejects.toMatchObject({
    code: "aborted",
  });
});

test("a speck is no strip, as thin as it may be", async () => {
  const mask = boxes({ x: 20, y: 20, width: 90, height: 60 }, { x: 140, y: 100, width: 1, height: 1 });
  expect(await surveyMask(mask, photo, { least: 9, wanted: 9 })).toEqual({ specks: { count: 1, size: 1 }, thin: null });
});
