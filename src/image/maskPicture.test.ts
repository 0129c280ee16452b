import * as fc from "fast-check";
import { expect, test } from "vitest";
import { maskPicture } from "./maskPicture";

const side = fc.integer({ min: 1, max: 60 });

test("every small pixel is the mean of the photo's pixels in it, and the count is exact", () => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 1, max: 30 }),
      fc.record({ x: fc.integer({ min: -20, max: 50 }), y: fc.integer({ min: -20, max: 50 }), width: side, height: side }),
      fc.integer(),
      (width, height, longest, rect, seed) => {
        const data = Uint8Array.from({ length: rect.width * rect.height }, (_, at) => Math.imul(at + 1, seed | 1) >>> 24);
        const small = maskPicture({ rect, data }, { width, height }, longest);
        expect(Math.max(small.width, small.height)).toBe(Math.min(longest, Math.max(width, height)));
        const sums = new Float64Array(small.width * small.height);
        const sizes = new Float64Array(sums.length);
        let count = 0;
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const [dx, dy] = [x - rect.x, y - rect.y];
            const value = dx >= 0 && dy >= 0 && dx < rect.width && dy < rect.height ? (data[dy * rect.width + dx] ?? 0) : 0;
            const at = Math.floor((y * small.height) / height) * small.width + Math.floor((x * small.width) / width);
            sums[at] = (sums[at] ?? 0) + value;
            sizes[at] = (sizes[at] ?? 0) + 1;
            if (value >= 128) count++;
          }
        }
        expect(small.count).toBe(count);
        expect([...small.data]).toEqual(Array.from(sums, (sum, at) => Math.round(sum / (sizes[at] ?? 1))));
      },
    ),
  );
});
