import { currentMask } from "../document/documentMask";
import { plannedRegion } from "../document/documentRegion";
import { documentState } from "../document/documentStore";
import { leftOutArea, paintsLeftOut } from "../document/paintTarget";
import { isSameRect } from "../image/geometry";
import type { Region } from "../image/region";
import type { MaskRaster } from "../mask/maskRaster";
import { SentMask } from "../mask/sentMask";
import { preferencesState } from "../settings/preferencesStore";
import { dividerAt } from "./divider";
import type { ResultScene } from "./resultScene";
import type { StagePicture } from "./stagePainter";
import { shownMode, viewState } from "./viewStore";

/** What is to be seen on the stage, from the stores as they are. */
export class StagePictures {
  /** The mask as it is sent while that is seen, and of which mask it was made. */
  #sent: SentMask | null = null;
  #sentOf: MaskRaster | null = null;

  /** `result`: what Result and Compare show; null while there is none. */
  now(result: ResultScene | null): StagePicture {
    const view = viewState();
    const { viewport, around, peek } = view;
    const { overlay } = preferencesState();
    const scene = shownMode(view) === "mask" ? null : result;
    if (scene === null) {
      const isSeen = view.maskVisible && !peek;
      if (isSeen && paintsLeftOut()) return this.#leftOutPicture();
      const mask = isSeen ? currentMask() : null;
      // Only the one that is seen is told of strokes.
      this.#sent = mask !== null && overlay.view === "sent" ? this.#sentMask(mask) : null;
      const { display: photo, engine, leftOut: area } = documentState();
      // Only the built-in engine heeds it.
      const beneath = mask !== null && overlay.view === "colour" && engine === "local" ? area : null;
      return { ...nothingElse, viewport, around, photo, mask, beneath, overlay, sent: this.#sent };
    }
    this.#sent = null;
    const dividerX = view.mode === "compare" ? dividerAt(view) : 0;
    const left = peek ? null : scene.left;
    const right = peek ? null : scene.right;
    return { ...nothingElse, viewport, around, photo: scene.photo, left, right, dividerX, overlay };
  }

  /** The left-out area in the mask's place, however the mask is to be seen, and the mask beneath it. */
  #leftOutPicture(): StagePicture {
    this.#sent = null;
    const { viewport, around } = viewState();
    const { overlay } = preferencesState();
    return {
      ...nothingElse,
      viewport,
      around,
      photo: documentState().display,
      mask: leftOutArea(),
      beneath: currentMask(),
      overlay,
      paintsLeftOut: true,
    };
  }

  /** The one of before, as long as the region is where it was. */
  #sentMask(mask: MaskRaster): SentMask | null {
    const region = plannedRegion(documentState());
    if (region === null) return null;
    if (this.#sent !== null && this.#sentOf === mask && isSameRegion(this.#sent.region, region)) return this.#sent;
    const sent = new SentMask(region, mask);
    sent.update(mask.grid, { x: 0, y: 0, width: mask.width, height: mask.height });
    this.#sentOf = mask;
    return sent;
  }
}

const nothingElse = { left: null, right: null, dividerX: 0, mask: null, beneath: null, paintsLeftOut: false, sent: null } as const;

function isSameRegion(a: Region, b: Region): boolean {
  return isSameRect(a.rect, b.rect) && a.size.width === b.size.width && a.size.height === b.size.height;
}
