import { documentState } from "./documentStore";
import { asLatestOpening, stillWanted } from "./opening";
import { takeInPhoto } from "./openPhotoFile";
import { displayOf, openScene } from "./scene";

export interface AdoptedPhoto {
  /** A result at the photo's full size. */
  readonly blob: Blob;
  readonly name: string;
  /** The result's number, for the trail. */
  readonly trailStep: { readonly label: number };
  readonly signal?: AbortSignal;
}

/** A result takes the photo's place: prompt and settings stay, the mask is cleared, the trail grows by one. One step of the history. @throws Failure */
export function adoptPhoto({ blob, name, trailStep, signal: outer }: AdoptedPhoto): Promise<void> {
  return asLatestOpening(async (signal) => {
    const { photo, display } = await takeInPhoto(blob, name, signal);
    openScene({ photo, trail: [...documentState().trail, { photo, label: trailStep.label }], tiles: [] }, display, {});
  }, outer);
}

/** Goes back to an earlier photo of the trail (0 is the original), with an empty mask. One step of the history. @throws Failure */
export async function backTo(trailIndex: number, outer?: AbortSignal): Promise<void> {
  const trail = documentState().trail.slice(0, trailIndex + 1);
  const photo = trail.at(-1)?.photo;
  if (photo === undefined || trailIndex >= documentState().trail.length - 1) return;
  await asLatestOpening(async (signal) => {
    const display = await displayOf({ photo }, signal);
    stillWanted(signal);
    if (display !== null) openScene({ photo, trail, tiles: [] }, display, {});
  }, outer);
}
