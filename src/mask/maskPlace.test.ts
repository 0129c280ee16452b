import * as fc from "fast-check";
import { expect, test } from "vitest";
import { maskPlace } from "./maskPlace";

const photo = { width: 900, height: 600 };
const at = (x: number, y: number, width: number, height: number) => maskPlace({ x, y, width, height }, photo);

test("a small mask lies in one of nine fields", () => {
  expect(at(10, 10, 40, 40)).toEqual({ across: "left", down: "upper", edges: [] });
  expect(at(430, 280, 40, 40)).toEqual({ across: "centre", down: "middle", edges: [] });
  expect(at(700, 500, 40, 40)).toEqual({ across: "right", down: "lower", edges: [] });
});

test("a mask over most of a direction lies in none of its thirds", () => {
  expect(at(5, 400, 890, 150)).toMatchObject({ across: "whole", down: "lower" });
  expect(at(20, 5, 100, 590)).toMatchObject({ across: "left", down: "whole" });
  expect(at(0, 0, 900, 600)).toEqual({ across: "whole", down: "whole", edges: ["top", "bottom", "left", "right"] });
});

test("an edge is touched by its last row or column and by nothing less", () => {
  expect(at(100, 560, 50, 40).edges).toEqual(["bottom"]);
  expect(at(100, 559, 50, 40).edges).toEqual([]);
  expect(at(0, 0, 50, 50).edges).toEqual(["top", "left"]);
});

test("in a mirrored photo it lies on the other side", () => {
  const swap = { left: "right", right: "left", centre: "centre", whole: "whole" } as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 890 }), fc.integer({ min: 1, max: 900 }), (x, wanted) => {
      const width = Math.min(wanted, 900 - x);
      expect(at(900 - x - width, 9, width, 9).across).toBe(swap[at(x, 9, width, 9).across]);
    }),
  );
});
