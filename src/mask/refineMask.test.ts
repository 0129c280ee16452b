import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Coverage } from "../image/pixels";
import { refineMask, type Refinement } from "./refineMask";

const photo = { width: 60, height: 50 };
const whole = { x: 0, y: 0, ...photo };

/** A mask of the test photo, drawn pixel by pixel. */
function drawn(value: (x: number, y: number) => number): Coverage {
  const data = Uint8Array.from({ length: photo.width * photo.height }, (_, at) => value(at % photo.width, Math.floor(at / photo.width)));
  return { rect: whole, data };
}

/** The values of the whole photo. */
function valuesOf({ rect, data }: Coverage): number[] {
  const values = Array.from({ length: photo.width * photo.height }, () => 0);
  for (let at = 0; at < data.length; at++) {
    values[(rect.y + Math.floor(at / rect.width)) * photo.width + rect.x + (at % rect.width)] = data[at] ?? 0;
  }
  return values;
}

async function refined(mask: Coverage, kind: Refinement, amount: number): Promise<number[]> {
  return valuesOf(await refineMask(mask, photo, { kind, amount }));
}

const isMasked = (value: number): boolean => value >= 128;
const areaOf = (values: readonly number[]): number => values.filter(isMasked).length;
const disc = (radius: number): Coverage => drawn((x, y) => (Math.hypot(x + 0.5 - 30, y + 0.5 - 25) <= radius ? 255 : 0));

