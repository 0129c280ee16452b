/** A colour space of three primaries and three curves, as an ICC profile describes it (ICC.1:2022, 8.4.3 and 10.6, 10.18). */
export interface ColourSpace {
  /** The profile's bytes, as the file had them. */
  readonly profile: Uint8Array<ArrayBuffer>;
  /** Three curves of 256 entries: a byte's share of the light of its primary, 0 to 1. */
  readonly curves: readonly [Float32Array, Float32Array, Float32Array];
  /** Columns red, green and blue in XYZ, relative to D50, by rows. */
  readonly matrix: Matrix;
}

export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

const headerBytes = 128;

/**
 * The colour space of a profile; null for every kind that is no matrix of three curves (tables, grey, CMYK), which only the browser can
 * apply, and for what is cut or broken.
 */
export function readColourSpace(profile: Uint8Array<ArrayBuffer>): ColourSpace | null {
  try {
    return parse(profile);
  } catch (thrown) {
    // Reading past the end.
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function parse(profile: Uint8Array<ArrayBuffer>): ColourSpace | null {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const text = (at: number): string => String.fromCharCode(...profile.subarray(at, at + 4));
  if (text(16) !== "RGB " || text(20) !== "XYZ " || text(36) !== "acsp") return null;
  const tags = new Map<string, number>();
  const count = Math.min(view.getUint32(headerBytes), 100);
  for (let i = 0; i < count; i++) tags.set(text(headerBytes + 4 + i * 12), view.getUint32(headerBytes + 8 + i * 12));
  // A table goes before the matrix where both are there.
  if (tags.has("A2B0")) return null;
  const primaries = ["rXYZ", "gXYZ", "bXYZ"].map((name) => readXyz(view, text, tags.get(name)));
  const curves = ["rTRC", "gTRC", "bTRC"].map((name) => readCurve(view, text, tags.get(name)));
  const [red, green, blue] = primaries;
  const [redCurve, greenCurve, blueCurve] = curves;
  if (!red || !green || !blue || !redCurve || !greenCurve || !blueCurve) return null;
  const matrix: Matrix = [red.x, green.x, blue.x, red.y, green.y, blue.y, red.z, green.z, blue.z];
  // Primaries in one plane span no space: there is no way back from it.
  if (Math.abs(determinant(matrix)) < 1e-6) return null;
  return { profile, curves: [redCurve, greenCurve, blueCurve], matrix };
}

export function determinant([a, b, c, d, e, f, g, h, i]: Matrix): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

type Text = (at: number) => string;

function fixed(view: DataView, at: number): number {
  return view.getInt32(at) / 65_536;
}

function readXyz(view: DataView, text: Text, at: number | undefined): { x: number; y: number; z: number } | null {
  if (at === undefined || text(at) !== "XYZ ") return null;
  return { x: fixed(view, at + 8), y: fixed(view, at + 12), z: fixed(view, at + 16) };
}

function readCurve(view: DataView, text: Text, at: number | undefined): Float32Array | null {
  if (at === undefined) return null;
  const curve = text(at) === "curv" ? tableCurve(view, at) : text(at) === "para" ? formulaCurve(view, at) : null;
  return curve === null ? null : Float32Array.from({ length: 256 }, (_, i) => Math.max(0, Math.min(1, curve(i / 255))));
}

type Curve = (value: number) => number;

/** No entry is the identity, one is a gamma, more are a table. */
function tableCurve(view: DataView, at: number): Curve {
  const count = view.getUint32(at + 8);
  if (count === 0) return (value) => value;
  if (count === 1) {
    const gamma = view.getUint16(at + 12) / 256;
    return (value) => value ** gamma;
  }
  const entry = (i: number): number => view.getUint16(at + 12 + Math.min(count - 1, i) * 2) / 65_535;
  // An end that is not there is found now rather than at some value.
  entry(count - 1);
  return (value) => {
    const place = value * (count - 1);
    const first = Math.floor(place);
    return entry(first) + (entry(first + 1) - entry(first)) * (place - first);
  };
}

/** Parametric curves (ICC.1:2022, table 68), of which each has the parameters of the one before and more. */
function formulaCurve(view: DataView, at: number): Curve | null {
  const kind = view.getUint16(at + 8);
  const counts = [1, 3, 4, 5, 7];
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: counts[kind] ?? 0 }, (_, i) =>
    fixed(view, at + 12 + i * 4),
  );
  const power = (value: number): number => Math.max(0, a * value + b) ** g;
  switch (kind) {
    case 0:
      return power;
    case 1:
      return (value) => (value >= -b / a ? power(value) : 0);
    case 2:
      return (value) => (value >= -b / a ? power(value) + c : c);
    case 3:
    case 4:
      return (value) => (value >= d ? power(value) + e : c * value + f);
    default:
      return null;
  }
}
