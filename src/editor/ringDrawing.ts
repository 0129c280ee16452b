import type { Rect } from "../image/geometry";

/** The brush under the pointer, CSS pixels of the stage. */
export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The device pixels that the ring may touch. */
export function ringRect({ x, y, radius }: Ring, dpr: number): Rect {
  const reach = radius + 3;
  const left = Math.floor((x - reach) * dpr);
  const top = Math.floor((y - reach) * dpr);
  return { x: left, y: top, width: Math.ceil((x + reach) * dpr) - left, height: Math.ceil((y + reach) * dpr) - top };
}

/** The true outline of the brush, white with a dark rim, and a dot in its middle. The context is in CSS pixels. */
export function drawRing(context: CanvasRenderingContext2D, { x, y, radius }: Ring): void {
  for (const [style, extra] of [
    ["#000000a6", 1],
    ["#ffffff", 0],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.strokeStyle = style;
    context.lineWidth = 1.5 + 2 * extra;
    context.stroke();
    context.beginPath();
    context.arc(x, y, 1.5 + extra, 0, 2 * Math.PI);
    context.fillStyle = style;
    context.fill();
  }
}
