import { samePlace, type BrushPoint } from "./brushProfile";
import type { RowSpans } from "./rowSpans";

/**
 * The union of all discs between two brush points, centre and radius going evenly from one to the other: the convex hull of
 * the two end discs, each radius multiplied by `scale`. Any row crosses a convex shape in one interval: the widest of both
 * discs and the two common outer tangents.
 */
export class CapsuleSpans implements RowSpans {
  readonly top: number;
  readonly bottom: number;
  left = 0;
  right = 0;
  readonly #a: BrushPoint;
  readonly #b: BrushPoint;
  readonly #tangents: readonly (readonly [number, number, number, number])[];

  constructor(from: BrushPoint, to: BrushPoint, scale: number) {
    this.#a = { x: from.x, y: from.y, r: from.r * scale };
    this.#b = { x: to.x, y: to.y, r: to.r * scale };
    this.top = Math.min(this.#a.y - this.#a.r, this.#b.y - this.#b.r);
    this.bottom = Math.max(this.#a.y + this.#a.r, this.#b.y + this.#b.r);
    this.#tangents = outerTangents(this.#a, this.#b);
  }

  row(y: number): boolean {
    this.left = Infinity;
    this.right = -Infinity;
    this.#disc(this.#a, y);
    this.#disc(this.#b, y);
    for (const [x0, y0, x1, y1] of this.#tangents) {
      if (y < Math.min(y0, y1) || y > Math.max(y0, y1) || y0 === y1) continue;
      const x = x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
      if (x < this.left) this.left = x;
      if (x > this.right) this.right = x;
    }
    return this.left <= this.right;
  }

  #disc(disc: BrushPoint, y: number): void {
    const rest = disc.r * disc.r - (y - disc.y) * (y - disc.y);
    if (rest < 0) return;
    const half = Math.sqrt(rest);
    if (disc.x - half < this.left) this.left = disc.x - half;
    if (disc.x + half > this.right) this.right = disc.x + half;
  }
}

/** The two tangents as x0, y0, x1, y1; none when one disc holds the other. */
function outerTangents(a: BrushPoint, b: BrushPoint): [number, number, number, number][] {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy);
  const turn = a.r - b.r;
  if (distance <= Math.abs(turn) || distance < samePlace) return [];
  const along = turn / distance;
  const across = Math.sqrt(1 - along * along);
  const ux = dx / distance;
  const uy = dy / distance;
  return [1, -1].map((side) => {
    const nx = ux * along - uy * across * side;
    const ny = uy * along + ux * across * side;
    return [a.x + nx * a.r, a.y + ny * a.r, b.x + nx * b.r, b.y + ny * b.r];
  });
}
