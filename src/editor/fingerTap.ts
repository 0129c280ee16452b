import type { Point } from "../image/geometry";

/** From the first finger down to the last one up. Milliseconds. */
const longest = 400;
/** A finger that lies still wanders this far. CSS pixels. */
const slop = 12;

/** Several fingers that come down together, do not move and are gone at once: two mean undo, three redo. */
export class FingerTap {
  readonly #down = new Map<number, Point>();
  #began = 0;
  #fingers = 0;
  #isStill = true;

  /** Times are those of the events, milliseconds. */
  down(finger: number, point: Point, now: number): void {
    if (this.#down.size === 0) {
      this.#began = now;
      this.#fingers = 0;
      this.#isStill = true;
    }
    this.#down.set(finger, point);
    this.#fingers++;
  }

  move(finger: number, point: Point): void {
    const start = this.#down.get(finger);
    if (start !== undefined && Math.hypot(point.x - start.x, point.y - start.y) > slop) this.#isStill = false;
  }

  /** @returns how many fingers have tapped, when this was the last of them; else 0 */
  up(finger: number, now: number): number {
    if (!this.#down.delete(finger) || this.#down.size > 0 || !this.isPossible(now)) return 0;
    return this.#fingers;
  }

  /** Whether it may still become a tap. */
  isPossible(now: number): boolean {
    return this.#isStill && now - this.#began <= longest;
  }

  /** None of the fingers has moved, however long they have been there. */
  get isStill(): boolean {
    return this.#isStill;
  }

  /** The fingers that are down belong to something else. */
  forget(): void {
    this.#down.clear();
    this.#isStill = false;
  }
}
