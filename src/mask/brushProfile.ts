/** A brush in the photo: centre and radius in pixels of the photo. */
export interface BrushPoint {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

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
  readonly #table: Uint8Array;
  readonly #from: number;
  readonly #scale: number;

  constructor(softness: number) {
    const s = Math.min(1, Math.max(0, softness));
    this.inner = 1 - s / 2;
    this.outer = 1 + s / 2;
    this.#from = this.inner * this.inner;
    const span = this.outer * this.outer - this.#from;
    this.#scale = span > 0 ? steps / span : 0;
    this.#table = new Uint8Array(steps + 1);
    for (let i = 0; i <= steps; i++) this.#table[i] = exactCoverage(Math.sqrt(this.#from + (span * (i + 0.5)) / steps), s);
  }

  get isHard(): boolean {
    return this.#scale === 0;
  }

  /** Coverage at a distance given as (distance / radius)². The table is fine to one level; the threshold itself is exact. */
  at(squared: number): number {
    const index = Math.min(steps, Math.max(0, Math.floor((squared - this.#from) * this.#scale)));
    const value = this.#table[index] ?? 0;
    if (squared <= 1) return value < 128 ? 128 : value;
    return value > 127 ? 127 : value;
  }
}

/** The closed form that the table samples: q is distance / radius. */
export function exactCoverage(q: number, softness: number): number {
  if (softness <= 0) return q <= 1 ? 255 : 0;
  const u = Math.min(1, Math.max(0, (q - (1 - softness / 2)) / softness));
  const fall = 1 - u * u * (3 - 2 * u);
  return q <= 1 ? 128 + Math.round(127 * (2 * fall - 1)) : Math.round(127 * 2 * fall);
}
