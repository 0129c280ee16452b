import type { Gesture, GestureHost, PointerSample, Tool } from "../gesture";

/** The photo follows the pointer. Also Space, the middle button, and any press while a result is shown. */
function beginPan(host: GestureHost, start: PointerSample): Gesture {
  let last = start.screen;
  let moved = { x: 0, y: 0 };
  return {
    move(samples) {
      const screen = samples.at(-1)?.screen ?? last;
      const by = { x: screen.x - last.x, y: screen.y - last.y };
      moved = { x: moved.x + by.x, y: moved.y + by.y };
      last = screen;
      host.pan(by);
    },
    end() {},
    cancel() {
      host.pan({ x: -moved.x, y: -moved.y });
    },
  };
}

export const pan: Tool = { cursor: "hand", paints: false, begin: beginPan };
