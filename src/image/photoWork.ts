import { sha256 } from "../lib/hash";
import type { Answer, CallContext } from "../lib/workerCall";
import { verifyPixels, writePicture, type PixelLock } from "./compose";
import { cutMask, cutPixels } from "./cutRegion";
import { decodePhoto, type DecodedPhoto } from "./decodePhoto";
import { drawSheet, type SheetWords } from "./drawSheet";
import { encodePicture, type LossyFormat, type PictureFormat } from "./encodePicture";
import { finishPixels, withPatch, type PixelPatch } from "./finish";
import type { Rect, Size } from "./geometry";
import { makeLevels } from "./levels";
import { packCoverage, readMask, unpackCoverage, writeMask, type MaskPicture } from "./maskFile";
import type { OpenedPhoto, Patch } from "./photo";
import { rowsOf } from "./pixelRows";
import type { Coverage, Pixels } from "./pixels";
import { encodePng } from "./png";
import type { Region } from "./region";
import { resample } from "./resample";
import { sheetLayout } from "./sheetLayout";

/** Everything that is done to photos off the main thread. One job at a time: two photos of 64 megapixels do not share the memory. */

/** A result as it is kept: what `finish` needs beside the photo. */
export interface ResultParts {
  readonly raw: Blob;
  readonly region: Region;
  readonly mask: Coverage;
  readonly softEdge: number;
}

interface Remembered {
  readonly hash: string;
  readonly photo: DecodedPhoto;
}

/** The photo of the last job, decoded; and the raw outputs of the last ones, so that a soft edge can be dragged. */
let lastPhoto: Remembered | null = null;
const lastRaws: Remembered[] = [];
const rawsKept = 4;

async function hashOf(blob: Blob): Promise<string> {
  return sha256(await blob.arrayBuffer());
}

async function decoded(photo: Blob, name: string, signal: AbortSignal): Promise<DecodedPhoto> {
  const hash = await hashOf(photo);
  if (lastPhoto?.hash === hash) return lastPhoto.photo;
  // Let go first, so that there are never two.
  lastPhoto = null;
  const fresh = await decodePhoto(photo, name, signal);
  lastPhoto = { hash, photo: fresh };
  return fresh;
}

async function decodedRaw(raw: Blob, signal: AbortSignal): Promise<DecodedPhoto> {
  const hash = await hashOf(raw);
  const known = lastRaws.find((entry) => entry.hash === hash);
  if (known !== undefined) return known.photo;
  const photo = await decodePhoto(raw, "", signal);
  lastRaws.unshift({ hash, photo });
  lastRaws.length = Math.min(lastRaws.length, rawsKept);
  return photo;
}

async function finished(
  photo: DecodedPhoto,
  { raw: blob, region, mask, softEdge }: ResultParts,
  signal: AbortSignal,
): Promise<PixelPatch & { alpha: boolean }> {
  const raw = await decodedRaw(blob, signal);
  const patch = await finishPixels({
    photo: rowsOf(photo.pixels),
    raw: raw.pixels,
    rawHasAlpha: raw.hasAlpha,
    region,
    mask,
    softEdge,
    signal,
  });
  return { ...patch, alpha: photo.hasAlpha || raw.hasAlpha };
}

let line: Promise<unknown> = Promise.resolve();

/** Runs `work` when everything before it is done. */
function inLine<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = line.then(work);
  line = turn.catch(() => undefined);
  return turn;
}

type Context<Progress = never> = CallContext<Progress>;

async function openPhoto({ file, name }: { file: Blob; name: string }, { signal }: Context): Promise<Answer<OpenedPhoto>> {
  const { format, pixels, hasAlpha } = await decoded(file, name, signal);
  const levels = await makeLevels(pixels, hasAlpha, signal);
  return { value: { width: pixels.width, height: pixels.height, format, hasAlpha, levels }, transfer: levels };
}

async function cutRegion(
  input: { photo: Blob; region: Region; mask: Coverage },
  { signal }: Context,
): Promise<Answer<{ image: Blob; mask: Blob }>> {
  const { pixels, hasAlpha } = await decoded(input.photo, "", signal);
  const cut = await cutPixels(rowsOf(pixels), hasAlpha, input.region, signal);
  const image = await writePicture(rowsOf(cut), false, { signal });
  const { width, height } = input.region.size;
  const mask = await encodePng({ width, height, channels: 1, data: cutMask(input.mask, pixels, input.region), filter: "flat" }, { signal });
  return { value: { image, mask: new Blob([mask], { type: "image/png" }) } };
}

async function finish(input: ResultParts & { photo: Blob }, { signal }: Context): Promise<Answer<Patch>> {
  const { rect, pixels } = await finished(await decoded(input.photo, "", signal), input, signal);
  const bitmap = await createImageBitmap(new ImageData(pixels.data, pixels.width, pixels.height));
  return { value: { rect, bitmap }, transfer: [bitmap] };
}

