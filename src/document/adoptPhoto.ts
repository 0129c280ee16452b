import type { PhotoRef, TrailPart, TrailStep } from "../storage/photoRef";
import { documentState } from "./documentStore";
import { asLatestOpening, stillWanted } from "./opening";
import { takeInPhoto } from "./openPhotoFile";
import { displayOf, openScene } from "./scene";

export interface AdoptedPhoto {
  /** A result at the photo's full size. */
  readonly blob: Blob;
  readonly name: string;
  /**
   * For the trail: the result's number, what was laid into which photo, as it was finished then. The trail goes on from that photo; without
   * one, from the open photo.
   */
  readonly trailStep: { readonly label: number; readonly from?: PhotoRef; readonly parts?: readonly TrailPart[] };
  readonly signal?: AbortSignal;
}

/** A result takes the photo's place: prompt and settings stay, the mask is cleared, the trail grows by one. One step of the history. @throws Failure */
export function adoptPhoto({ blob, name, trailStep, signal: outer }: AdoptedPhoto): Promise<void> {
  return asLatestOpening(async (signal) => {
    const { photo, display } = await takeInPhoto(blob, name, signal);
    const { label, from, parts } = trailStep;
    const step: TrailStep = { photo, label, ...(parts === undefined ? {} : { parts: [...parts] }) };
    openScene({ photo, trail: [...trailTo(from), step], tiles: [] }, display, {});
  }, outer);
}

/** The open trail up to a photo; a photo that is not on it begins a new one. */
function trailTo(from: PhotoRef | undefined): readonly TrailStep[] {
  const { trail } = documentState();
  if (from === undefined) return trail;
  const at = trail.findLastIndex((step) => step.photo.hash === from.hash);
  return at < 0 ? [{ photo: from, label: null }] : trail.slice(0, at + 1);
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
