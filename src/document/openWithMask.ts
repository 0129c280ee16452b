import type { FillParams } from "../engines/fillParams";
import type { Coverage } from "../image/pixels";
import { asLatestOpening, stillWanted } from "./opening";
import { matchingSize, takeInPhoto } from "./openPhotoFile";
import { openScene, tilesOf } from "./scene";
import type { PhotoRef } from "../storage/photoRef";

export interface PhotoWithMask {
  readonly file: Blob;
  readonly name: string;
  /** The mask, once the photo's size is known; null for none. */
  readonly mask: (photo: PhotoRef, signal: AbortSignal) => Promise<Coverage | null>;
  /** The same for the area that nothing is copied from. */
  readonly leftOut?: (photo: PhotoRef, signal: AbortSignal) => Promise<Coverage | null>;
  /** Fields of the form that come with it; the size matches the photo unless they say another. */
  readonly params: Partial<FillParams>;
}

/** Fetches what is to be opened, then opens photo, mask and settings as one step of the history. @throws Failure as `openPhotoFile` */
export function openWithMask(fetch: (signal: AbortSignal) => Promise<PhotoWithMask>, outer?: AbortSignal): Promise<void> {
  return asLatestOpening(async (signal) => {
    const { file, name, mask: maskOf, leftOut: leftOutOf, params } = await fetch(signal);
    const { photo, display } = await takeInPhoto(file, name, signal);
    const mask = await maskOf(photo, signal);
    const leftOut = (await leftOutOf?.(photo, signal)) ?? null;
    stillWanted(signal);
    const scene = { photo, trail: [{ photo, label: null }], tiles: tilesOf(photo, mask), leftOut: tilesOf(photo, leftOut) };
    openScene(scene, display, { ...matchingSize(photo), ...params });
  }, outer);
}
