import type { ScreenPoint } from "../image/geometry";

/** Below this diameter a ring cannot be seen, so the system's cross stays. */
const leastDiameter = 6;

/**
 * The brush under the pointer, in its true size. An element of its own that is moved by the compositor: a canvas would have to
 * be cleared and drawn for every move.
 */
export class CursorRing {
  readonly #ring: HTMLElement;
  #point: ScreenPoint | null = null;
  #diameter = 0;
  #wanted = false;

  constructor(ring: HTMLElement) {
    this.#ring = ring;
  }

  /** Whether the ring is so small that another cursor is needed. */
  get isTiny(): boolean {
    return this.#diameter < leastDiameter;
  }

  moveTo(point: ScreenPoint | null): void {
    this.#point = point;
    this.#place();
  }

  /** CSS pixels; `wanted` is whether the tool in hand has a ring at all. */
  resize(diameter: number, wanted: boolean): void {
    if (diameter !== this.#diameter) {
      this.#diameter = diameter;
      this.#ring.style.width = `${diameter}px`;
      this.#ring.style.height = `${diameter}px`;
    }
    this.#wanted = wanted;
    this.#place();
  }

  #place(): void {
    const isShown = this.#point !== null && this.#wanted && !this.isTiny;
    this.#ring.style.visibility = isShown ? "visible" : "hidden";
    if (this.#point === null) return;
    const half = this.#diameter / 2;
    this.#ring.style.transform = `translate(${this.#point.x - half}px, ${this.#point.y - half}px)`;
  }
}
