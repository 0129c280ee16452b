import { intersectRects, isEmptyRect, unionRects, type Rect, type Size } from "../image/geometry";
import { deviceRect, type Viewport } from "../image/viewport";
import type { MaskRaster } from "../mask/maskRaster";
import { sampleMask } from "../mask/sampleMask";
import { EdgeDashes } from "./edgeDashes";
import type { OverlayPalette } from "./overlayPalette";

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Where the mask is looked at from. */
export interface MaskPlace {
  readonly viewport: Viewport;
  readonly dpr: number;
  readonly palette: OverlayPalette;
}

/**
 * The mask as it is seen: one pixel for every device pixel of the stage, resampled from the mask itself and coloured by
 * lookup. Painting costs what lies under the stroke on the screen, whatever the photo's size and however many strokes there are.
 */
export class MaskView {
  readonly image: ImageData;
  readonly #values: Uint8Array;
  readonly #pixels: Uint32Array;
  readonly #dashes: EdgeDashes;
  readonly #band: number;
  /** Nothing outside of it is coloured. */
  #shown: Rect = nothing;

  /** The stage in device pixels. */
  constructor({ width, height }: Size, dpr: number) {
    this.image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.image.data.buffer);
    this.#values = new Uint8Array(width * height);
    this.#dashes = new EdgeDashes(dpr);
    this.#band = Math.max(1, Math.round(dpr));
  }

  get whole(): Rect {
    return { x: 0, y: 0, width: this.image.width, height: this.image.height };
  }

  /** Draws everything anew, after another viewport or another mask. @returns the device pixels that may have changed */
  refresh(mask: MaskRaster, place: MaskPlace): Rect {
    const occupied = mask.occupied();
    const now = isEmptyRect(occupied) ? nothing : this.#visible(deviceRect(place.viewport, occupied, place.dpr));
    const changed = unionRects(this.#shown, now);
    this.#draw(mask, place, changed);
    this.#shown = now;
    return changed;
  }

  /** Draws anew what shows `dirty` (pixels of the photo). @returns the device pixels that may have changed */
  update(mask: MaskRaster, place: MaskPlace, dirty: Rect): Rect {
    const seen = deviceRect(place.viewport, dirty, place.dpr);
    const band = this.#band;
    const changed = this.#visible({ x: seen.x - band, y: seen.y - band, width: seen.width + 2 * band, height: seen.height + 2 * band });
    this.#draw(mask, place, changed);
    this.#shown = unionRects(this.#shown, changed);
    return changed;
  }

  /** Lets the edge's dashes wander. @returns the device pixels that may have changed */
  moveDashes(by: number): Rect {
    if (!isEmptyRect(this.#shown)) this.#dashes.advance(this.#pixels, this.image.width, this.#shown, by);
    return this.#shown;
  }

  /** An empty view, for when there is no mask. @returns the device pixels that may have changed */
  clear(): Rect {
    const changed = this.#shown;
    this.#values.fill(0);
    this.#pixels.fill(0);
    this.#shown = nothing;
    return changed;
  }

  #visible(rect: Rect): Rect {
    return intersectRects(rect, this.whole);
  }

  #draw(mask: MaskRaster, { viewport, dpr, palette }: MaskPlace, rect: Rect): void {
    if (isEmptyRect(rect)) return;
    this.#dashes.forget();
    const step = 1 / (viewport.scale * dpr);
    const x = viewport.x * dpr;
    const y = viewport.y * dpr;
    sampleMask(mask.grid, { x, y, step, stride: this.image.width }, this.#values, rect);
    const photo = { x, y, width: Math.ceil(mask.width / step - 0.5), height: Math.ceil(mask.height / step - 0.5) };
    this.#colour(rect, this.#visible(photo), palette, modulo(-(x + y), palette.period));
  }

  /**
   * Colours `rect` from the values. A pixel is the edge when one of its neighbours up to the band's width is on the other side of
   * the threshold; the border of the photo is not an edge.
   */
  #colour(rect: Rect, photo: Rect, palette: OverlayPalette, hatch: number): void {
    const values = this.#values;
    const pixels = this.#pixels;
    const dashes = this.#dashes;
    const stride = this.image.width;
    const { colours, rows, period } = palette;
    const lastX = photo.x + photo.width - 1;
    const lastY = photo.y + photo.height - 1;
    const right = rect.x + rect.width;
    for (let y = rect.y; y < rect.y + rect.height; y++) {
      const offset = y * stride;
      if (y < photo.y || y > lastY) {
        pixels.fill(0, offset + rect.x, offset + right);
        continue;
      }
      let phase = (rect.x + y + hatch) % period;
      for (let x = rect.x; x < right; x++) {
        const at = offset + x;
        const value = values[at] ?? 0;
        let differs = 0;
        for (let d = this.#band; d > 0; d--) {
          const west = values[offset + (x - d < photo.x ? photo.x : x - d)] ?? 0;
          const east = values[offset + (x + d > lastX ? lastX : x + d)] ?? 0;
          const north = values[(y - d < photo.y ? photo.y : y - d) * stride + x] ?? 0;
          const south = values[(y + d > lastY ? lastY : y + d) * stride + x] ?? 0;
          differs |= (value ^ west) | (value ^ east) | (value ^ north) | (value ^ south);
        }
        if ((differs & 128) !== 0 && x >= photo.x && x <= lastX) pixels[at] = dashes.colour(x + y);
        else pixels[at] = value === 0 ? 0 : (colours[(rows[phase] ?? 0) + value] ?? 0);
        if (++phase === period) phase = 0;
      }
    }
  }
}

function modulo(value: number, period: number): number {
  return ((Math.round(value) % period) + period) % period;
}
