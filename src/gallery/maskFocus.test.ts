import { expect, it } from "vitest";
import { maskFocus } from "./maskFocus";

const square = { width: 300, height: 300 };

it("shows the end where the mask is at the end, and the beginning where it begins", () => {
  expect(maskFocus(square, { x: 100, y: 280, width: 50, height: 20 }, 1.5)).toBe("50% 100%");
  expect(maskFocus(square, { x: 100, y: 0, width: 50, height: 20 }, 1.5)).toBe("50% 0%");
});
it("brings the mask to the middle where there is room", () => {
  // 200 of 300 rows are seen; a mask around row 130 is in the middle of rows 30 to 230.
  expect(maskFocus(square, { x: 0, y: 120, width: 10, height: 20 }, 1.5)).toBe("50% 30%");
});
it("works along the other side for wide photos", () => {
  expect(maskFocus({ width: 600, height: 200 }, { x: 500, y: 0, width: 100, height: 10 }, 1.5)).toBe("100% 50%");
});
it("leaves a picture of the same shape alone", () => {
  expect(maskFocus({ width: 300, height: 200 }, { x: 0, y: 0, width: 1, height: 1 }, 1.5)).toBe("50% 50%");
});
