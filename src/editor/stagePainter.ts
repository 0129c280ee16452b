import { intersectRects, unionRects, type Rect } from "../image/geometry";
import type { DisplayPhoto, Patch } from "../image/photo";
import type { MaskRaster } from "../mask/maskRaster";
import type { SentMask } from "../mask/sentMask";
import type { Overlay } from "../settings/preferences";
import type { Outline } from "./gesture";
import type { LayerNode, SceneContext } from "./konva";
import { BeneathView } from "./beneathView";
import { sentMask, wholeMask, type MaskSource } from "./maskSource";
import { MaskView } from "./maskView";
import { drawOutline } from "./outlineDrawing";
import { leftOutPalette, overlayPalette, type OverlayPalette } from "./overlayPalette";
import { drawBlackGround, drawScene, drawSentPhoto, sentPhoto, type SentPhoto } from "./photoDrawing";
import { drawRing, ringRect, type Ring } from "./ringDrawing";
import type { Surroundings, Viewport } from "../image/viewport";

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Everything that the layers show. */
export interface StagePicture {
  readonly viewport: Viewport;
  readonly around: Surroundings;
  readonly photo: DisplayPhoto | null;
  readonly left: Patch | null;
  readonly right: Patch | null;
  /** CSS pixels from the left of the stage. */
  readonly dividerX: number;
  /** What is painted on, to be seen, or null. */
  readonly mask: MaskRaster | null;
  /** The other one of mask and left-out area, as far as that is to be seen. */
  readonly beneath: MaskRaster | null;
  /** Whether `mask` is the left-out area, and `beneath` the mask. */
  readonly paintsLeftOut: boolean;
  readonly overlay: Overlay;
  /** The mask as it is sent, where that is to be seen: while the overlay's view is `sent` and something is masked. */
  readonly sent: SentMask | null;
}

export interface StageLayers {
  readonly photo: LayerNode;
  readonly mask: LayerNode;
  readonly outline: LayerNode;
}

/**
 * Draws the stage's layers, at most once per animation frame and each only when something on it has changed: a stroke redraws
 * nothing but the pixels under it, in the mask's layer. It is told what changed and never asks.
 */
export class StagePainter {
  readonly #layers: StageLayers;
  #picture: StagePicture;
  #view: MaskView;
  #palette: OverlayPalette;
  #source: MaskSource | null = null;
  /** Where the mask was last drawn; null when all of it has to be drawn anew. */
  #drawnAt: Viewport | null = null;
  #sentPhoto: SentPhoto | null = null;
  /** Made when there is something to show. */
  #beneathView: BeneathView | null = null;
  #outline: Outline | null = null;
  #frame = 0;
  #stale = { photo: true, mask: true, outline: true, ring: true };
  /** Pixels of the mask that were painted since the last frame. */
  #painted: Rect = nothing;
  /** Device pixels of the mask's layer that the next draw copies; null is all of them. */
  #copied: readonly Rect[] | null = null;
  /** The ring shares the mask's canvas: another one would have to be composed in every frame of a stroke. */
  #ring: Ring | null = null;
  /** The device pixels where the ring is drawn now. */
  #ringShown: Rect | null = null;

  constructor(layers: StageLayers, picture: StagePicture) {
    this.#layers = layers;
    this.#picture = picture;
    this.#view = this.#newView();
    this.#palette = this.#newPalette();
    this.#source = newSource(picture);
    this.#sharpenLayers();
    this.#request();
  }

