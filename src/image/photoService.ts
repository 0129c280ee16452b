import { Failure } from "../lib/failure";
import { IdleWorker } from "../lib/idleWorker";
import type { PixelLock } from "./compose";
import type { SheetWords } from "./drawSheet";
import type { LossyFormat, PictureFormat } from "./encodePicture";
import type { Extension } from "./extension";
import type { Rect, Size } from "./geometry";
import type { FinishedPatch, OpenedPhoto } from "./photo";
import type { ReadMask } from "./maskFile";
import type { MaskPicture } from "./maskPicture";
import type { ResultParts } from "./photoMemory";
import type { CutRegion, PackedMask, PackedZone, PhotoHandlers } from "./photoWork";
import type { Coverage } from "./pixels";
import type { Region } from "./region";

export type { DisplayPhoto, FinishedPatch, OpenedPhoto, Patch } from "./photo";
export type { PixelLock } from "./compose";
export type { CutRegion, PackedMask, PackedZone } from "./photoWork";

/** The page's side of the photo worker: made at the first call, ended after half a minute without one, which also frees the decoded photo. */
const idleMs = 30_000;

/** After a call that decodes no photo: there is nothing that the next one could use, only memory. */
const restMs = 4000;

const worker = new IdleWorker<PhotoHandlers>(
  () => new Worker(new URL("./photo.worker.ts", import.meta.url), { type: "module", name: "photo" }),
  idleMs,
);

/**
 * Decodes a file to what the page shows. The caller closes the bitmaps.
 * @throws Failure see `decodePhoto`
 */
export async function openPhoto(file: Blob, name: string, signal: AbortSignal): Promise<OpenedPhoto> {
  try {
    return await worker.run((client) => client.call("openPhoto", { file, name }, { signal }));
  } catch (thrown) {
    // The browser's own decoder cannot be interrupted: only the end of the worker frees its memory now.
    if (thrown instanceof Failure && thrown.code === "aborted" && !worker.isBusy) worker.end();
    throw thrown;
  }
}

interface ResultOf extends ResultParts {
  readonly photo: Blob;
  readonly signal: AbortSignal;
}

/** The region as the engine gets it: image, mask and left-out area, PNG, of exactly `region.size`; the last two are opaque black and white. */
export function cutRegion({
  photo,
  region,
  mask,
  leftOut = null,
  signal,
}: {
  photo: Blob;
  region: Region;
  mask: Coverage;
  leftOut?: Coverage | null;
  signal: AbortSignal;
}): Promise<CutRegion> {
  return worker.run((client) => client.call("cutRegion", { photo, region, mask, leftOut }, { signal }));
}

/** A raw output laid into the photo, over the blend zone's bounds. The caller closes the bitmap. */
export function finish({ signal, ...result }: ResultOf): Promise<FinishedPatch> {
  return worker.run((client) => client.call("finish", result, { signal }));
}

/** Where a finished result differs from its photo, over the whole photo, see `differencePicture`. The caller closes the bitmap. */
export function difference({ signal, ...result }: ResultOf): Promise<FinishedPatch> {
  return worker.run((client) => client.call("difference", result, { signal }));
}

/** The whole photo with the result in it as a PNG of its natural size, read back and compared with the photo outside the blend zone. */
export function compose(input: ResultOf & { readonly onProgress?: (fraction: number) => void }): Promise<PixelLock & { png: Blob }> {
  const { signal, onProgress, ...result } = input;
  return worker.run((client) => client.call("compose", result, { signal, ...(onProgress === undefined ? {} : { onProgress }) }));
}

/** The photo with new ground around it as a PNG, see `extendRows`. @throws Failure see `decodePhoto` */
export function extendPicture({ photo, extension, signal }: { photo: Blob; extension: Extension; signal: AbortSignal }): Promise<Blob> {
  return worker.run((client) => client.call("extend", { photo, extension }, { signal }));
}

/** A PNG in another format, see `encodePicture.ts`. @throws Failure picture-unwritable, aborted */
export function encodePicture(png: Blob, format: LossyFormat, quality: number, signal: AbortSignal): Promise<Blob> {
  return worker.run((client) => client.call("encode", { png, format, quality }, { signal }));
}

export interface SheetOf {
  readonly photo: Blob;
  /** The whole photo with a result in it. */
  readonly result: Blob;
  readonly words: SheetWords;
  readonly format: PictureFormat;
  readonly signal: AbortSignal;
}

/** Before and after side by side with captions, small enough to be sent. @throws Failure picture-unwritable, aborted */
export function beforeAfterSheet({ signal, ...sheet }: SheetOf): Promise<Blob> {
  return worker.run((client) => client.call("sheet", sheet, { signal }));
}

interface ThumbnailOf {
  readonly photo: Blob;
  /** Null for the photo alone. */
  readonly result: ResultParts | null;
  /** Pixels of the longer side, at most. */
  readonly longest: number;
  readonly signal: AbortSignal;
}

/** A small picture of the photo, or of a result in it. WebP, or PNG where WebP cannot be written. */
export function thumbnail({ photo, result, longest, signal }: ThumbnailOf): Promise<Blob> {
  return worker.run((client) => client.call("thumbnail", { photo, result, longest }, { signal }));
}

/** The mask as a file of the photo's natural size, see `writeMask`. */
export function encodeMask({ mask, size, signal }: { mask: Coverage; size: Size; signal: AbortSignal }): Promise<Blob> {
  return worker.run((client) => client.call("encodeMask", { mask, size }, { signal }), restMs);
}

/** Any picture file as a mask for a photo of `size`, see `readMask`. @throws Failure see `decodePhoto` */
export function decodeMask({ file, size, signal }: { file: Blob; size: Size; signal: AbortSignal }): Promise<ReadMask> {
  const name = file instanceof File ? file.name : "";
  return worker.run((client) => client.call("decodeMask", { file, name, size }, { signal }), restMs);
}

/** A coverage as a small file that keeps its soft values; `unpackCoverage` needs its rectangle again. */
export function packCoverage(mask: Coverage): Promise<Blob> {
  return worker.run((client) => client.call("pack", mask), restMs);
}

export function unpackCoverage(blob: Blob, rect: Rect): Promise<Coverage> {
  return worker.run((client) => client.call("unpack", { blob, rect }), restMs);
}

/** A mask seen small, and how much it masks, see `maskPicture`. */
export function pictureOfMask({
  mask,
  photo,
  longest,
  signal,
}: {
  mask: Coverage | PackedMask;
  photo: Size;
  longest: number;
  signal: AbortSignal;
}): Promise<MaskPicture> {
  return worker.run((client) => client.call("pictureOfMask", { mask, photo, longest }, { signal }), restMs);
}

/** Whether any result of `looking` looks at the blend zone of any of `changed`, in a photo of this size; see `zonesMeet`. @throws Failure aborted */
export function resultsMeet({
  photo,
  changed,
  looking,
  signal,
}: {
  photo: Size;
  changed: readonly PackedZone[];
  looking: readonly PackedZone[];
  signal: AbortSignal;
}): Promise<boolean> {
  return worker.run((client) => client.call("meet", { photo, changed, looking }, { signal }));
}
