import { expect, it } from "vitest";
import { differencePicture } from "./difference";
import { rowsOf } from "./pixelRows";
import type { Coverage, Pixels } from "./pixels";

const size = { width: 30, height: 20 };
const photo: Pixels = { ...size, data: new Uint8ClampedArray(30 * 20 * 4).fill(60).map((value, i) => (i % 4 === 3 ? 255 : value)) };
const zone: Coverage = { rect: { x: 10, y: 5, width: 10, height: 10 }, data: new Uint8Array(100).fill(255) };

function changed(...places: readonly (readonly [number, number, number])[]): Pixels {
  const data = photo.data.slice();
  for (const [x, y, by] of places) data[(y * size.width + x) * 4] = 60 + by;
  return { ...size, data };
}

async function seenAt(result: Pixels, x: number, y: number): Promise<readonly number[]> {
  const { data, width } = await differencePicture(rowsOf(photo), rowsOf(result), zone);
  expect(width).toBe(30);
  return Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4));
}

it("is the darkened photo where nothing differs, and the difference enlarged where something does", async () => {
  expect(await seenAt(changed(), 3, 3)).toEqual([10, 10, 10, 255]);
  expect(await seenAt(changed([15, 10, 20]), 15, 10)).toEqual([90, 10, 10, 255]);
});

it("draws the zone's outline, and nothing red while the protected pixels are kept", async () => {
  expect(await seenAt(changed([15, 10, 20]), 10, 9)).toEqual([139, 92, 246, 255]);
  const { data } = await differencePicture(rowsOf(photo), rowsOf(changed([15, 10, 90])), zone);
  for (let i = 0; i < data.length; i += 4) expect([data[i], data[i + 1]]).not.toEqual([255, 59]);
});

it("marks a protected pixel that differs by a single level, with those around it", async () => {
  const result = changed([25, 3, 1]);
  expect(await seenAt(result, 25, 3)).toEqual([255, 59, 48, 255]);
  expect(await seenAt(result, 24, 4)).toEqual([255, 59, 48, 255]);
  expect(await seenAt(result, 20, 3)).toEqual([10, 10, 10, 255]);
});
