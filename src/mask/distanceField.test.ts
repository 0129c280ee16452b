import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DistanceField, farAway, type Plane } from "./distanceField";

const planes = fc
  .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.constantFrom(0, 0, 0, 90, 128, 255), { minLength: width * height, maxLength: width * height })
      .map((values): Plane => ({ width, height, data: Uint8Array.from(values) })),
  );

function bruteForce({ width, height, data }: Plane, threshold: number, reach: number, framed: boolean): number[] {
  const distances: number[] = [];
  const edge = framed ? 1 : 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let least = Infinity;
      for (let v = -edge; v < height + edge; v++) {
        for (let u = -edge; u < width + edge; u++) {
          const isOutside = u < 0 || v < 0 || u >= width || v >= height;
          if (isOutside || (data[v * width + u] ?? 0) >= threshold) least = Math.min(least, (u - x) ** 2 + (v - y) ** 2);
        }
      }
      distances.push(least > reach * reach ? farAway : least);
    }
  }
  return distances;
}

test("every distance is what looking at every pixel gives", async () => {
  await fc.assert(
    fc.asyncProperty(
      planes,
      fc.constantFrom(1, 128, 255),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (plane, threshold, reach, framed) => {
        const field = await DistanceField.of(plane, { threshold, reach, framed });
        const row = new Int32Array(plane.width);
        const found: number[] = [];
        const marks = new Uint8Array(plane.width * plane.height);
        for (let y = 0; y < plane.height; y++) {
          field.row(y, row);
          field.markRow(y, marks);
          found.push(...row);
        }
        expect([...marks]).toEqual(found.map((squared) => (squared === farAway ? 0 : 255)));
        expect(found).toEqual(bruteForce(plane, threshold, reach, framed));
      },
    ),
    { numRuns: 200 },
  );
});

test("an aborted signal ends the work", async () => {
  const plane = { width: 4, height: 4, data: new Uint8Array(16) };
  await expect(DistanceField.of(plane, { threshold: 128, reach: 3, framed: false }, AbortSignal.abort())).rejects.toMatchObject({
    code: "aborted",
  });
});
