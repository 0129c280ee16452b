import type { PaintMode } from "../../mask/paintMode";
import type { Gesture, GestureHost, PointerSample, Tool } from "../gesture";
import { toolState } from "../toolStore";

/**
 * A click takes the colour under it.
 * A worker does it; its step stays open for another tolerance.
 */
function beginWand(host: GestureHost, start: PointerSample, mode: PaintMode): Gesture {
  const [x, y] = [Math.floor(start.image.x), Math.floor(start.image.y)];
  return {
    move() {},
    end() {
      if (x < 0 || y < 0 || x >= host.mask.width || y >= host.mask.height) return;
      const { tolerance, contiguous } = toolState();
      host.operate({ kind: "wand", x, y, tolerance, contiguous, mode });
    },
    cancel() {},
  };
}

export const magicWand: Tool = {
  cursor: "cross",
  paints: true,
  combines: true,
  shiftAdds: true,
  aim: "pixel",
  needsColours: true,
  begin: beginWand,
  drop: (host, at, mode) => beginWand(host, at, mode).end(),
};
