import type { Point } from "../image/geometry";
import type { Wire, WireAnchor } from "../mask/liveWire";
import { sharpenedLine, wireTo } from "../mask/maskService";
import { wandPhoto } from "./wandPhoto";

/** All ways along the open photo's edges to an anchor; null when no photo is open. @throws Failure of reading the photo, aborted */
export async function photoWire(anchor: WireAnchor, signal: AbortSignal): Promise<Wire | null> {
  const photo = await wandPhoto();
  return photo === null ? null : wireTo(photo, anchor, signal);
}

/** A closed line that was found at a scale of `step` pixels, in every pixel. @throws as `photoWire` */
export async function sharpPhotoLine(line: readonly Point[], step: number, signal: AbortSignal): Promise<readonly Point[]> {
  const photo = step === 1 ? null : await wandPhoto();
  return photo === null ? line : sharpenedLine(photo, line, step, signal);
}
