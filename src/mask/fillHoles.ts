import { maskThreshold } from "../image/pixels";
import type { Plane } from "./distanceField";
import { invertPlane } from "./growPlane";
import { twice, UnmaskedRuns } from "./unmaskedRuns";

/**
 * Masks every hole whose box is at most `size` pixels wide and high: unmasked pixels that hang together side by side and nowhere
 * reach the plane's border. The soft rim of a hole goes with it. Runs of rows are joined by union and find: about linear.
 */
export function fillHoles(plane: Plane, size: number): Plane {
  return fillParts(plane, size, false);
}

/** Unmasks every speck whose box is at most `size` pixels wide and high; pixels that touch at a corner hang together. */
export function removeSpecks(plane: Plane, size: number): Plane {
  return invertPlane(fillParts(invertPlane(plane), size, true));
}

/** `asSpecks`: corners join, and parts at the border count too. */
function fillParts(plane: Plane, size: number, asSpecks: boolean): Plane {
  const runs = new UnmaskedRuns(plane, asSpecks ? 1 : 0);
  const data = plane.data.slice();
  const flood = new UphillFlood(plane, data);
  for (let run = 0; run < runs.count; run++) {
    const part = runs.partOf(run);
    if (runs.width(part) > size || runs.height(part) > size) continue;
    if (!asSpecks && runs.touchesBorder(part)) continue;
    flood.fill(runs.start(run), runs.end(run));
  }
  return { ...plane, data };
}

/** Fills runs, and from there every softly masked pixel that the mask rises to: the rim of what was filled, up to its ridge. */
class UphillFlood {
  readonly #plane: Plane;
  readonly #out: Uint8Array;
  #stack = new Int32Array(1024);
  #height = 0;

  constructor(plane: Plane, out: Uint8Array) {
    this.#plane = plane;
    this.#out = out;
  }

  fill(from: number, to: number): void {
    this.#out.fill(255, from, to);
    for (let at = from; at < to; at++) this.#climb(at);
    while (this.#height > 0) this.#climb(this.#stack[--this.#height] ?? 0);
  }

  #climb(at: number): void {
    const { width, height } = this.#plane;
    const x = at % width;
    if (x > 0) this.#reach(at, at - 1);
    if (x + 1 < width) this.#reach(at, at + 1);
    if (at >= width) this.#reach(at, at - width);
    if (at < width * (height - 1)) this.#reach(at, at + width);
  }

  #reach(from: number, to: number): void {
    const { data } = this.#plane;
    const value = data[to] ?? 0;
    if (value < maskThreshold || value < (data[from] ?? 0) || this.#out[to] === 255) return;
    this.#out[to] = 255;
    if (this.#height === this.#stack.length) this.#stack = twice(this.#stack);
    this.#stack[this.#height++] = to;
  }
}
