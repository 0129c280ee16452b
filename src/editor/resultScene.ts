import type { DisplayPhoto, Patch } from "../image/photo";

/** What Result and Compare show: a photo, and over it a result left and right of the divider; null shows the photo itself. */
export interface ResultScene {
  readonly photo: DisplayPhoto;
  readonly left: Patch | null;
  readonly right: Patch | null;
  readonly leftLabel: string;
  readonly rightLabel: string;
}
