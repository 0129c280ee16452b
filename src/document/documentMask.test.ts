import { afterEach, expect, test } from "vitest";
import { MaskRaster } from "../mask/maskRaster";
import { maskChanged, setMask } from "./documentMask";
import { blankDocument, documentState, setDocument } from "./documentStore";

afterEach(() => {
  setMask(null);
  setDocument(blankDocument);
});

function paint(mask: MaskRaster, x: number, width: number): void {
  const edit = mask.begin();
  edit.rect({ x, y: 10 }, { x: x + width, y: 20 }, "add");
  edit.commit();
  maskChanged({ x, y: 10, width, height: 10 });
}

test("the mask's box stays the same object while it stays the same box, and is another one when it grows", () => {
  const mask = new MaskRaster(300, 200);
  setMask(mask);
  paint(mask, 10, 5);
  paint(mask, 40, 5);
  const { bounds, coverage, version } = documentState().mask;
  paint(mask, 20, 5);
  expect(documentState().mask.bounds).toBe(bounds);
  expect(documentState().mask.coverage).toBeGreaterThan(coverage);
  expect(documentState().mask.version).toBe(version + 1);
  paint(mask, 60, 5);
  expect(documentState().mask.bounds).toEqual({ x: 10, y: 10, width: 55, height: 10 });
});