/** A few dabs, hard or soft, anywhere, over the border as well. */
const masks = fc
  .array(
    fc.record({
      x: fc.integer({ min: -5, max: 65 }),
      y: fc.integer({ min: -5, max: 55 }),
      r: fc.integer({ min: 1, max: 12 }),
      rim: fc.constantFrom(0, 0, 3, 8),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((dabs) =>
    drawn((x, y) =>
      Math.max(
        ...dabs.map((dab) => {
          const over = Math.hypot(x - dab.x, y - dab.y) - dab.r;
          return dab.rim === 0 ? (over <= 0 ? 255 : 0) : Math.round(255 * Math.min(1, Math.max(0, 0.5 - over / (2 * dab.rim))));
        }),
      ),
    ),
  );
const radii = fc.integer({ min: 1, max: 14 });

/** Whether a pixel with this property lies no farther than `radius`, by looking at all of them. */
function hasNear(x: number, y: number, radius: number, has: (u: number, v: number) => boolean): boolean {
  for (let v = Math.ceil(y - radius); v <= y + radius; v++) {
    for (let u = Math.ceil(x - radius); u <= x + radius; u++) {
      if ((u - x) ** 2 + (v - y) ** 2 <= radius * radius && has(u, v)) return true;
    }
  }
  return false;
}

const inPhoto = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < photo.width && y < photo.height;

test("growing masks exactly what is no farther than the radius, shrinking keeps exactly what is farther from everything unmasked", async () => {
  await fc.assert(
    fc.asyncProperty(masks, radii, async (mask, radius) => {
      const was = (x: number, y: number): boolean => inPhoto(x, y) && isMasked(mask.data[y * photo.width + x] ?? 0);
      const grown = (await refined(mask, "grow", radius)).map(isMasked);
      const shrunk = (await refined(mask, "shrink", radius)).map(isMasked);
      for (let y = 0; y < photo.height; y++) {
        for (let x = 0; x < photo.width; x++) {
          const at = y * photo.width + x;
          if (grown[at] !== hasNear(x, y, radius, was)) expect.fail(`grown by ${radius} at ${x}, ${y}`);
          if (shrunk[at] === hasNear(x, y, radius, (u, v) => !was(u, v))) expect.fail(`shrunk by ${radius} at ${x}, ${y}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("nothing changes by 0 pixels, and an empty mask stays empty", async () => {
  const empty = { rect: { x: 0, y: 0, width: 0, height: 0 }, data: new Uint8Array(0) };
  for (const kind of ["grow", "shrink", "feather", "smooth", "fillHoles", "removeSpecks"] as const) {
    expect(await refined(disc(9), kind, 0)).toEqual(valuesOf(disc(9)));
    expect(await refined(empty, kind, 5)).toEqual(valuesOf(empty));
  }
});

test("a grown rectangle has the area of the sum of both shapes; grown and shrunk again, a disc is what it was to within a pixel", async () => {
  const rectangle = drawn((x, y) => (x >= 20 && x < 40 && y >= 18 && y < 30 ? 255 : 0));
  // Four quarter discs of 10 px around the centres of the corner pixels hold 69 pixels each beyond the straight sides.
  expect(areaOf(await refined(rectangle, "grow", 10))).toBe(20 * 12 + 2 * 10 * (20 + 12) + 4 * 69);
  const grown = await refineMask(disc(11), photo, { kind: "grow", amount: 8 });
  expect(grown.rect).toEqual({ x: 0, y: 0, width: 60, height: 50 });
  const back = await refined(grown, "shrink", 8);
  for (const [at, value] of back.entries()) {
    const distance = Math.hypot((at % 60) + 0.5 - 30, Math.floor(at / 60) + 0.5 - 25);
    if (Math.abs(distance - 11) > 1) expect(isMasked(value), `${at}`).toBe(distance < 11);
  }
});

test("a soft edge moves as it is, and a hard one stays hard", async () => {
  const ramp = drawn((x) => Math.round(255 * Math.min(1, Math.max(0, (28 - x) / 16))));
  const grown = await refined(ramp, "grow", 6);
  const shrunk = await refined(ramp, "shrink", 6);
  for (let x = 14; x < 50; x++) {
    expect(Math.abs((grown[25 * 60 + x] ?? 0) - (ramp.data[25 * 60 + x - 6] ?? 0))).toBeLessThanOrEqual(16);
    expect(Math.abs((shrunk[25 * 60 + x - 6] ?? 0) - (ramp.data[25 * 60 + x] ?? 0))).toBeLessThanOrEqual(16);
  }
  for (const kind of ["grow", "shrink", "smooth"] as const) expect(new Set(await refined(disc(15), kind, 4))).toEqual(new Set([0, 255]));
});

test("feathering changes no pixel's side, fades evenly over the radius on both sides of an edge, and not at the photo's border", async () => {
  await fc.assert(
    fc.asyncProperty(masks, radii, async (mask, radius) => {
      expect((await refined(mask, "feather", radius)).map(isMasked)).toEqual([...mask.data].map(isMasked));
    }),
    { numRuns: 40 },
  );
  const edge = await refined(
    drawn((x) => (x < 30 ? 255 : 0)),
    "feather",
    8,
  );
  for (let x = 1; x < 60; x++) expect(edge[x] ?? 0).toBeLessThanOrEqual(edge[x - 1] ?? 0);
  for (const y of [0, 25, 49]) {
    const row = edge.slice(y * 60, (y + 1) * 60);
    // Two standard deviations of a Gaussian leave 2.3 % on the other side.
    expect(Math.abs((row[30 + 8] ?? 0) / 255 - 0.02)).toBeLessThan(0.015);
    expect(Math.abs((row[29 - 8] ?? 0) / 255 - 0.98)).toBeLessThan(0.015);
    expect([row[0], row[59]]).toEqual([255, 0]);
    for (let away = 0; away < 20; away++) expect(Math.abs((row[29 - away] ?? 0) + (row[30 + away] ?? 0) - 255)).toBeLessThanOrEqual(1);
  }
});

test("smoothing takes hairs and closes slits, and leaves straight edges at the photo's border", async () => {
  const half = (x: number, y: number): boolean => x < 30 && !(x === 10 && y < 30);
  const hairy = drawn((x, y) => (half(x, y) || (y === 40 && x < 50) ? 255 : 0));
  const smooth = await refined(hairy, "smooth", 3);
  expect(smooth).toEqual(valuesOf(drawn((x) => (x < 30 ? 255 : 0))));
});

test("holes up to a size are filled with their soft rim, larger ones and bays are not", async () => {
  const holes = (x: number, y: number): number => {
    if (x >= 10 && x < 14 && y >= 10 && y < 16) return 0;
    if (x >= 9 && x < 15 && y >= 9 && y < 17) return 180;
    if (x >= 30 && x < 45 && y >= 10 && y < 14) return 0;
    return y === 0 && x < 20 ? 0 : x < 55 ? 255 : 0;
  };
  const filled = await refined(drawn(holes), "fillHoles", 6);
  expect(filled).toEqual(valuesOf(drawn((x, y) => (x >= 8 && x < 16 && y >= 8 && y < 18 ? 255 : holes(x, y)))));
  expect(areaOf(await refined(drawn(holes), "fillHoles", 15))).toBe(55 * 50 - 20);
});

test("specks up to a size go, at the border too, and what touches at a corner belongs together", async () => {
  const specks = (x: number, y: number): number => {
    if (x < 3 && y < 3) return 255;
    if (x >= 20 && x < 23 && y >= 20 && y < 23) return 255;
    if (x >= 23 && x < 26 && y >= 23 && y < 26) return 255;
    return x >= 40 && y >= 40 ? 255 : x === 50 && y === 10 ? 100 : 0;
  };
  const left = await refined(drawn(specks), "removeSpecks", 5);
  expect(left).toEqual(valuesOf(drawn((x, y) => (x < 3 && y < 3 ? 0 : specks(x, y)))));
  expect(areaOf(await refined(drawn(specks), "removeSpecks", 6))).toBe(20 * 10);
});

test("holes and specks are found as a plain search finds them", async () => {
  const noise = fc
    .array(fc.constantFrom(0, 255), { minLength: 3000, maxLength: 3000 })
    .map((data): Coverage => ({ rect: whole, data: Uint8Array.from(data) }));
  await fc.assert(
    fc.asyncProperty(noise, fc.integer({ min: 1, max: 6 }), async (mask, size) => {
      expect(await refined(mask, "fillHoles", size)).toEqual(searched(mask, size, 0));
      expect(await refined(mask, "removeSpecks", size)).toEqual(searched(mask, size, 255));
    }),
    { numRuns: 20 },
  );
});

/** Turns the parts of one value round that are small enough; parts of 0 at the border stay. */
function searched(mask: Coverage, size: number, value: 0 | 255): number[] {
  const out = [...mask.data];
  const seen = new Set<number>();
  for (let start = 0; start < out.length; start++) {
    if (mask.data[start] !== value || seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (let next = 0; next < part.length; next++) {
      const at = part[next] ?? 0;
      const [x, y] = [at % 60, Math.floor(at / 60)];
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
        [1, 1],
        [-1, -1],
        [1, -1],
        [-1, 1],
      ] as const) {
        if (value === 0 && dx !== 0 && dy !== 0) continue;
        const neighbour = (y + dy) * 60 + x + dx;
        if (!inPhoto(x + dx, y + dy) || mask.data[neighbour] !== value || seen.has(neighbour)) continue;
        seen.add(neighbour);
        part.push(neighbour);
      }
    }
    const xs = part.map((at) => at % 60);
    const ys = part.map((at) => Math.floor(at / 60));
    const isSmall = Math.max(...xs) - Math.min(...xs) < size && Math.max(...ys) - Math.min(...ys) < size;
    const atBorder = Math.min(...xs) === 0 || Math.min(...ys) === 0 || Math.max(...xs) === 59 || Math.max(...ys) === 49;
    if (isSmall && !(value === 0 && atBorder)) for (const at of part) out[at] = 255 - value;
  }
  return out;
}
