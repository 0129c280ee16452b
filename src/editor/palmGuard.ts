/** So long after a pen was near the glass, the hand that holds it is near as well. Milliseconds. */
const nearness = 500;

/**
 * Tells fingers from the hand that holds a pen. While a pen is down or near, a touch is its palm; once a pen has painted on
 * this photo, fingers only move the photo.
 */
export class PalmGuard {
  #isDown = false;
  #hasPainted = false;
  #seenAt = -Infinity;

  /** The pen hovers or moves. Times are those of the events, milliseconds. */
  saw(now: number): void {
    this.#seenAt = now;
  }

  pressed(now: number): void {
    this.#isDown = true;
    this.#hasPainted = true;
    this.#seenAt = now;
  }

  lifted(now: number): void {
    this.#isDown = false;
    this.#seenAt = now;
  }

  /** What a touch that lands now is for. */
  meaning(now: number): "tool" | "pan" | "palm" {
    if (this.#isDown || now - this.#seenAt <= nearness) return "palm";
    return this.#hasPainted ? "pan" : "tool";
  }

  /** Whether a touch that began then was the hand on its way down, now that the pen lands. */
  isPalm(began: number, now: number): boolean {
    return now - began <= nearness;
  }

  /** Another photo: nobody knows yet what it is painted with. */
  forget(): void {
    this.#hasPainted = false;
  }
}
