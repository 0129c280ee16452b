import type { BrushPoint } from "../../mask/brushProfile";
import type { PaintMode } from "../../mask/paintMode";
import type { Gesture, GestureHost, PointerSample } from "../gesture";
import { pressureShare, pressureSoftness } from "./penPressure";

/** The smallest brush still reaches the centre of one pixel, wherever it stands. */
const leastRadius = Math.SQRT1_2;

/**
 * Brush and eraser: paints segment by segment into the mask itself. With Shift the stroke begins at the end of the last one;
 * while Shift is held it is one straight line, which is only painted when it is let go. A stroke that intersects is shown as it
 * grows and takes effect when it ends.
 */
export function beginStroke(host: GestureHost, start: PointerSample, mode: PaintMode): Gesture {
  const edit = host.mask.begin();
  const { radius, pressure: changes } = host.brush;
  const brushAt = ({ image, pressure }: PointerSample): BrushPoint => ({
    x: image.x,
    y: image.y,
    r: Math.max(leastRadius, changes === "size" ? radius * pressureShare(pressure) : radius),
  });
  const softnessAt = ({ pressure }: PointerSample): number =>
    changes === "softness" ? pressureSoftness(host.brush.softness, pressure) : host.brush.softness;
  let last = brushAt(start);
  let softness = softnessAt(start);
  let straightTo: BrushPoint | null = null;
  const paintTo = (point: BrushPoint): void => {
    host.painted(edit.segment(last, point, softness, mode));
    last = point;
  };
  const paintStraight = (): void => {
    if (straightTo === null) return;
    paintTo(straightTo);
    straightTo = null;
    host.preview(null);
  };

  if (start.shift && host.lastPoint !== null) {
    const end = last;
    last = { ...host.lastPoint, r: last.r };
    paintTo(end);
  } else paintTo(last);

  return {
    move(samples) {
      for (const sample of samples) {
        const point = brushAt(sample);
        softness = softnessAt(sample);
        if (sample.shift) straightTo = point;
        else {
          paintStraight();
          paintTo(point);
        }
      }
      if (straightTo !== null) host.preview({ kind: "line", a: last, b: straightTo, radius: last.r });
    },
    end() {
      paintStraight();
      host.lastPoint = { ...start.image, x: last.x, y: last.y };
      if (edit.cover !== null) host.painted({ x: 0, y: 0, width: host.mask.width, height: host.mask.height });
      host.commit(edit);
    },
    cancel() {
      host.preview(null);
      host.painted(edit.rollback());
    },
  };
}
