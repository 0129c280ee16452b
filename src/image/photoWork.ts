import type { Answer, CallContext } from "../lib/workerCall";
import { verifyPixels, writePicture, type PixelLock } from "./compose";
import { cutMask, cutPixels } from "./cutRegion";
import { toSrgb } from "./colourSpace";
import { decodePhoto, decodeSrgb, type DecodedPhoto } from "./decodePhoto";
import { differencePicture } from "./difference";
import { drawSheet, type SheetWords } from "./drawSheet";
import { extendRows } from "./extendRows";
import type { Extension } from "./extension";
import { encodePicture, type LossyFormat, type PictureFormat } from "./encodePicture";
import { withPatch } from "./finish";
import type { Rect, Size } from "./geometry";
import { makeLevels } from "./levels";
import { packCoverage, readMask, unpackCoverage, writeMask, type ReadMask } from "./maskFile";
import { countZone } from "./pasteMask";
import type { FinishedPatch, OpenedPhoto } from "./photo";
import { maskPicture, type MaskPicture } from "./maskPicture";
import { decoded, finished, forgetPhoto, remembered, type ResultParts } from "./photoMemory";
import { rowsOf } from "./pixelRows";
import type { Coverage, Pixels } from "./pixels";
import { encodePng } from "./png";
import type { Region } from "./region";
import { resample } from "./resample";
import { sheetLayout } from "./sheetLayout";
import { zonesMeet, type ResultZone } from "./zonesMeet";

/** Everything that is done to photos off the main thread. One job at a time: two photos of 64 megapixels do not share the memory. */

/** A region as an engine gets it: PNG files of its size. */
export interface CutRegion {
  readonly image: Blob;
  readonly mask: Blob;
  /** Null where none of the left-out area lies in the region. */
  readonly leftOut: Blob | null;
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
  const { format, pixels, hasAlpha, colours } = await decoded(file, name, signal);
  const seen = colours === null ? pixels : await toSrgb({ ...pixels, data: pixels.data.slice() }, colours, signal);
  const levels = await makeLevels(seen, hasAlpha, signal);
  return { value: { width: pixels.width, height: pixels.height, format, hasAlpha, levels }, transfer: levels };
}

async function cutRegion(
  input: { photo: Blob; region: Region; mask: Coverage; leftOut?: Coverage | null },
  { signal }: Context,
): Promise<Answer<CutRegion>> {
  const { pixels, hasAlpha, colours } = await decoded(input.photo, "", signal);
  const cut = await cutPixels(rowsOf(pixels), hasAlpha, input.region, signal);
  if (colours !== null) await toSrgb(cut, colours, signal);
  const image = await writePicture(rowsOf(cut), false, { signal });
  const { width, height } = input.region.size;
  const write = async (data: Uint8Array): Promise<Blob> =>
    new Blob([await encodePng({ width, height, channels: 1, data, filter: "flat" }, { signal })], { type: "image/png" });
  const mask = await write(cutMask(input.mask, pixels, input.region));
  const { leftOut = null } = input;
  const left = leftOut === null ? null : cutMask(leftOut, pixels, input.region);
  return { value: { image, mask, leftOut: left?.includes(255) === true ? await write(left) : null } };
}

async function finish(input: ResultParts & { photo: Blob }, { signal }: Context): Promise<Answer<FinishedPatch>> {
  const known = await remembered(input.photo, "", signal);
  const { rect, pixels, zone } = await finished(known, input, signal);
  if (known.photo.colours !== null) await toSrgb(pixels, known.photo.colours, signal);
  const bitmap = await bitmapOf(pixels);
  return { value: { rect, bitmap, zonePixels: countZone(zone) }, transfer: [bitmap] };
}

/** A patch of nothing, as when a mask has shrunk away, is one transparent pixel. */
function bitmapOf({ width, height, data }: Pixels): Promise<ImageBitmap> {
  return createImageBitmap(width * height === 0 ? new ImageData(1, 1) : new ImageData(data, width, height));
}

async function difference(input: ResultParts & { photo: Blob }, { signal }: Context): Promise<Answer<FinishedPatch>> {
  const photo = await remembered(input.photo, "", signal);
  const rows = rowsOf(photo.photo.pixels);
  const patch = await finished(photo, input, signal);
  const seen = await differencePicture(rows, withPatch(rows, patch), patch.zone, signal);
  const bitmap = await bitmapOf(seen);
  const rect = { x: 0, y: 0, width: rows.width, height: rows.height };
  return { value: { rect, bitmap, zonePixels: countZone(patch.zone) }, transfer: [bitmap] };
}

/** Share of the progress that encoding takes; the rest is decoding the photo afresh and comparing. */
const encodeShare = 0.7;

type ComposeInput = ResultParts & { photo: Blob };

