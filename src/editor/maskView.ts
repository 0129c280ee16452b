import { intersectRects, isEmptyRect, unionRects, type Point, type Rect, type Size } from "../image/geometry";
import { deviceRect, type Viewport } from "../image/viewport";
import { EdgeDashes } from "./edgeDashes";
import { showKept } from "./keptView";
import type { MaskSource } from "./maskSource";
import { solidRun, type OverlayPalette } from "./overlayPalette";

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** Pixels: as many are written one by one before a copy of them all is made ready. */
const shortStretch = 64;

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
  /** Rows are padded to whole words: most of a view is empty or full, and four such pixels are told by one comparison. */
  readonly #stride: number;
  readonly #values: Uint8Array;
  readonly #words: Int32Array;
  /** What an intersecting stroke covers, from the first such stroke on. */
  #covered: Uint8Array | null = null;
  readonly #pixels: Uint32Array;
  readonly #dashes: EdgeDashes;
  readonly #band: number;
  /** Nothing outside of it is coloured. */
  #shown: Rect = nothing;

  /** The stage in device pixels. */
  constructor({ width, height }: Size, dpr: number) {
    this.image = new ImageData(width, height);
    this.#pixels = new Uint32Array(this.image.data.buffer);
    this.#stride = (width + 3) & ~3;
    this.#values = new Uint8Array(this.#stride * height);
    this.#words = new Int32Array(this.#values.buffer);
    this.#dashes = new EdgeDashes(dpr);
    this.#band = Math.max(1, Math.round(dpr));
  }

  get whole(): Rect {
    return { x: 0, y: 0, width: this.image.width, height: this.image.height };
  }

  /** Draws everything anew, after another viewport or another mask. @returns the device pixels that may have changed */
  refresh(mask: MaskSource, place: MaskPlace): Rect {
    const occupied = mask.occupied();
    const now = isEmptyRect(occupied) ? nothing : this.#visible(deviceRect(place.viewport, occupied, place.dpr));
    const changed = unionRects(this.#shown, now);
    this.#draw(mask, place, changed);
    this.#shown = now;
    return changed;
  }

  /**
   * After the view has moved by whole device pixels: what stays on the stage is moved with it, only what has come onto it is drawn.
   * @returns the device pixels that may have changed
   */
  pan(mask: MaskSource, place: MaskPlace, by: Point): Rect {
    const { width, height } = this.image;
    if (Math.abs(by.x) >= width || Math.abs(by.y) >= height) return this.refresh(mask, place);
    // What leaves a row at one side comes into the next one at the other, where it is drawn over.
    moveWithin(this.#pixels, by.y * width + by.x);
    moveWithin(this.#values, by.y * this.#stride + by.x);
    this.#dashes.shift(by.x + by.y);
    // Pixels beside a border know only one of their sides: those of both borders are drawn again.
    const across = strips(by.x, width, this.#band);
    const down = strips(by.y, height, this.#band);
    for (const { from, to } of across) this.#draw(mask, place, { x: from, y: 0, width: to - from, height });
    for (const { from, to } of down) this.#draw(mask, place, { x: 0, y: from, width, height: to - from });
    const before = this.#shown;
    const drawn = this.#visible(deviceRect(place.viewport, mask.occupied(), place.dpr));
    this.#shown = unionRects(this.#visible({ ...before, x: before.x + by.x, y: before.y + by.y }), drawn);
    return unionRects(before, this.#shown);
  }

  /** Draws anew what shows `dirty` (pixels of the photo). @returns the device pixels that may have changed */
  update(mask: MaskSource, place: MaskPlace, dirty: Rect): Rect {
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

  #draw(mask: MaskSource, { viewport, dpr, palette }: MaskPlace, rect: Rect): void {
    if (isEmptyRect(rect)) return;
    this.#dashes.forget();
    const step = 1 / (viewport.scale * dpr);
    const x = viewport.x * dpr;
    const y = viewport.y * dpr;
    const at = { x, y, step, stride: this.#stride };
    mask.sample(at, this.#values, rect);
    const cover = mask.cover ?? null;
    if (cover !== null) showKept(this.#values, cover, at, (this.#covered ??= new Uint8Array(this.#values.length)), rect);
    const { extent } = mask;
    const left = Math.ceil(x + extent.x / step - 0.5);
    const top = Math.ceil(y + extent.y / step - 0.5);
    const seen = {
      x: left,
      y: top,
      width: Math.ceil(x + (extent.x + extent.width) / step - 0.5) - left,
      height: Math.ceil(y + (extent.y + extent.height) / step - 0.5) - top,
    };
    this.#colour(rect, this.#visible(seen), palette, modulo(-(x + y), palette.period));
  }

  /** Colours `rect` from the values, in blocks of four pixels; pixels around it may be written again as they are. */
  #colour(rect: Rect, photo: Rect, palette: OverlayPalette, hatch: number): void {
    const pixels = this.#pixels;
    const words = this.#words;
    const { solid, period } = palette;
    const { width } = this.image;
    const lastBlock = (this.#stride >> 2) - 1;
    const from = rect.x >> 2;
    const to = Math.min(lastBlock, (rect.x + rect.width - 1) >> 2);
    for (let y = rect.y; y < rect.y + rect.height; y++) {
      if (y < photo.y || y >= photo.y + photo.height) {
        pixels.fill(0, y * width + rect.x, y * width + rect.x + rect.width);
        continue;
      }
      const row = y * (lastBlock + 1);
      let block = from;
      while (block <= to) {
        const phase = (4 * block + y + hatch) % period;
        const word = words[row + block] ?? 0;
        const end = word === 0 || word === -1 ? this.#evenEnd(word, block, to, y, photo) : block;
        if (end === block) {
          this.#colourBlock(4 * block, y, photo, palette, phase);
          block++;
          continue;
        }
        const at = y * width + 4 * block;
        const length = 4 * (end - block);
        if (length > shortStretch) {
          if (word === 0) pixels.fill(0, at, at + length);
          else pixels.set(solid.subarray(phase, phase + length), at);
        } else for (let i = 0; i < length; i++) pixels[at + i] = word === 0 ? 0 : (solid[phase + i] ?? 0);
        block = end;
      }
    }
  }

  /** The end of the blocks from `first` to `last`, as many as are copied at a time, whose pixels are compared with nothing but their own value. */
  #evenEnd(word: number, first: number, last: number, y: number, photo: Rect): number {
    const words = this.#words;
    const blocks = this.#stride >> 2;
    const row = y * blocks;
    if (first > 0 && words[row + first - 1] !== word) return first;
    let end = Math.min(last + 1, this.image.width >> 2, first + (solidRun >> 2));
    for (let d = this.#band; d >= -this.#band; d--) {
      if (d !== 0 && (y + d < photo.y || y + d >= photo.y + photo.height)) continue;
      const start = (y + d) * blocks;
      let at = first;
      while (at < end && words[start + at] === word) at++;
      end = at;
    }
    return end > first && end < blocks && words[row + end] !== word ? end - 1 : end;
  }

  /**
   * Four pixels one by one. A pixel is the edge when one of its neighbours up to the band's width is on the other side of the
   * threshold; the border of the photo is not an edge.
   */
  #colourBlock(first: number, y: number, photo: Rect, palette: OverlayPalette, firstPhase: number): void {
    const values = this.#values;
    const stride = this.#stride;
    const band = this.#band;
    const { colours, rows, period, hasEdge } = palette;
    const { width } = this.image;
    const row = y * stride;
    const lastX = photo.x + photo.width - 1;
    const lastY = photo.y + photo.height - 1;
    const end = Math.min(first + 4, width);
    for (let x = first; x < end; x++) {
      const value = values[row + x] ?? 0;
      let differs = 0;
      if (hasEdge && x >= photo.x && x <= lastX) {
        for (let d = band; d > 0; d--) {
          const west = values[row + (x - d < photo.x ? photo.x : x - d)] ?? 0;
          const east = values[row + (x + d > lastX ? lastX : x + d)] ?? 0;
          const north = values[(y - d < photo.y ? photo.y : y - d) * stride + x] ?? 0;
          const south = values[(y + d > lastY ? lastY : y + d) * stride + x] ?? 0;
          differs |= (value ^ west) | (value ^ east) | (value ^ north) | (value ^ south);
        }
      }
      const plain = value === 0 ? 0 : (colours[(rows[(firstPhase + x - first) % period] ?? 0) + value] ?? 0);
      this.#pixels[y * width + x] = (differs & 128) !== 0 ? this.#dashes.colour(x + y) : plain;
    }
  }
}

/** Moves everything by `by` places; what is left behind stays where it was. */
function moveWithin(places: Uint8Array | Uint32Array, by: number): void {
  if (by >= 0) places.copyWithin(by, 0, places.length - by);
  else places.copyWithin(0, -by);
}

/** What has come onto a side of `length` that moved by `by`, and a band at its other end. */
function strips(by: number, length: number, band: number): readonly { readonly from: number; readonly to: number }[] {
  if (by === 0) return [];
  return [
    { from: 0, to: Math.min(length, Math.max(0, by) + band) },
    { from: Math.max(0, length + Math.min(0, by) - band), to: length },
  ];
}

function modulo(value: number, period: number): number {
  return ((Math.round(value) % period) + period) % period;
}
