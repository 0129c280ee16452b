import { imagePoint, type Point } from "../image/geometry";
import { toScreen, type Viewport } from "../image/viewport";
import type { Outline } from "./gesture";

/** Draws a shape in the making: white over a dark rim, readable on any photo. The context is in CSS pixels of the stage. */
export function drawOutline(context: CanvasRenderingContext2D, outline: Outline, viewport: Viewport): void {
  const at = (point: Point): Point => toScreen(viewport, imagePoint(point.x, point.y));
  context.beginPath();
  context.lineJoin = "round";
  context.lineCap = "round";
  if (outline.kind === "lasso") {
    for (const point of outline.points) {
      const { x, y } = at(point);
      context.lineTo(x, y);
    }
    context.closePath();
  } else if (outline.kind === "polygon") {
    for (const point of outline.line) {
      const { x, y } = at(point);
      context.lineTo(x, y);
    }
    // The corners, on which a press closes; the first one is larger while it would.
    for (const [index, corner] of outline.corners.entries()) {
      const { x, y } = at(corner);
      const half = index === 0 && outline.isClosing ? 5 : 2.5;
      context.rect(x - half, y - half, 2 * half, 2 * half);
    }
  } else {
    const [a, b] = [at(outline.a), at(outline.b)];
    const [left, top, width, height] = [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
    if (outline.kind === "rectangle") context.rect(left, top, width, height);
    else if (outline.kind === "ellipse") context.ellipse(left + width / 2, top + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
    else {
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
      context.strokeStyle = "#8b5cf680";
      context.lineWidth = 2 * outline.radius * viewport.scale;
      context.stroke();
    }
  }
  if (outline.kind !== "line") {
    context.fillStyle = "#8b5cf633";
    context.fill("evenodd");
  }
  context.strokeStyle = "#000000a6";
  context.lineWidth = 3;
  context.stroke();
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.5;
  context.stroke();
}