/** Share of the progress that encoding takes; the rest is decoding the photo afresh and comparing. */
const encodeShare = 0.7;

type ComposeInput = ResultParts & { photo: Blob };

async function composeFile(input: ComposeInput, { signal, report }: Context<number>): Promise<Blob> {
  const photo = await decoded(input.photo, "", signal);
  const patch = await finished(photo, input, signal);
  const rows = withPatch(rowsOf(photo.pixels), patch);
  return writePicture(rows, patch.alpha, { signal, onProgress: (fraction) => report(fraction * encodeShare) });
}

async function compose(input: ComposeInput, context: Context<number>): Promise<Answer<PixelLock & { png: Blob }>> {
  const { signal, report } = context;
  const png = await composeFile(input, context);
  // What is compared with is decoded anew from the file, not the pixels that the picture was made of; those are let go first.
  lastPhoto = null;
  const fresh = await decoded(input.photo, "", signal);
  const lock = await verifyPixels(png, rowsOf(fresh.pixels), input.mask, signal, (fraction) =>
    report(encodeShare + fraction * (1 - encodeShare)),
  );
  return { value: { png, ...lock } };
}

async function thumbnail(input: { photo: Blob; result: ResultParts | null; longest: number }, { signal }: Context): Promise<Answer<Blob>> {
  const photo = await decoded(input.photo, "", signal);
  const patch = input.result === null ? null : await finished(photo, input.result, signal);
  const source = patch === null ? rowsOf(photo.pixels) : withPatch(rowsOf(photo.pixels), patch);
  const { width, height } = source;
  const scale = Math.min(1, input.longest / Math.max(width, height));
  const to = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const alpha = patch?.alpha ?? photo.hasAlpha;
  const small = await resample({ source, from: { x: 0, y: 0, width, height }, to, kernel: "area", alpha, signal });
  const canvas = new OffscreenCanvas(to.width, to.height);
  canvas.getContext("2d")?.putImageData(new ImageData(small.data, to.width, to.height), 0, 0);
  return { value: await canvas.convertToBlob({ type: "image/webp", quality: 0.86 }) };
}

async function encodeMask({ mask, size }: { mask: Coverage; size: Size }, { signal }: Context): Promise<Answer<Blob>> {
  return { value: await writeMask(mask, size, signal) };
}

async function decodeMask(
  { file, name, size }: { file: Blob; name: string; size: Size },
  { signal }: Context,
): Promise<Answer<MaskPicture>> {
  const { pixels } = await decodePhoto(file, name, signal);
  return handOver(await readMask(pixels, size, signal));
}

async function encode(
  { png, format, quality }: { png: Blob; format: LossyFormat; quality: number },
  { signal }: Context,
): Promise<Answer<Blob>> {
  return { value: await encodePicture(png, format, quality, signal) };
}

async function sheet(
  { photo, result, words, format }: { photo: Blob; result: Blob; words: SheetWords; format: PictureFormat },
  { signal }: Context,
): Promise<Answer<Blob>> {
  const before = await decoded(photo, "", signal);
  const after = await decodePhoto(result, "", signal);
  const layout = sheetLayout(before.pixels, after.pixels);
  const shrunk = ({ pixels, hasAlpha }: DecodedPhoto, to: Size): Promise<Pixels> =>
    resample({ source: rowsOf(pixels), from: { x: 0, y: 0, ...sizeOf(pixels) }, to: sizeOf(to), kernel: "area", alpha: hasAlpha, signal });
  const pictures = { before: await shrunk(before, layout.before), after: await shrunk(after, layout.after) };
  return { value: await drawSheet(layout, pictures, words, format) };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

async function pack(mask: Coverage, { signal }: Context): Promise<Answer<Blob>> {
  return { value: await packCoverage(mask, signal) };
}

async function unpack({ blob, rect }: { blob: Blob; rect: Rect }, { signal }: Context): Promise<Answer<Coverage>> {
  return handOver(await unpackCoverage(blob, rect, signal));
}

function handOver<Mask extends Coverage>(value: Mask): Answer<Mask> {
  return { value, transfer: [value.data.buffer] };
}

type Job<Input, Value, Progress> = (input: Input, context: Context<Progress>) => Promise<Answer<Value>>;

function queued<Input, Value, Progress>(job: Job<Input, Value, Progress>): Job<Input, Value, Progress> {
  return (input, context) =>
    inLine(() => {
      context.signal.throwIfAborted();
      return job(input, context);
    });
}

export const photoHandlers = {
  openPhoto: queued(openPhoto),
  cutRegion: queued(cutRegion),
  finish: queued(finish),
  compose: queued(compose),
  thumbnail: queued(thumbnail),
  encode: queued(encode),
  sheet: queued(sheet),
  encodeMask: queued(encodeMask),
  decodeMask: queued(decodeMask),
  pack: queued(pack),
  unpack: queued(unpack),
};

export type PhotoHandlers = typeof photoHandlers;
