import type { FillParams } from "../engines/fillParams";
import type { Coverage } from "../image/pixels";
import { Failure } from "../lib/failure";
import type { PhotoRef, TrailStep } from "../storage/photoRef";
import { asLatestOpening, stillWanted } from "./opening";
import { displayOf, openScene, tilesOf } from "./scene";

export interface RestoredDocument {
  /** Its bytes are kept already. */
  readonly photo: PhotoRef;
  readonly trail: readonly TrailStep[];
  readonly mask: Coverage | null;
  readonly leftOut: Coverage | null;
  readonly params: FillParams;
}

/** Opens a document as it was, as one step of the history. @throws Failure as `openPhotoFile` */
export function openRestored({ photo, trail, mask, leftOut, params }: RestoredDocument, outer?: AbortSignal): Promise<void> {
  return asLatestOpening(async (signal) => {
    const display = await displayOf({ photo }, signal);
    stillWanted(signal);
    if (display === null) return;
    if (display.width !== photo.width || display.height !== photo.height) {
      for (const level of display.levels) level.close();
      throw new Failure("project-broken", { name: photo.name });
    }
    openScene({ photo, trail: [...trail], tiles: tilesOf(photo, mask), leftOut: tilesOf(photo, leftOut) }, display, params);
  }, outer);
}
