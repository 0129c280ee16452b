import { screenPoint, type ScreenPoint } from "../image/geometry";
import { panView, zoomBy } from "./viewStore";

/** Two fingers: the photo's points stay under them. */
export class Pinch {
  readonly #fingers: Map<number, ScreenPoint>;

  constructor(fingers: ReadonlyMap<number, ScreenPoint>) {
    this.#fingers = new Map(fingers);
  }

  move(id: number, point: ScreenPoint): void {
    if (!this.#fingers.has(id)) return;
    const before = this.#span();
    this.#fingers.set(id, point);
    const after = this.#span();
    if (before === null || after === null) return;
    panView({ x: after.x - before.x, y: after.y - before.y });
    if (before.distance > 0 && after.distance > 0) zoomBy(after.distance / before.distance, screenPoint(after.x, after.y));
  }

  #span(): { x: number; y: number; distance: number } | null {
    const [a, b] = this.#fingers.values();
    if (a === undefined || b === undefined) return null;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, distance: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}
