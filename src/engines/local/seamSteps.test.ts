import { describe, expect, it } from "vitest";
import { writeFeatures } from "./features";
import { channels, type Level } from "./level";
import { seamSteps } from "./seamSteps";

const side = 96;
/** The hole: the columns from 40 to 55, of which the left half is copied from far left, the right half from far right. */
const hole = { from: 40, to: 56, seam: 48, shift: 36 };

describe("seamSteps", () => {
  it("smooths a step inside the hole that is sharper than anything around what was copied", () => {
    const { narrow, at } = stepsOf((x) => 60 + (x > 48 ? 70 : 0) + Math.round(x / 8));
    const left = narrow[at(hole.seam - 1, 48)] ?? 0;
    expect(left).toBeGreaterThan(40);
    expect(narrow[at(hole.seam, 48)]).toBe(-left);
    expect(narrow[at(hole.seam - 4, 48)]).toBe(0);
  });

  it("leaves it alone where as sharp an edge lies beside what was copied", () => {
    const { narrow, at } = stepsOf((x) => (x > 48 ? 130 : 60) + (x === 14 ? 50 : 0));
    expect(narrow[at(hole.seam - 1, 48)]).toBe(0);
    expect(narrow[at(hole.seam, 48)]).toBe(0);
  });
});

/** The steps in a picture whose columns are as light as `light` says. */
function stepsOf(light: (x: number) => number): { narrow: Float32Array; at: (x: number, y: number) => number } {
  const planes = new Uint8Array(side * side * channels);
  const known = new Uint8Array(side * side);
  const holes = new Uint8Array(side * side);
  const origins = new Int32Array(side * side).fill(-1);
  const unknown: number[] = [];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const pixel = y * side + x;
      const inside = x >= hole.from && x < hole.to;
      const source = inside ? x + (x < hole.seam ? -hole.shift : hole.shift) : x;
      planes.fill(light(source), pixel * channels, pixel * channels + 3);
      (inside ? holes : known)[pixel] = 1;
      if (!inside) continue;
      origins[pixel] = y * side + source;
      unknown.push(pixel);
    }
  }
  const level: Level = { width: side, height: side, planes, known, copyable: known, hole: holes };
  for (const _ of writeFeatures(level)) continue;
  const work = seamSteps(level, Int32Array.from(unknown), origins);
  for (;;) {
    const next = work.next();
    if (next.done === true) return { narrow: next.value.narrow, at: (x, y) => 4 * unknown.indexOf(y * side + x) };
  }
}
