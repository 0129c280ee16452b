import { describe, expect, it } from "vitest";
import { FingerTap } from "./fingerTap";

const at = (x: number, y = 100) => ({ x, y });

describe("fingers that tap", () => {
  it("are counted when the last one is lifted", () => {
    const tap = new FingerTap();
    tap.down(1, at(100), 0);
    tap.down(2, at(200), 30);
    tap.down(3, at(300), 60);
    expect([tap.up(2, 150), tap.up(1, 160), tap.up(3, 170)]).toEqual([0, 0, 3]);
    tap.down(4, at(100), 900);
    tap.down(5, at(200), 910);
    expect([tap.up(4, 1000), tap.up(5, 1010)]).toEqual([0, 2]);
  });

  it("may tremble, but not move", () => {
    const trembling = new FingerTap();
    trembling.down(1, at(100), 0);
    trembling.down(2, at(200), 10);
    trembling.move(1, at(106, 95));
    trembling.up(1, 90);
    expect(trembling.up(2, 100)).toBe(2);
    const moving = new FingerTap();
    moving.down(1, at(100), 0);
    moving.down(2, at(200), 10);
    moving.move(2, at(220));
    moving.move(2, at(200));
    moving.up(1, 90);
    expect(moving.up(2, 100)).toBe(0);
  });

  it("may not stay", () => {
    const tap = new FingerTap();
    tap.down(1, at(100), 0);
    tap.down(2, at(200), 10);
    tap.up(1, 200);
    expect(tap.isPossible(300)).toBe(true);
    expect(tap.up(2, 500)).toBe(0);
  });

  it("do not count when they were somebody else's, and the next ones do", () => {
    const tap = new FingerTap();
    tap.down(1, at(100), 0);
    tap.down(2, at(200), 10);
    tap.forget();
    expect([tap.up(1, 50), tap.up(2, 60)]).toEqual([0, 0]);
    tap.down(3, at(100), 100);
    tap.down(4, at(200), 110);
    expect([tap.up(3, 150), tap.up(4, 160)]).toEqual([0, 2]);
  });
});
