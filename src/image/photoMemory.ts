import { sha256 } from "../lib/hash";
import { makeColourPair, type ColourPair } from "./colourPair";
import { fromSrgb } from "./colourSpace";
import { decodePhoto, decodeSrgb, type DecodedPhoto } from "./decodePhoto";
import { finishPixels, type PixelPatch } from "./finish";
import type { Finish } from "./finishValues";
import { joinPatches } from "./joinPatches";
import { rowsOf } from "./pixelRows";
import type { Coverage } from "./pixels";
import type { Region } from "./region";

/** What the photo worker keeps between two jobs: the photo that it decoded last, and what results are laid into it from. */

/** A result as it is kept: what `finish` needs beside the photo. */
export interface ResultParts {
  readonly raw: Blob;
  readonly region: Region;
  readonly mask: Coverage;
  readonly finish: Finish;
  /** Of the output. */
  readonly seed: number;
  /** Results of other regions, none of which meets this one or another, that are laid in together with it. */
  readonly beside?: readonly ResultParts[] | undefined;
}

export interface Remembered {
  readonly hash: string;
  readonly photo: DecodedPhoto;
}

/** The photo of the last job, decoded; and the raw outputs of the last ones, so that a finish can be dragged. */
let lastPhoto: Remembered | null = null;
const lastRaws: Remembered[] = [];
const rawsKept = 4;

/** What the colours of the last result were matched by: it does not hang on the finish. */
let lastPair: { readonly key: string; readonly pair: ColourPair } | null = null;

async function hashOf(blob: Blob): Promise<string> {
  return sha256(await blob.arrayBuffer());
}

export async function remembered(photo: Blob, name: string, signal: AbortSignal): Promise<Remembered> {
  const hash = await hashOf(photo);
  if (lastPhoto?.hash === hash) return lastPhoto;
  // Let go first, so that there are never two.
  lastPhoto = null;
  lastPhoto = { hash, photo: await decodePhoto(photo, name, signal) };
  return lastPhoto;
}

export async function decoded(photo: Blob, name: string, signal: AbortSignal): Promise<DecodedPhoto> {
  return (await remembered(photo, name, signal)).photo;
}

/** The next job decodes its photo anew. */
export function forgetPhoto(): void {
  lastPhoto = null;
}

/** In the colours of the photo that it is laid into. */
async function rememberedRaw(raw: Blob, { hash: photoHash, photo: { colours } }: Remembered, signal: AbortSignal): Promise<Remembered> {
  const hash = `${await hashOf(raw)} ${colours === null ? "" : photoHash}`;
  const known = lastRaws.find((entry) => entry.hash === hash);
  if (known !== undefined) return known;
  const photo = await decodeSrgb(raw, "", signal);
  if (colours !== null) await fromSrgb(photo.pixels, colours, signal);
  const fresh = { hash, photo };
  lastRaws.unshift(fresh);
  lastRaws.length = Math.min(lastRaws.length, rawsKept);
  return fresh;
}

async function pairOf(photo: Remembered, raw: Remembered, region: Region, signal: AbortSignal): Promise<ColourPair> {
  const key = JSON.stringify([photo.hash, raw.hash, region]);
  if (lastPair?.key === key) return lastPair.pair;
  const { pixels, hasAlpha } = photo.photo;
  const pair = await makeColourPair(rowsOf(pixels), hasAlpha, raw.photo.pixels, raw.photo.hasAlpha, region, signal);
  lastPair = { key, pair };
  return pair;
}

/** A result and what is laid in beside it, as one patch. */
export async function finished(photo: Remembered, result: ResultParts, signal: AbortSignal): Promise<PixelPatch & { alpha: boolean }> {
  const parts = [await finishedPart(photo, result, signal)];
  for (const other of result.beside ?? []) parts.push(await finishedPart(photo, other, signal));
  return { ...joinPatches(rowsOf(photo.photo.pixels), parts), alpha: parts.some(({ alpha }) => alpha) };
}

async function finishedPart(
  photo: Remembered,
  { raw: blob, region, mask, finish, seed }: ResultParts,
  signal: AbortSignal,
): Promise<PixelPatch & { alpha: boolean }> {
  const raw = await rememberedRaw(blob, photo, signal);
  const patch = await finishPixels({
    photo: rowsOf(photo.photo.pixels),
    raw: raw.photo.pixels,
    rawHasAlpha: raw.photo.hasAlpha,
    region,
    mask,
    finish,
    seed,
    pair: () => pairOf(photo, raw, region, signal),
    signal,
  });
  return { ...patch, alpha: photo.photo.hasAlpha || raw.photo.hasAlpha };
}
