import type { PhotoRef } from "../storage/photoRef";
import { fetchPhoto } from "../image/fetchPhoto";
import { matchSize } from "../image/matchSize";
import type { DisplayPhoto } from "../image/photo";
import { openPhoto } from "../image/photoService";
import { keepBlob } from "../storage/blobTable";
import type { FillParams } from "../engines/fillParams";
import { currentMask } from "./documentMask";
import { documentState, setDocument } from "./documentStore";
import { asLatestOpening, stillWanted } from "./opening";
import { maskTiles, openScene } from "./scene";

export interface OpeningOptions {
  readonly signal?: AbortSignal;
  /** Asked when the new photo has the size of the open one and something is masked; without it the mask is cleared. */
  readonly keepMask?: () => Promise<boolean>;
}

/**
 * Opens a photo from a file: one step of the history, with the size set to match it. A file that cannot be opened, and an
 * opening that is aborted or overtaken by a later one, leave the document as it was.
 * @throws Failure `aborted`, `file-…`, `photo-…`
 */
export function openPhotoFile(file: Blob, name: string, options: OpeningOptions = {}): Promise<void> {
  return asLatestOpening((signal) => openFile(file, name, options, signal), options.signal);
}

/** Fetches and opens a photo from an address. @throws Failure `link-invalid`, `link-unreachable`, and those of `openPhotoFile` */
export function openPhotoFromLink(url: string, options: OpeningOptions = {}): Promise<void> {
  return asLatestOpening(async (signal) => {
    const { blob, name } = await fetchPhoto(url, signal);
    await openFile(blob, name, options, signal);
  }, options.signal);
}

async function openFile(file: Blob, name: string, options: OpeningOptions, signal: AbortSignal): Promise<void> {
  const { photo, display } = await takeInPhoto(file, name, signal);
  const mask = currentMask();
  const asks =
    options.keepMask !== undefined && mask !== null && mask.count() > 0 && mask.width === photo.width && mask.height === photo.height;
  const keeps = asks && ((await options.keepMask?.()) ?? false);
  stillWanted(signal);
  const kept = keeps ? { tiles: maskTiles(currentMask()), leftOut: maskTiles(documentState().leftOut) } : { tiles: [] };
  openScene({ photo, trail: [{ photo, label: null }], ...kept }, display, matchingSize(photo));
  // The photo is open, whatever becomes of a word about it: its code may not come, nor a file that has been moved since.
  if (photo.format === "png") await import("./sayDepth").then(({ sayDepth }) => sayDepth(file)).catch(() => undefined);
}

/** Decodes a photo and keeps its bytes. A full disk does not stop the opening: the bytes stay in memory and the state says so. @throws Failure */
export async function takeInPhoto(
  file: Blob,
  name: string,
  signal: AbortSignal,
): Promise<{ readonly photo: PhotoRef; readonly display: DisplayPhoto }> {
  const { width, height, levels, format, hasAlpha } = await openPhoto(file, name, signal);
  const { hash, failure } = await keepBlob(file);
  if (failure !== null && documentState().keeping === "disk") setDocument({ saveState: "failed", saveFailure: failure });
  if (signal.aborted) for (const level of levels) level.close();
  stillWanted(signal);
  return { photo: { hash, name, width, height, format, hasAlpha, bytes: file.size }, display: { width, height, levels } };
}

/** A newly opened photo sets the size of the form to match it. */
export function matchingSize(photo: PhotoRef): Partial<FillParams> {
  return { preset: "match", ...matchSize(photo) };
}