async function composeFile(input: ComposeInput, { signal, report }: Context<number>): Promise<{ png: Blob; zone: Coverage }> {
  const photo = await remembered(input.photo, "", signal);
  const patch = await finished(photo, input, signal);
  const rows = withPatch(rowsOf(photo.photo.pixels), patch);
  const png = await writePicture(rows, patch.alpha, {
    signal,
    colours: photo.photo.colours,
    onProgress: (fraction) => report(fraction * encodeShare),
  });
  return { png, zone: patch.zone };
}

async function compose(input: ComposeInput, context: Context<number>): Promise<Answer<PixelLock & { png: Blob }>> {
  const { signal, report } = context;
  const { png, zone } = await composeFile(input, context);
  // What is compared with is decoded anew from the file, not the pixels that the picture was made of; those are let go first.
  forgetPhoto();
  const fresh = await decoded(input.photo, "", signal);
  const lock = await verifyPixels(png, rowsOf(fresh.pixels), zone, signal, (fraction) =>
    report(encodeShare + fraction * (1 - encodeShare)),
  );
  return { value: { png, ...lock } };
}

/** As `extendRows` has it, without loss, in the photo's own colours. */
async function extend({ photo, extension }: { photo: Blob; extension: Extension }, { signal }: Context): Promise<Answer<Blob>> {
  const { pixels, hasAlpha, colours } = await decoded(photo, "", signal);
  return { value: await writePicture(extendRows(rowsOf(pixels), extension), hasAlpha, { signal, colours }) };
}

async function thumbnail(input: { photo: Blob; result: ResultParts | null; longest: number }, { signal }: Context): Promise<Answer<Blob>> {
  const known = await remembered(input.photo, "", signal);
  const { photo } = known;
  const patch = input.result === null ? null : await finished(known, input.result, signal);
  const source = patch === null ? rowsOf(photo.pixels) : withPatch(rowsOf(photo.pixels), patch);
  const { width, height } = source;
  const scale = Math.min(1, input.longest / Math.max(width, height));
  const to = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const small = await resample({
    source,
    from: { x: 0, y: 0, width, height },
    to,
    kernel: "area",
    alpha: patch?.alpha ?? photo.hasAlpha,
    signal,
  });
  if (photo.colours !== null) await toSrgb(small, photo.colours, signal);
  const canvas = new OffscreenCanvas(to.width, to.height);
  canvas.getContext("2d")?.putImageData(new ImageData(small.data, to.width, to.height), 0, 0);
  return { value: await canvas.convertToBlob({ type: "image/webp", quality: 0.86 }) };
}

async function encodeMask({ mask, size }: { mask: Coverage; size: Size }, { signal }: Context): Promise<Answer<Blob>> {
  return { value: await writeMask(mask, size, signal) };
}

async function decodeMask({ file, name, size }: { file: Blob; name: string; size: Size }, { signal }: Context): Promise<Answer<ReadMask>> {
  const { pixels } = await decodeSrgb(file, name, signal);
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
  const shrunk = async ({ pixels, hasAlpha, colours }: DecodedPhoto, to: Size): Promise<Pixels> => {
    const from = { x: 0, y: 0, ...sizeOf(pixels) };
    const small = await resample({ source: rowsOf(pixels), from, to: sizeOf(to), kernel: "area", alpha: hasAlpha, signal });
    return colours === null ? small : toSrgb(small, colours, signal);
  };
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

/** A mask as `packCoverage` packs it. */
export interface PackedMask {
  readonly blob: Blob;
  readonly rect: Rect;
}

async function pictureOfMask(
  { mask, photo, longest }: { mask: Coverage | PackedMask; photo: Size; longest: number },
  { signal }: Context,
): Promise<Answer<MaskPicture>> {
  const value = maskPicture("blob" in mask ? await unpackCoverage(mask.blob, mask.rect, signal) : mask, photo, longest);
  return { value, transfer: [value.data.buffer] };
}

/** A result's zone with its mask as `packCoverage` packs it. */
export interface PackedZone extends Omit<ResultZone, "mask"> {
  readonly mask: PackedMask;
}

async function meet(
  { photo, changed, looking }: { photo: Size; changed: readonly PackedZone[]; looking: readonly PackedZone[] },
  { signal }: Context,
): Promise<Answer<boolean>> {
  const unpacked = async (zone: PackedZone): Promise<ResultZone> => ({
    ...zone,
    mask: await unpackCoverage(zone.mask.blob, zone.mask.rect, signal),
  });
  for (const theirs of changed) {
    const zone = await unpacked(theirs);
    for (const mine of looking) if (await zonesMeet(photo, zone, await unpacked(mine), signal)) return { value: true };
  }
  return { value: false };
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
  difference: queued(difference),
  compose: queued(compose),
  extend: queued(extend),
  thumbnail: queued(thumbnail),
  encode: queued(encode),
  sheet: queued(sheet),
  encodeMask: queued(encodeMask),
  decodeMask: queued(decodeMask),
  pack: queued(pack),
  unpack: queued(unpack),
  pictureOfMask: queued(pictureOfMask),
  meet: queued(meet),
};

export type PhotoHandlers = typeof photoHandlers;
