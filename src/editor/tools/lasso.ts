import type { Point } from "../../image/geometry";
import type { PaintMode } from "../../mask/paintMode";
import type { Gesture, GestureHost, PointerSample, Tool } from "../gesture";
import { toolState } from "../toolStore";
import { EdgeDraft } from "./edgeDraft";
import { PolygonDraft } from "./polygonDraft";

/** The closed line of the pointer, filled by the even-odd rule when it is let go. While Shift is held, the last piece is straight. */
function beginLasso(host: GestureHost, start: PointerSample, mode: PaintMode): Gesture {
  const points: Point[] = [start.image];
  let isStraight = false;
  return {
    move(samples) {
      for (const { image, shift } of samples) {
        if (shift && isStraight) points.pop();
        points.push(image);
        isStraight = shift;
      }
      host.preview({ kind: "lasso", points });
    },
    end() {
      host.preview(null);
      if (points.length < 3) return;
      const edit = host.mask.begin();
      host.painted(edit.polygon(points, mode));
      host.commit(edit);
    },
    cancel() {
      host.preview(null);
    },
  };
}

function beginPress(host: GestureHost, start: PointerSample, mode: PaintMode): Gesture {
  const { lasso: way } = toolState();
  if (way === "free") return beginLasso(host, start, mode);
  return (host.draft ?? (way === "edge" ? new EdgeDraft(host, start, mode) : new PolygonDraft(host, start, mode))).press(start);
}

export const lasso: Tool = {
  cursor: "cross",
  paints: true,
  combines: true,
  shiftAdds: true,
  aim: "corner",
  get needsColours() {
    return toolState().lasso === "edge";
  },
  begin: beginPress,
};
