import { expect, test } from "vitest";
import type { Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { colourPlane, type ColourPlane } from "./oklab";
import { refineEdge } from "./refineEdge";

type Place = (x: number, y: number) => number;

/** Repeatable noise, −1 to 1. */
function noise(x: number, y: number): number {
  const value = Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453;
  return 2 * (value - Math.floor(value)) - 1;
}

/** Two textures: stripes of warm colours inside, blotches of cold ones outside, both noisy, and some of each in the other. */
function photoOf({ width, height }: Size, isInside: (x: number, y: number) => boolean, roughness = 24): Promise<ColourPlane> {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const isWarm = isInside(x + 0.5, y + 0.5);
      const stripe = Math.sin((x + 2 * y) / 5) > 0 ? 35 : 0;
      const blotch = noise(Math.floor(x / 9), Math.floor(y / 9)) > 0.3 ? 40 : 0;
      const colour = isWarm ? [150 + stripe, 100 + stripe, 70] : [90 + blotch, 100 + blotch, 120 + blotch];
      for (let part = 0; part < 3; part++) data[at + part] = (colour[part] ?? 0) + roughness * noise(x + 1000 * part, y);
    }
  }
  return colourPlane({ width, height, data });
}

function maskOf({ width, height }: Size, value: Place): Coverage {
  const data = Uint8Array.from({ length: width * height }, (_, at) => value((at % width) + 0.5, Math.floor(at / width) + 0.5));
  return { rect: { x: 0, y: 0, width, height }, data };
}

/** The value at a place of the photo, 0 outside the mask's rectangle. */
const valueAt = ({ rect, data }: Coverage, x: number, y: number): number =>
  x < rect.x || y < rect.y || x >= rect.x + rect.width || y >= rect.y + rect.height
    ? 0
    : (data[(y - rect.y) * rect.width + x - rect.x] ?? 0);

/** Shared to all masked pixels of both. */
function overlap({ width, height }: Size, mask: Coverage, isInside: (x: number, y: number) => boolean): number {
  let [shared, all] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [a, b] = [valueAt(mask, x, y) >= 128, isInside(x + 0.5, y + 0.5)];
      if (a && b) shared++;
      if (a || b) all++;
    }
  }
  return shared / all;
}

const around =
  (middleX: number, middleY: number, radius: Place) =>
  (x: number, y: number): boolean =>
    Math.hypot(x - middleX, y - middleY) < radius(x, y);

/** The radius of a disc of 120 pixels that is off by up to ten, in bumps. */
const jittered =
  (middleX: number, middleY: number): Place =>
  (x, y) => {
    const turn = Math.atan2(y - middleY, x - middleX);
    return 120 + 6 * Math.sin(7 * turn + 1) + 4 * Math.sin(19 * turn);
  };

const size = { width: 420, height: 380 };
const disc = around(210, 190, () => 120);
const rough = around(210, 190, jittered(210, 190));

test.for([16, 24, 40])("a disc that is off by ten pixels comes back, radius %i", async (radius) => {
  const photo = await photoOf(size, disc);
  const mask = maskOf(size, (x, y) => (rough(x, y) ? 255 : 0));
  expect(overlap(size, mask, disc)).toBeLessThan(0.94);
  const refined = await refineEdge(mask, photo, radius);
  expect(refined.data.every((value) => value === 0 || value === 255)).toBe(true);
  expect(overlap(size, refined, disc)).toBeGreaterThan(0.98);
});

test("the same again gives the same bytes", async () => {
  const photo = await photoOf(size, disc);
  const mask = maskOf(size, (x, y) => (rough(x, y) ? 255 : 0));
  const [one, other] = [await refineEdge(mask, photo, 20), await refineEdge(mask, photo, 20)];
  expect(other.rect).toEqual(one.rect);
  expect(Buffer.compare(Buffer.from(one.data), Buffer.from(other.data))).toBe(0);
});

test.for([
  { name: "flat", roughness: 0 },
  { name: "noisy", roughness: 30 },
])("on a $name photo of one colour the mask stays as it is", async ({ roughness }) => {
  const photo = await photoOf(size, () => true, 0);
  const grey = await colourPlane({
    ...size,
    data: Uint8ClampedArray.from({ length: size.width * size.height * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : 120 + roughness * noise(Math.floor(at / 4) + 77_777 * (at % 4), 3),
    ),
  });
  const mask = maskOf(size, (x, y) => (rough(x, y) ? 255 : 0));
  for (const plane of roughness === 0 ? [grey, photo] : [grey]) {
    const refined = await refineEdge(mask, plane, 20);
    for (let y = 0; y < size.height; y++) {
      for (let x = 0; x < size.width; x++) if (valueAt(refined, x, y) !== valueAt(mask, x, y)) throw new Error(`changed at ${x}, ${y}`);
    }
  }
});

test("a mask that touches the border keeps to it, and no other edge is made there", async () => {
  const cut = around(60, 40, () => 120);
  const photo = await photoOf(size, cut);
  const off = around(60, 40, jittered(60, 40));
  const refined = await refineEdge(
    maskOf(size, (x, y) => (off(x, y) ? 255 : 0)),
    photo,
    20,
  );
  expect(overlap(size, refined, cut)).toBeGreaterThan(0.98);
  for (let x = 0; x < 150; x++) expect(valueAt(refined, x, 0), `column ${x}`).toBe(255);
});

test("a soft rim stays as soft and follows the outline; what is far from any edge is not touched", async () => {
  const photo = await photoOf(size, disc);
  const far = (x: number, y: number): boolean => x < 8 && y < 8;
  const mask = maskOf(size, (x, y) => {
    const inward = jittered(210, 190)(x, y) - Math.hypot(x - 210, y - 190);
    return far(x, y) ? 40 : Math.round(Math.min(255, Math.max(0, 128 + inward * 25)));
  });
  const refined = await refineEdge(mask, photo, 16);
  expect(overlap(size, refined, (x, y) => disc(x, y) && !far(x, y))).toBeGreaterThan(0.98);
  const softness = (of: Coverage): number => of.data.filter((value) => value > 10 && value < 245).length;
  expect(softness(refined) / softness(mask)).toBeGreaterThan(0.5);
  expect(softness(refined) / softness(mask)).toBeLessThan(1.5);
  expect(valueAt(refined, 3, 3)).toBe(40);
});

test("an abort is heard", async () => {
  const photo = await photoOf(size, disc);
  const mask = maskOf(size, (x, y) => (rough(x, y) ? 255 : 0));
  const controller = new AbortController();
  controller.abort();
  await expect(refineEdge(mask, photo, 20, controller.signal)).rejects.toThrow("aborted");
});
