import { expect, it } from "vitest";
import { PalmGuard } from "./palmGuard";

it("lets fingers paint until a pen comes near, takes them for its palm then, and for panning once it has painted", () => {
  const guard = new PalmGuard();
  expect(guard.meaning(0)).toBe("tool");
  guard.saw(1000);
  expect(guard.meaning(1400)).toBe("palm");
  expect(guard.meaning(1600)).toBe("tool");
  guard.pressed(2000);
  expect(guard.meaning(9000)).toBe("palm");
  guard.lifted(9100);
  expect(guard.meaning(9500)).toBe("palm");
  expect(guard.meaning(9700)).toBe("pan");
  guard.forget();
  expect(guard.meaning(9700)).toBe("tool");
});

it("knows the hand that came down just before its pen", () => {
  const guard = new PalmGuard();
  expect(guard.isPalm(1000, 1300)).toBe(true);
  expect(guard.isPalm(1000, 3000)).toBe(false);
});
