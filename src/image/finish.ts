import { blendWeights } from "./blendWeights";
import { correctionRow, measureCorrection, type Correction } from "./colourMatch";
import type { ColourPair } from "./colourPair";
import { cutMask } from "./cutRegion";
import type { ColourMatch, Finish } from "./finishValues";
import { isEmptyRect, type Rect, type Size } from "./geometry";
import { addGrain, measureGrain } from "./grain";
import { pasteMask } from "./pasteMask";
import { createPause } from "./pause";
import { rowsOf, type PixelRows } from "./pixelRows";
import type { Coverage, Pixels } from "./pixels";
import type { Region } from "./region";
import { resample } from "./resample";

/** Everything of a result that is kept, so that it can be finished again in another way, for free. */
export interface FinishInput {
  readonly photo: PixelRows;
  /** What the engine gave back, of any size: it is stretched over the region. */
  readonly raw: Pixels;
  readonly rawHasAlpha: boolean;
  readonly region: Region;
  readonly mask: Coverage;
  readonly finish: Finish;
  /** Of the output: the grain's noise hangs on it. */
  readonly seed: number;
  /** The region of photo and raw output side by side; asked for only when colours are matched. */
  readonly pair: () => Promise<ColourPair>;
  readonly signal?: AbortSignal | undefined;
}

export interface PixelPatch {
  readonly rect: Rect;
  readonly pixels: Pixels;
  /** The blend zone, over the same rectangle: pixels at or over the threshold may differ from the photo, no other ones. */
  readonly zone: Coverage;
}

/**
 * Lays a raw output into the photo: scaled to the region at full resolution, its colours and grain matched to the photo around it, and
 * blended inside the blend zone (see `pasteMask` and `blendWeights`). The patch covers the zone's rectangle; every pixel in it that is
 * not in the zone is the photo's, byte for byte.
 * @throws Failure aborted
 */
export async function finishPixels(input: FinishInput): Promise<PixelPatch> {
  const { photo, raw, rawHasAlpha, region, mask, finish, signal } = input;
  const zone = await pasteMask(mask, photo, region.rect, finish.grow, signal);
  const { rect } = zone;
  if (isEmptyRect(rect)) return { rect, pixels: { width: 0, height: 0, data: new Uint8ClampedArray(0) }, zone };
  const weights = await blendWeights(zone, photo, finish.softEdge, signal);
  fade(weights, finish.opacity);
  const pixels = await resample({
    source: rowsOf(raw),
    from: { x: 0, y: 0, width: raw.width, height: raw.height },
    to: region.rect,
    window: { x: rect.x - region.rect.x, y: rect.y - region.rect.y, width: rect.width, height: rect.height },
    kernel: "smooth",
    alpha: rawHasAlpha,
    signal,
  });
  const matched = await matchPhoto(input, zone, pixels);
  const pause = createPause(signal);
  for (let y = 0; y < rect.height; y++) {
    const photoRow = photo.row(rect.y + y).subarray(rect.x * 4, (rect.x + rect.width) * 4);
    const row = pixels.data.subarray(y * rect.width * 4, (y + 1) * rect.width * 4);
    const rowWeights = weights.subarray(y * rect.width, (y + 1) * rect.width);
    matched(row, rowWeights, y);
    blendRow(row, photoRow, rowWeights);
    await pause();
  }
  return { rect, pixels, zone };
}

/** Makes weights of full strength, of `opacity` per cent. */
function fade(weights: Uint8Array, opacity: number): void {
  if (opacity >= 100) return;
  for (let i = 0; i < weights.length; i++) weights[i] = Math.round(((weights[i] ?? 0) * Math.max(0, opacity)) / 100);
}

/** Changes one row of the result, counted within the patch, where its weight is above 0. */
type MatchRow = (row: Uint8ClampedArray, weights: Uint8Array, y: number) => void;

/** What brings colours and grain to those of the photo around the zone. */
async function matchPhoto({ photo, region, finish, seed, pair }: FinishInput, zone: Coverage, pixels: Pixels): Promise<MatchRow> {
  const correction = finish.colourMatch === "off" ? null : measured(finish.colourMatch, await pair(), photo, region, zone);
  const grain = finish.grain ? measureGrain(photo, pixels, zone) : null;
  if (correction === null && grain === null) return () => undefined;
  const { x, y: top, width } = zone.rect;
  const change = new Float32Array(width * 3);
  const gain = correction?.gain ?? [1, 1, 1];
  return (row, weights, y) => {
    if (correction === null) change.fill(0);
    else correctionRow(correction, region, x, top + y, change);
    if (grain !== null) addGrain(grain, seed, x, top + y, change);
    for (let i = 0; i < width; i++) {
      if (weights[i] === 0) continue;
      // A clamped array rounds by itself.
      for (let c = 0; c < 3; c++) row[i * 4 + c] = (row[i * 4 + c] ?? 0) * (gain[c] ?? 1) + (change[i * 3 + c] ?? 0);
    }
  };
}

function measured(kind: ColourMatch, pair: ColourPair, photo: Size, region: Region, zone: Coverage): Correction | null {
  const { width, height } = pair.photo;
  return measureCorrection(kind, pair, cutMask(zone, photo, { rect: region.rect, size: { width, height } }));
}

/** Blends straight RGBA: `row` holds the result and becomes the blend; weight 0 takes the photo's bytes, 255 the result's. */
function blendRow(row: Uint8ClampedArray, photo: Uint8ClampedArray, weights: Uint8Array): void {
  for (let x = 0, at = 0; x < weights.length; x++, at += 4) {
    const weight = weights[x] ?? 0;
    if (weight === 255) continue;
    if (weight === 0) {
      for (let channel = at; channel < at + 4; channel++) row[channel] = photo[channel] ?? 0;
      continue;
    }
    const over = weight * (row[at + 3] ?? 0);
    const under = (255 - weight) * (photo[at + 3] ?? 0);
    const sum = over + under;
    if (sum > 0)
      for (let channel = at; channel < at + 3; channel++) row[channel] = (over * (row[channel] ?? 0) + under * (photo[channel] ?? 0)) / sum;
    row[at + 3] = sum / 255;
  }
}

/** The photo with a patch laid over it, row by row and without a copy of the photo. */
export function withPatch(photo: PixelRows, { rect, pixels }: Pick<PixelPatch, "rect" | "pixels">): PixelRows {
  const mixed = new Uint8ClampedArray(photo.width * 4);
  return {
    width: photo.width,
    height: photo.height,
    row: (y) => {
      const row = photo.row(y);
      if (y < rect.y || y >= rect.y + rect.height) return row;
      mixed.set(row);
      const from = (y - rect.y) * rect.width * 4;
      mixed.set(pixels.data.subarray(from, from + rect.width * 4), rect.x * 4);
      return mixed;
    },
  };
}