  /** Shows another picture; only what differs is drawn. */
  show(picture: StagePicture): void {
    const before = this.#picture;
    this.#picture = picture;
    const { around, overlay } = picture;
    const stage = before.around.stage;
    if (around.stage.width !== stage.width || around.stage.height !== stage.height || around.dpr !== before.around.dpr) {
      this.#view = this.#newView();
      this.#beneathView = null;
      this.#palette = this.#newPalette();
      this.#sharpenLayers();
      this.#drawnAt = null;
      this.#stale = { photo: true, mask: true, outline: true, ring: true };
    }
    const isColouredAnew = overlay !== before.overlay || picture.paintsLeftOut !== before.paintsLeftOut;
    if (isColouredAnew) {
      this.#palette = this.#newPalette();
      this.#beneathView = null;
    }
    const hasMoved = picture.viewport !== before.viewport;
    const hasSourceChanged = picture.mask !== before.mask || picture.sent !== before.sent;
    if (hasSourceChanged) this.#source = newSource(picture);
    if (picture.sent !== before.sent || picture.photo !== before.photo) this.#sentPhoto = null;
    const hasSceneChanged =
      picture.photo !== before.photo ||
      picture.sent !== before.sent ||
      picture.beneath !== before.beneath ||
      (isColouredAnew && picture.beneath !== null) ||
      isHidden(picture) !== isHidden(before) ||
      picture.left !== before.left ||
      picture.right !== before.right ||
      picture.dividerX !== before.dividerX;
    this.#stale.photo ||= hasMoved || hasSceneChanged;
    if (hasSourceChanged || isColouredAnew || picture.viewport.scale !== before.viewport.scale) this.#drawnAt = null;
    this.#stale.mask ||= hasMoved || hasSourceChanged || isColouredAnew;
    this.#stale.outline ||= hasMoved && this.#outline !== null;
    if (this.#stale.photo || this.#stale.mask || this.#stale.outline) this.#request();
  }

  /** These pixels of the photo's mask have changed. */
  painted(dirty: Rect): void {
    this.#painted = unionRects(this.#painted, dirty);
    this.#request();
  }

  /** What is seen beneath has changed in place. */
  beneathChanged(): void {
    if (this.#picture.beneath === null) return;
    this.#stale.photo = true;
    this.#request();
  }

  preview(outline: Outline | null): void {
    if (outline === null && this.#outline === null) return;
    this.#outline = outline;
    this.#stale.outline = true;
    this.#request();
  }

  /** The brush under the pointer, or null. */
  showRing(ring: Ring | null): void {
    if (ring === this.#ring) return;
    this.#ring = ring;
    this.#stale.ring = true;
    this.#request();
  }

  /** Moves the dashes of the mask's edge by CSS pixels, at once. */
  moveDashes(by: number): void {
    if (this.#picture.mask === null || !this.#palette.hasEdge || this.#frame !== 0) return;
    const changed = this.#view.moveDashes(Math.round(by * this.#picture.around.dpr));
    if (changed.width > 0) this.#copy(changed);
  }

  /** The canvas of a layer was emptied (Konva does that when it changes its size). */
  redraw(): void {
    this.#drawnAt = null;
    this.#stale = { photo: true, mask: true, outline: true, ring: true };
    this.#request();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** The scene functions of the three layers' shapes. */
  readonly drawPhoto = (scene: SceneContext): void => {
    const { photo, left, right, dividerX, viewport, around, sent, beneath } = this.#picture;
    if (photo === null) return;
    inDevicePixels(scene, (context) => {
      if (isHidden(this.#picture)) {
        drawBlackGround(context, photo, viewport, around.dpr);
        return;
      }
      drawScene(context, this.#deviceSize(), { photo, left, right, dividerX: Math.round(dividerX * around.dpr) }, viewport, around.dpr);
      if (beneath === null) this.#beneathView = null;
      else (this.#beneathView ??= new BeneathView(this.#deviceSize(), around.dpr, this.#beneathPalette())).draw(context, beneath, viewport);
      if (sent === null) return;
      this.#sentPhoto ??= sentPhoto(photo, sent.region);
      drawSentPhoto(context, photo, this.#sentPhoto, viewport, around.dpr);
    });
  };
  readonly drawMask = (scene: SceneContext): void => {
    const context = scene._context;
    for (const rect of this.#copied ?? [this.#view.whole]) {
      context.putImageData(this.#view.image, 0, 0, rect.x, rect.y, rect.width, rect.height);
    }
    this.#ringShown = null;
    if (this.#ring === null) return;
    drawRing(context, this.#ring);
    this.#ringShown = intersectRects(ringRect(this.#ring, this.#picture.around.dpr), this.#view.whole);
  };
  readonly drawOutline = (scene: SceneContext): void => {
    if (this.#outline !== null) drawOutline(scene._context, this.#outline, this.#picture.viewport);
  };

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#stale.photo) this.#layers.photo.draw();
    const changed = this.#updateView();
    if (changed.width > 0 || this.#stale.ring) this.#copy(changed);
    if (this.#stale.outline) this.#drawOutlineLayer();
    this.#painted = nothing;
    this.#stale = { photo: false, mask: false, outline: false, ring: false };
  }

  /** The browser composes every canvas in every frame, so this one is only there while it shows something. */
  #drawOutlineLayer(): void {
    const layer = this.#layers.outline;
    const isNeeded = this.#outline !== null;
    if (layer.visible() !== isNeeded) layer.visible(isNeeded);
    if (isNeeded) layer.draw();
  }

  /** Brings the view of the mask up to date. @returns the device pixels that may have changed */
  #updateView(): Rect {
    const { mask, sent } = this.#picture;
    const source = this.#source;
    if (mask === null || source === null) {
      this.#drawnAt = null;
      return this.#stale.mask ? this.#view.clear() : nothing;
    }
    const isPainted = this.#painted.width > 0;
    const painted = sent !== null && isPainted ? unionRects(this.#painted, sent.update(mask.grid, this.#painted)) : this.#painted;
    if (this.#stale.mask) return this.#redrawView(source, isPainted);
    return isPainted ? this.#view.update(source, this.#place(), painted) : nothing;
  }

  #redrawView(source: MaskSource, isPainted: boolean): Rect {
    const { viewport, around } = this.#picture;
    const from = this.#drawnAt;
    this.#drawnAt = viewport;
    if (from === null || isPainted) return this.#view.refresh(source, this.#place());
    const by = { x: Math.round((viewport.x - from.x) * around.dpr), y: Math.round((viewport.y - from.y) * around.dpr) };
    return this.#view.pan(source, this.#place(), by);
  }

  /** Copies what changed to the screen, and what lay under the ring, which is then drawn where it is now. */
  #copy(changed: Rect): void {
    this.#copied = [changed, this.#ringShown ?? nothing].filter((rect) => rect.width > 0 && rect.height > 0);
    this.#layers.mask.draw();
    this.#copied = null;
  }

  #place() {
    const { viewport, around } = this.#picture;
    return { viewport, dpr: around.dpr, palette: this.#palette };
  }

  #deviceSize() {
    const { stage, dpr } = this.#picture.around;
    return { width: Math.max(1, Math.floor(stage.width * dpr)), height: Math.max(1, Math.floor(stage.height * dpr)) };
  }

  #newView(): MaskView {
    return new MaskView(this.#deviceSize(), this.#picture.around.dpr);
  }

  #newPalette(): OverlayPalette {
    const { overlay, around } = this.#picture;
    return this.#picture.paintsLeftOut ? leftOutPalette(around.dpr) : overlayPalette(overlay, around.dpr);
  }

  #beneathPalette(): OverlayPalette {
    const { overlay, around, paintsLeftOut } = this.#picture;
    return paintsLeftOut ? overlayPalette({ ...overlay, view: "colour", edge: false }, around.dpr) : leftOutPalette(around.dpr);
  }

  /** Konva takes the screen's ratio when a layer is made; a window may move to another screen later. */
  #sharpenLayers(): void {
    for (const layer of [this.#layers.photo, this.#layers.mask, this.#layers.outline]) {
      const canvas = layer.getCanvas();
      if (canvas.getPixelRatio() !== this.#picture.around.dpr) canvas.setPixelRatio(this.#picture.around.dpr);
    }
  }
}

/** The mask is seen without its photo. */
function isHidden({ mask, overlay, paintsLeftOut }: StagePicture): boolean {
  return mask !== null && overlay.view === "blackWhite" && !paintsLeftOut;
}

function newSource({ mask, sent }: StagePicture): MaskSource | null {
  if (mask === null) return null;
  return sent === null ? wholeMask(mask) : sentMask(mask, sent);
}

function inDevicePixels(scene: SceneContext, draw: (context: CanvasRenderingContext2D) => void): void {
  const context = scene._context;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  draw(context);
  context.restore();
}
