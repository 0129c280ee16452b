import type { Rect } from "../image/geometry";

/** The brush under the pointer, or the keyboard's cursor. CSS pixels of the stage. */
export interface Ring {
  readonly x: number;
  readonly y: number;
  /** 0: no ring, only the cross. */
  readonly radius: number;
  /** The keyboard's cursor has a cross, which is seen whatever the brush. */
  readonly hasCross: boolean;
}

/** From the middle of the cross to both ends of its arms, CSS pixels: the pixel that it is about stays free. */
const arm = { from: 5, to: 14 } as const;

/** The device pixels that the ring may touch. */
export function ringRect({ x, y, radius, hasCross }: Ring, dpr: number): Rect {
  const reach = Math.max(radius, hasCross ? arm.to : 0) + 3;
  const left = Math.floor((x - reach) * dpr);
  const top = Math.floor((y - reach) * dpr);
  return { x: left, y: top, width: Math.ceil((x + reach) * dpr) - left, height: Math.ceil((y + reach) * dpr) - top };
}

/** The true outline of the brush, white with a dark rim, and a dot or a cross in its middle. The context is in CSS pixels. */
export function drawRing(context: CanvasRenderingContext2D, { x, y, radius, hasCross }: Ring): void {
  for (const [style, extra] of [
    ["#000000a6", 1],
    ["#ffffff", 0],
  ] as const) {
    context.strokeStyle = style;
    context.fillStyle = style;
    context.lineWidth = 1.5 + 2 * extra;
    if (radius > 0) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.stroke();
    }
    context.beginPath();
    if (hasCross) {
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        context.moveTo(x + dx * (arm.from - extra), y + dy * (arm.from - extra));
        context.lineTo(x + dx * (arm.to + extra), y + dy * (arm.to + extra));
      }
      context.stroke();
      context.beginPath();
    }
    context.arc(x, y, (hasCross ? 1 : 1.5) + extra, 0, 2 * Math.PI);
    context.fill();
  }
}
