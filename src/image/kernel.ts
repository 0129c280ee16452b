/**
 * Which source pixels make one output pixel, and how much of each. One axis of a separable resampling.
 *
 * Kernels: `area` is the exact box of the output pixel (thumbnails, levels). `smooth` is Lanczos with three lobes, widened by the
 * scale, when reducing (C. Duchon, "Lanczos filtering in one and two dimensions", 1979), and Catmull-Rom when enlarging (R. Keys,
 * "Cubic convolution interpolation", 1981, a = -1/2): sharp, and without Lanczos' second ring at hard edges.
 */
export type Kernel = "area" | "smooth";

export interface Axis {
  /** Taps of every output pixel. */
  readonly taps: number;
  /** Source positions, `taps` per output pixel, folded back into the source. */
  readonly positions: Int32Array;
  /** Weights, `taps` per output pixel; they sum to 1. */
  readonly weights: Float32Array;
  /** True when every output pixel is one source pixel unchanged. */
  readonly exact: boolean;
}

/** The mirrored position of `at` in a row of `length` pixels: … 1 0 | 0 1 2 … length-1 | length-1 … */
export function mirror(at: number, length: number): number {
  const period = 2 * length;
  const inside = ((at % period) + period) % period;
  return inside < length ? inside : period - 1 - inside;
}

function lanczos3(x: number): number {
  const t = Math.abs(x);
  if (t < 1e-9) return 1;
  if (t >= 3) return 0;
  return (3 * Math.sin(Math.PI * t) * Math.sin((Math.PI * t) / 3)) / (Math.PI * Math.PI * t * t);
}

function catmullRom(x: number): number {
  const t = Math.abs(x);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}

export interface AxisPlan {
  /** Pixels of the source along this axis. */
  readonly source: number;
  /** The stretch of the source that is scaled: its start and length in source pixels; may reach outside (mirrored). */
  readonly start: number;
  readonly length: number;
  /** Pixels that the stretch becomes. */
  readonly out: number;
  /** The part of the output that is wanted. */
  readonly windowStart: number;
  readonly windowLength: number;
  readonly kernel: Kernel;
}

export function planAxis({ source, start, length, out, windowStart, windowLength, kernel }: AxisPlan): Axis {
  const scale = length / out;
  if (scale === 1 && Number.isInteger(start)) {
    const positions = Int32Array.from({ length: windowLength }, (_, i) => mirror(start + windowStart + i, source));
    return { taps: 1, positions, weights: new Float32Array(windowLength).fill(1), exact: true };
  }
  const reach = kernel === "area" ? scale / 2 : scale > 1 ? 3 * scale : 2;
  const taps = Math.ceil(2 * reach) + 1;
  const positions = new Int32Array(windowLength * taps);
  const weights = new Float32Array(windowLength * taps);
  const shape = (from: number, centre: number): number => {
    if (kernel === "area") return Math.max(0, Math.min(from + 1, centre + reach) - Math.max(from, centre - reach));
    const distance = from + 0.5 - centre;
    return scale > 1 ? lanczos3(distance / scale) : catmullRom(distance);
  };
  for (let i = 0; i < windowLength; i++) {
    const centre = start + (windowStart + i + 0.5) * scale;
    const first = Math.floor(centre - reach);
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) sum += shape(first + tap, centre);
    for (let tap = 0; tap < taps; tap++) {
      positions[i * taps + tap] = mirror(first + tap, source);
      weights[i * taps + tap] = shape(first + tap, centre) / sum;
    }
  }
  return { taps, positions, weights, exact: false };
}
