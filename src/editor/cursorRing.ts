import type { ScreenPoint } from "../image/geometry";

/** Below this diameter a ring cannot be seen, so the system's cross stays. */
const leastDiameter = 6;

/**
 * The brush under the pointer, in its true size, moved once a frame. A canvas would have to be cleared and drawn for every move,
 * and a changed style makes the browser arrange its layers anew; a paused animation whose one keyframe is replaced goes straight
 * to the compositor.
 */
export class CursorRing {
  readonly #ring: HTMLElement;
  readonly #effect: KeyframeEffect;
  readonly #animation: Animation;
  #point: ScreenPoint | null = null;
  #diameter = 0;
  #wanted = false;
  #frame = 0;

  constructor(ring: HTMLElement) {
    this.#ring = ring;
    this.#effect = new KeyframeEffect(ring, keyframesAt(0, 0), { duration: 1, fill: "both" });
    this.#animation = new Animation(this.#effect);
    this.#animation.pause();
  }

  /** Whether the ring is so small that another cursor is needed. */
  get isTiny(): boolean {
    return this.#diameter < leastDiameter;
  }

  moveTo(point: ScreenPoint | null): void {
    this.#point = point;
    this.#request();
  }

  /** CSS pixels; `wanted` is whether the tool in hand has a ring at all. */
  resize(diameter: number, wanted: boolean): void {
    this.#diameter = diameter;
    this.#wanted = wanted;
    this.#request();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#animation.cancel();
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#place());
  }

  #place(): void {
    this.#frame = 0;
    const { style } = this.#ring;
    const isShown = this.#point !== null && this.#wanted && !this.isTiny;
    style.visibility = isShown ? "visible" : "hidden";
    style.width = `${this.#diameter}px`;
    style.height = `${this.#diameter}px`;
    style.margin = `${-this.#diameter / 2}px`;
    if (this.#point !== null) this.#effect.setKeyframes(keyframesAt(this.#point.x, this.#point.y));
  }
}

/** Standing still there. */
function keyframesAt(x: number, y: number): Keyframe[] {
  const transform = `translate(${x}px, ${y}px)`;
  return [{ transform }, { transform }];
}
