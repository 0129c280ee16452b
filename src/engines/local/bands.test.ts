import fc from "fast-check";
import { expect, test } from "vitest";
import { cutBands } from "./bands";
import { Random } from "./random";

const cut = (count: number, nth: number, backward: boolean): ReturnType<typeof cutBands> =>
  cutBands(
    Int32Array.from({ length: count }, (_, i) => 3 * i + 5),
    nth,
    backward,
    new Random(1),
  );

test("bands cover every target once, in the direction of the pass, and know the pixels at their ends", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000 }), fc.nat(20), fc.boolean(), (count, nth, backward) => {
      let next = 0;
      for (const { from, to, low, high } of cut(count, nth, backward)) {
        expect(from).toBe(next);
        expect(to).toBeGreaterThan(from);
        expect((high - low) / 3).toBe(to - from - 1);
        expect(low).toBe(3 * (backward ? count - to : from) + 5);
        next = to;
      }
      expect(next).toBe(count);
    }),
  );
});

test("few targets are one band; of many, the borders move from pass to pass", () => {
  expect(cut(2047, 3, false)).toHaveLength(1);
  const borders = [0, 1, 2, 3].map((nth) => cut(80_000, nth, false)[1]?.from);
  expect(new Set(borders).size).toBe(4);
});

test("each band has chance of its own, and the same bands come from the same seed", () => {
  const states = cut(80_000, 1, false).map(({ random }) => random.state);
  expect(new Set(states).size).toBe(states.length);
  expect(cut(80_000, 1, false).map(({ random }) => random.state)).toEqual(states);
});
