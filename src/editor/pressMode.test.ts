import { expect, test } from "vitest";
import type { PaintMode } from "../mask/paintMode";
import type { Tool } from "./gesture";
import { pressMode } from "./pressMode";

const begin = (): never => {
  throw new Error("not in this test");
};
const tool = (more: Partial<Tool>): Tool => ({ cursor: "cross", paints: true, begin, ...more });
const brush = tool({ combines: true });
const wand = tool({ combines: true, shiftAdds: true });
const eraser = tool({});

/** `A` Alt, `S` Shift, `R` the right button. */
function modeOf(which: Tool, keys: string, chosen: PaintMode): PaintMode {
  const [altKey, shiftKey, isRight] = ["A", "S", "R"].map((key) => keys.includes(key)) as [boolean, boolean, boolean];
  return pressMode(which, altKey || isRight, { altKey, shiftKey, button: isRight ? 2 : 0 }, chosen);
}

test.each(["add", "erase", "intersect"] as const)("without a key a press paints as was chosen: %s", (chosen) => {
  expect([modeOf(brush, "", chosen), modeOf(wand, "", chosen)]).toEqual([chosen, chosen]);
});

test("keys come before what was chosen: Alt takes away, Shift and Alt intersect, Shift adds where it means nothing else", () => {
  for (const chosen of ["add", "erase", "intersect"] as const) {
    expect([modeOf(brush, "A", chosen), modeOf(brush, "SA", chosen), modeOf(brush, "S", chosen)]).toEqual(["erase", "intersect", chosen]);
    expect([modeOf(wand, "A", chosen), modeOf(wand, "SA", chosen), modeOf(wand, "S", chosen)]).toEqual(["erase", "intersect", "add"]);
  }
});

test("the right button erases, whatever else is held", () => {
  for (const keys of ["R", "RS", "RA", "RSA"]) expect(modeOf(wand, keys, "intersect")).toBe("erase");
});

test("the eraser knows only its two ways", () => {
  for (const chosen of ["add", "erase", "intersect"] as const) {
    expect([modeOf(eraser, "", chosen), modeOf(eraser, "S", chosen)]).toEqual(["add", "add"]);
    expect([modeOf(eraser, "A", chosen), modeOf(eraser, "SA", chosen), modeOf(eraser, "R", chosen)]).toEqual(["erase", "erase", "erase"]);
  }
});
