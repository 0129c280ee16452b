import type { Size } from "../image/geometry";
import type { Viewport } from "../image/viewport";
import type { MaskRaster } from "../mask/maskRaster";
import { wholeMask } from "./maskSource";
import { MaskView } from "./maskView";
import type { OverlayPalette } from "./overlayPalette";

/** The one of mask and left-out area that is not painted on, over the photo. It is sampled anew whenever the photo is drawn, which no stroke does. */
export class BeneathView {
  readonly #view: MaskView;
  readonly #palette: OverlayPalette;
  readonly #dpr: number;
  readonly #canvas: OffscreenCanvas;

  /** The stage in device pixels. */
  constructor(stage: Size, dpr: number, palette: OverlayPalette) {
    this.#view = new MaskView(stage, dpr);
    this.#palette = palette;
    this.#dpr = dpr;
    this.#canvas = new OffscreenCanvas(stage.width, stage.height);
  }

  /** Into a context of device pixels. */
  draw(context: CanvasRenderingContext2D, beneath: MaskRaster, viewport: Viewport): void {
    const changed = this.#view.refresh(wholeMask(beneath), { viewport, dpr: this.#dpr, palette: this.#palette });
    if (changed.width > 0)
      this.#canvas.getContext("2d")?.putImageData(this.#view.image, 0, 0, changed.x, changed.y, changed.width, changed.height);
    context.drawImage(this.#canvas, 0, 0);
  }
}
