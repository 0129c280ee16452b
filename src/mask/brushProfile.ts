/** A brush in the photo: centre and radius in pixels of the photo. */
export interface BrushPoint {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Pixels: two brush points that are nearer than this are one. The direction between them would be noise of rounding. */
export const samePlace = 1e-9;

const steps = 2048;

/**
 * How a soft brush falls off. With softness s the coverage is 255 up to (1 − s/2) of the radius, 0 from (1 + s/2) on, and
 * follows a smoothstep between. Whatever s is, a pixel is masked (128 and more) exactly up to the radius itself, so the ring
 * that is shown is the line that is sent.
 */
export class BrushProfile {
  /** Multiples of the radius between which the coverage is neither 255 nor 0. */
  readonly inner: number;
  readonly outer: number;
  /** Coverage by `index`. */
  readonly values: Uint8Array;
  readonly #from: number;
  readonly #scale: number;

  constructor(softness: number) {
    const s = Math.min(1, Math.max(0, softness));
    this.inner = 1 - s / 2;
    this.outer = 1 + s / 2;
    this.#from = this.inner * this.inner;
    this.values = new Uint8Array(2 * steps);
    const below = 1 - this.#from;
    const above = this.outer * this.outer - 1;
    this.#scale = s > 0 ? steps / above : 0;
    for (let i = 0; i < steps; i++) {
      this.values[i] = exactCoverage(Math.sqrt(1 - Math.min(below, ((i + 0.5) * above) / steps)), s);
      this.values[steps + i] = exactCoverage(Math.sqrt(1 + (above * (i + 0.5)) / steps), s);
    }
  }

  get isHard(): boolean {
    return this.#scale === 0;
  }

  /**
   * Which of `values` belongs to a distance given as (distance / radius)². The lower half is inside the ring, the upper one
   * outside: the table is fine to one level, and the ring itself is exact.
   */
  index(squared: number): number {
    const step = (squared - 1) * this.#scale;
    if (step <= 0) return step <= -steps ? steps - 1 : -step | 0;
    return step >= steps ? 2 * steps - 1 : steps + (step | 0);
  }
}

/** The closed form that the table samples: q is distance / radius. */
export function exactCoverage(q: number, softness: number): number {
  if (softness <= 0) return q <= 1 ? 255 : 0;
  const u = Math.min(1, Math.max(0, (q - (1 - softness / 2)) / softness));
  const fall = 1 - u * u * (3 - 2 * u);
  return q <= 1 ? 128 + Math.round(127 * (2 * fall - 1)) : Math.round(127 * 2 * fall);
}
