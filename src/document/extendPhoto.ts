import { extendPicture } from "../image/photoService";
import type { Extension } from "../image/extension";
import { extendMask, movedMask } from "../mask/extendMask";
import { getBlob } from "../storage/blobTable";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { asLatestOpening } from "./opening";
import { matchingSize, takeInPhoto } from "./openPhotoFile";
import { currentScene, maskTiles, openScene } from "./scene";

export interface PhotoExtension {
  readonly extension: Extension;
  /** Over how many pixels of the photo beside the new ground a result is blended into it. */
  readonly overlap: number;
  readonly signal?: AbortSignal;
}

/**
 * The open photo with new ground around it takes its place: what was masked or left out stays so, the new ground is masked as well, a size that
 * matches the photo matches the larger one, and the trail grows by one. One step of the history. @throws Failure
 */
export function extendPhoto({ extension, overlap, signal: outer }: PhotoExtension): Promise<void> {
  return asLatestOpening(async (signal) => {
    const { photo: before } = documentState();
    if (before === null) return;
    const png = await extendPicture({ photo: await getBlob(before.hash), extension, signal });
    const { photo, display } = await takeInPhoto(png, extendedName(before.name), signal);
    // What was painted meanwhile is kept; a stroke in hand is not part of the mask, and asking for the scene ends it.
    const { trail } = currentScene();
    const mask = currentMask();
    const tiles = mask === null ? [] : maskTiles(extendMask(mask, extension, overlap));
    const { leftOut } = documentState();
    const areas = leftOut === null ? [] : maskTiles(movedMask(leftOut, extension));
    const params = documentState().params.preset === "match" ? matchingSize(photo) : {};
    openScene({ photo, trail: [...trail, { photo, label: null, extended: extension }], tiles, leftOut: areas }, display, params);
  }, outer);
}

/** `room.jpg` becomes `room-extended.png`, and stays that. */
function extendedName(name: string): string {
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/-extended$/, "");
  return `${stem === "" ? "photo" : stem.slice(0, 60)}-extended.png`;
}
