import type { Point } from "../../image/geometry";
import type { PaintMode } from "../../mask/paintMode";
import type { Gesture, GestureHost, PointerSample } from "../gesture";

/** Rectangle and ellipse: a box from corner to corner, with Shift a square, painted when the pointer is let go. A click is nothing. */
export function beginBox(kind: "rectangle" | "ellipse", host: GestureHost, start: PointerSample, mode: PaintMode): Gesture {
  // One that is being typed gives way.
  host.draft?.cancel();
  const a = start.image;
  let b: Point = a;
  return {
    move(samples) {
      const sample = samples.at(-1);
      if (sample === undefined) return;
      b = sample.shift ? squareCorner(a, sample.image) : sample.image;
      host.preview({ kind, a, b });
    },
    end() {
      host.preview(null);
      if (a.x === b.x || a.y === b.y) return;
      const edit = host.mask.begin();
      host.painted(kind === "rectangle" ? edit.rect(a, b, mode) : edit.ellipse(a, b, mode));
      host.commit(edit);
    },
    cancel() {
      host.preview(null);
    },
  };
}

/** The corner of the square that reaches as far as the longer side of the box. */
function squareCorner(a: Point, b: Point): Point {
  const side = Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y));
  return { x: a.x + (b.x < a.x ? -side : side), y: a.y + (b.y < a.y ? -side : side) };
}
