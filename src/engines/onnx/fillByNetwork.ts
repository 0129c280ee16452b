import { cutMask } from "../../image/cutRegion";
import type { Rect } from "../../image/geometry";
import { rowsOf } from "../../image/pixelRows";
import { maskThreshold, type Pixels } from "../../image/pixels";
import { resample } from "../../image/resample";
import { Failure } from "../../lib/failure";
import { runNetwork, type RunSession } from "./runNetwork";
import type { Signature } from "./signature";
import type { Habits } from "./tensors";

/** Sides that a network of open size is given are multiples of this: they halve several times on their way. */
const multiple = 32;
/** How much larger than the hole the square of a network of fixed size is, where the picture has room. */
const context = 2;

export interface NetworkJob {
  readonly image: Pixels;
  /** One byte a pixel; `maskThreshold` and up is filled. */
  readonly mask: Uint8Array;
  /** A network knows no chance: the seed turns the picture over before it is shown, in one of four ways, which gives other fills. */
  readonly seed: number;
}

/**
 * Fills the masked pixels of a picture by a network; all others stay. The network sees a part of the picture at the size it wants,
 * never distorted: all of it, or for a network of fixed size a square around the hole; where the square reaches beyond the picture it
 * is mirrored.
 * @throws Failure mask-empty, mask-covers-all, model-answer, aborted
 */
export async function fillByNetwork(
  run: RunSession,
  signature: Signature,
  habits: Habits,
  { image, mask, seed }: NetworkJob,
  signal: AbortSignal,
): Promise<Pixels> {
  const bounds = boundsOf(mask, image.width);
  if (bounds === null) throw new Failure("mask-empty");
  if (mask.every((value) => value >= maskThreshold)) throw new Failure("mask-covers-all");
  const from = signature.side === null ? wholeOf(image) : squareAround(bounds, image, signature.side);
  const size = signature.side === null ? { width: from.width, height: from.height } : { width: signature.side, height: signature.side };
  const shown = await resample({ source: rowsOf(image), from, to: size, kernel: "smooth", alpha: false, signal });
  const coverage = { rect: { x: 0, y: 0, width: image.width, height: image.height }, data: new Uint8Array(mask) };
  const hole = cutMask(coverage, image, { rect: from, size });

  const turn = (seed & 1) + (seed & 2);
  const filled = await runNetwork(run, signature, habits, turned(shown, turn), turnedMask(hole, size.width, turn));
  signal.throwIfAborted();
  const back = await resample({
    source: rowsOf(turned(filled, turn)),
    from: { x: 0, y: 0, ...size },
    to: { width: from.width, height: from.height },
    kernel: "smooth",
    alpha: false,
    signal,
  });
  const data = new Uint8ClampedArray(image.data);
  for (let i = 0; i < mask.length; i++) {
    if ((mask[i] ?? 0) < maskThreshold) continue;
    const at = ((Math.floor(i / image.width) - from.y) * from.width + (i % image.width) - from.x) * 4;
    data.set(back.data.subarray(at, at + 4), i * 4);
  }
  return { width: image.width, height: image.height, data };
}

/** All of the picture, with its sides rounded up: what is added lies beyond its right and lower edge. */
function wholeOf({ width, height }: Pixels): Rect {
  return { x: 0, y: 0, width: Math.ceil(width / multiple) * multiple, height: Math.ceil(height / multiple) * multiple };
}

/** A square that holds the hole: at least `side`, inside the picture where that has room. */
function squareAround(bounds: Rect, { width, height }: Pixels, side: number): Rect {
  const larger = Math.max(bounds.width, bounds.height);
  const length = Math.max(larger, Math.min(Math.max(side, larger * context), Math.max(width, height)));
  const place = (start: number, span: number, whole: number): number => {
    const centred = Math.round(start + (span - length) / 2);
    return length > whole ? Math.min(0, Math.max(whole - length, centred)) : Math.min(whole - length, Math.max(0, centred));
  };
  return { x: place(bounds.x, bounds.width, width), y: place(bounds.y, bounds.height, height), width: length, height: length };
}

function boundsOf(mask: Uint8Array, width: number): Rect | null {
  let [left, right, top, bottom] = [width, -1, -1, -1];
  for (let i = 0; i < mask.length; i++) {
    if ((mask[i] ?? 0) < maskThreshold) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    if (top < 0) top = y;
    bottom = y;
    if (x < left) left = x;
    if (x > right) right = x;
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Mirrored: bit 0 left and right, bit 1 top and bottom. Its own reverse. */
function turned(pixels: Pixels, turn: number): Pixels {
  if (turn === 0) return pixels;
  const { width, height } = pixels;
  const from = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
  const data = new Uint8ClampedArray(pixels.data.length);
  turnInto(new Uint32Array(data.buffer), from, width, height, turn);
  return { width, height, data };
}

function turnedMask(mask: Uint8Array, width: number, turn: number): Uint8Array {
  if (turn === 0) return mask;
  const out = new Uint8Array(mask.length);
  turnInto(out, mask, width, mask.length / width, turn);
  return out;
}

function turnInto<Plane extends Uint8Array | Uint32Array>(to: Plane, from: Plane, width: number, height: number, turn: number): void {
  for (let y = 0, at = 0; y < height; y++) {
    const row = (turn & 2 ? height - 1 - y : y) * width;
    for (let x = 0; x < width; x++, at++) to[at] = from[row + (turn & 1 ? width - 1 - x : x)] ?? 0;
  }
}
