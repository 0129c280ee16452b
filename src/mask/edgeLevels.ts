import type { Rect } from "../image/geometry";
import { maskThreshold } from "../image/pixels";
import type { Plane } from "./distanceField";
import type { EdgeBand } from "./edgeBand";
import type { ColourPlane } from "./oklab";

/** One plane at half the scale after the other, the first as it is: means of 2 × 2 pixels, fewer at the border. */
export function halvedPlanes(plane: Plane, halvings: number): Plane[] {
  const planes = [plane];
  for (let last = plane; planes.length <= halvings; planes.push(last)) last = halved(last);
  return planes;
}

function halved({ width, height, data }: Plane): Plane {
  const columns = (width + 1) >> 1;
  const rows = (height + 1) >> 1;
  const out = new Uint8Array(columns * rows);
  for (let y = 0, at = 0; y < rows; y++) {
    const upper = 2 * y * width;
    const lower = 2 * y + 1 < height ? upper + width : upper;
    for (let x = 0; x < columns; x++, at++) {
      const left = 2 * x;
      const right = left + 1 < width ? left + 1 : left;
      out[at] = ((data[upper + left] ?? 0) + (data[upper + right] ?? 0) + (data[lower + left] ?? 0) + (data[lower + right] ?? 0) + 2) >> 2;
    }
  }
  return { width: columns, height: rows, data: out };
}

/** 255 where a pixel counts as masked, else 0. */
export function labelsOf({ data }: Plane): Uint8Array<ArrayBuffer> {
  const labels = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) labels[at] = (data[at] ?? 0) >= maskThreshold ? 255 : 0;
  return labels;
}

/** The photo under a plane whose pixels are `step` pixels of the photo wide and high, from the upper left corner of `rect`. */
export class ScaledPhoto {
  readonly #photo: ColourPlane;
  readonly #rect: Rect;
  readonly #step: number;

  constructor(photo: ColourPlane, rect: Rect, step: number) {
    this.#photo = photo;
    this.#rect = rect;
    this.#step = step;
  }

  /** The mean colour of a pixel of the plane, packed. */
  colour(x: number, y: number): number {
    const { colours, width } = this.#photo;
    const left = this.#rect.x + x * this.#step;
    const top = this.#rect.y + y * this.#step;
    if (this.#step === 1) return colours[top * width + left] ?? 0;
    const right = Math.min(left + this.#step, this.#rect.x + this.#rect.width);
    const bottom = Math.min(top + this.#step, this.#rect.y + this.#rect.height);
    let l = 0;
    let a = 0;
    let b = 0;
    for (let row = top; row < bottom; row++) {
      for (let at = row * width + left, end = row * width + right; at < end; at++) {
        const colour = colours[at] ?? 0;
        l += colour >>> 20;
        a += (colour >>> 10) & 1023;
        b += colour & 1023;
      }
    }
    const share = 1 / ((right - left) * (bottom - top));
    return ((l * share + 0.5) << 20) | ((a * share + 0.5) << 10) | (b * share + 0.5);
  }
}

/** What is known at one scale. */
export interface EdgeLevel {
  readonly columns: number;
  readonly rows: number;
  /** 0 or 255. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** Where the labels have been decided and are no longer the mask's own. */
  readonly decided: Uint8Array<ArrayBuffer>;
}

/** The same at twice the scale: what was decided stays so, everywhere else the mask is as it is there. */
export function finerLevel({ columns, rows, labels, decided }: EdgeLevel, mask: Plane): EdgeLevel {
  const { width, height } = mask;
  const finer = { columns: width, rows: height, labels: labelsOf(mask), decided: new Uint8Array(width * height) };
  for (let y = 0, from = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, from++) {
      if (decided[from] === 0) continue;
      const label = labels[from] ?? 0;
      for (let part = 0; part < 4; part++) {
        // At the border a pixel of this level may be one of the finer one.
        const at = Math.min(height - 1, 2 * y + (part >> 1)) * width + Math.min(width - 1, 2 * x + (part & 1));
        finer.decided[at] = 1;
        finer.labels[at] = label;
      }
    }
  }
  return finer;
}

/** The pixels of the finer level that lie on either side of the outline as it was decided at this one. */
export function outlineBand(level: EdgeLevel, finer: EdgeLevel): Omit<EdgeBand, "colours" | "evidence"> {
  const { columns, rows, decided } = level;
  const ids = new Int32Array(columns * rows).fill(-1);
  let count = 0;
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      if (decided[at] === 1 && isOnOutline(level, x, y, at)) ids[at] = count++;
    }
  }
  const xs = new Int32Array(4 * count);
  const ys = new Int32Array(4 * count);
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      const node = 4 * (ids[at] ?? -1);
      if (node < 0) continue;
      for (let part = 0; part < 4; part++) {
        // Beyond the border there is nothing: the pixel beside stands for it too.
        xs[node + part] = Math.min(finer.columns - 1, 2 * x + (part & 1));
        ys[node + part] = Math.min(finer.rows - 1, 2 * y + (part >> 1));
      }
    }
  }
  const at = (x: number, y: number): number => {
    const id = ids[(y >> 1) * columns + (x >> 1)] ?? -1;
    return id < 0 ? -1 : 4 * id + ((y & 1) << 1) + (x & 1);
  };
  return { columns: finer.columns, rows: finer.rows, xs, ys, at };
}

function isOnOutline({ columns, rows, labels }: EdgeLevel, x: number, y: number, at: number): boolean {
  const label = labels[at];
  const [left, right] = [x > 0 ? 1 : 0, x + 1 < columns ? 1 : 0];
  for (let row = y > 0 ? -1 : 0; row <= (y + 1 < rows ? 1 : 0); row++) {
    for (let column = -left; column <= right; column++) {
      if (labels[at + row * columns + column] !== label) return true;
    }
  }
  return false;
}
