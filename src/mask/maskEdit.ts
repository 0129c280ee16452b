import { intersectRects, unionRects, type Point, type Rect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { BrushProfile, type BrushPoint } from "./brushProfile";
import type { MaskPatch, TileChange } from "./maskPatch";
import { intersectTiles } from "./intersectTiles";
import type { PaintMode } from "./paintMode";
import { paintSegment } from "./paintSegment";
import { pasteCoverage } from "./pasteCoverage";
import { polygonRows } from "./polygonRows";
import { EllipseSpans, endPixel, firstPixel, RectSpans } from "./rowSpans";
import { settledCode, settledTile, takeCodedTile, type CodedTile } from "./settledCode";
import { fullTile, tileShift, type Tile } from "./tile";
import { TileGrid } from "./tileGrid";
import { TileWriter } from "./tileWriter";

const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** What the edit reports to its mask. */
export interface EditHost {
  /** These tiles hold other bytes now. */
  changed(tiles: Iterable<number>): void;
  closed(): void;
}

/**
 * One change of the mask, from its begin to `commit` or `rollback`; one gesture is one edit and one undo step. Everything is
 * painted at once into the mask itself, so what is seen during the gesture is what will be kept.
 * All coordinates are pixels of the photo and may lie outside it. Each painter returns the pixels that may have changed.
 */
export class MaskEdit {
  readonly #writer: TileWriter;
  readonly #grid: TileGrid;
  readonly #host: EditHost;
  #dirty: Rect = nothing;
  #open = true;
  #profile = new BrushProfile(0);
  #softness = 0;
  /** What the segments of a stroke that intersects have covered. The mask itself stays as it is until the stroke ends. */
  #cover: TileWriter | null = null;
  /** Where the last segment ended and how, while nothing else was painted since. */
  #end: { readonly point: BrushPoint; readonly mode: PaintMode } | null = null;

  constructor(grid: TileGrid, host: EditHost) {
    this.#grid = grid;
    this.#writer = new TileWriter(grid);
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** What of the mask will be kept, while a stroke that intersects is being painted. */
  get cover(): TileGrid | null {
    return this.#cover?.grid ?? null;
  }

  /**
   * A piece of a brush stroke: all discs from one brush point to the other. Softness 0 to 1. Pieces that intersect are one stroke
   * until something else is painted or the edit is committed; the first of them changes how the whole mask is to be seen.
   */
  segment(from: BrushPoint, to: BrushPoint, softness: number, mode: PaintMode): Rect {
    const begins = mode === "intersect" && this.#cover === null;
    if (mode !== "intersect") this.#endCover();
    if (softness !== this.#softness) {
      this.#softness = softness;
      this.#profile = new BrushProfile(softness);
      this.#end = null;
    }
    const end = this.#end;
    const joined = end !== null && end.mode === mode && end.point.x === from.x && end.point.y === from.y && end.point.r === from.r;
    const painted =
      mode === "intersect"
        ? paintSegment(this.#coverWriter(), from, to, this.#profile, "add", joined)
        : paintSegment(this.#writer, from, to, this.#profile, mode, joined);
    const dirty = this.#touched(begins ? this.#whole() : painted);
    this.#end = { point: to, mode };
    return dirty;
  }

  /** The rectangle between two corners. */
  rect(a: Point, b: Point, mode: PaintMode): Rect {
    return this.#fill(mode, (writer, value) => writer.fillSpans(new RectSpans(a, b), value));
  }

  /** The ellipse that fills the rectangle between two corners. */
  ellipse(a: Point, b: Point, mode: PaintMode): Rect {
    return this.#fill(mode, (writer, value) => writer.fillSpans(new EllipseSpans(a, b), value));
  }

  /** The inside of a closed polygon by the even-odd rule. */
  polygon(points: readonly Point[], mode: PaintMode): Rect {
    const top = Math.max(0, firstPixel(points.reduce((least, point) => Math.min(least, point.y), Infinity)));
    const bottom = Math.min(this.#grid.height, endPixel(points.reduce((most, point) => Math.max(most, point.y), -Infinity)));
    return this.#fill(mode, (writer, value) => {
      let left = this.#grid.width;
      let right = 0;
      polygonRows(points, top, bottom, (y, from, to) => {
        writer.fillRow(y, from, to, value);
        if (from < left) left = from;
        if (to > right) right = to;
      });
      return intersectRects({ x: left, y: top, width: right - left, height: bottom - top }, this.#whole());
    });
  }

  /** Every pixel v becomes 255 − v. */
  invert(): Rect {
    this.#endCover();
    for (let index = 0; index < this.#grid.length; index++) {
      const tile = this.#grid.get(index);
      if (tile === null || tile === fullTile) {
        this.#writer.fillTile(index, tile === null ? 255 : 0);
        continue;
      }
      const bytes = this.#writer.writable(index);
      const { width, height } = this.#grid.rect(index);
      for (let y = 0; y < height; y++) {
        const end = (y << tileShift) + width;
        for (let at = y << tileShift; at < end; at++) bytes[at] = 255 - (bytes[at] ?? 0);
      }
    }
    return this.#touched(this.#whole());
  }

  clear(): Rect {
    this.#endCover();
    for (let index = 0; index < this.#grid.length; index++) this.#writer.fillTile(index, 0);
    return this.#touched(this.#whole());
  }

  /** Lays a coverage over the mask: in its place, or as the greater of both. */
  paste(coverage: Coverage, mode: "replace" | "add"): Rect {
    this.#endCover();
    pasteCoverage(this.#writer, coverage, mode);
    return this.#touched(this.#whole());
  }

  /** Puts whole tiles that were made elsewhere in the place of these. */
  replaceTiles(tiles: readonly CodedTile[]): Rect {
    this.#endCover();
    let dirty = nothing;
    for (const coded of tiles) {
      this.#writer.replace(coded.index, takeCodedTile(coded));
      dirty = unionRects(dirty, this.#grid.rect(coded.index));
    }
    return this.#touched(dirty);
  }

  /** Ends the edit. Gives what it changed, or null when the mask is as it was, byte for byte. */
  commit(): MaskPatch | null {
    this.#endCover();
    this.#close();
    const tiles: TileChange[] = [];
    let bytes = 0;
    for (const [index, tile] of this.#writer.before) {
      const change = this.#settle(index, tile);
      if (change === null) continue;
      tiles.push(change);
      bytes += change.before.length + change.after.length;
    }
    this.#host.changed(this.#writer.before.keys());
    return tiles.length === 0 ? null : { tiles, dirty: this.#dirty, bytes };
  }

  /** Ends the edit as if it had never begun. */
  rollback(): Rect {
    this.#close();
    this.#cover = null;
    const touched = [...this.#writer.before.keys()];
    this.#writer.restore();
    this.#host.changed(touched);
    return this.#dirty;
  }

  /** One touched tile as a change, or null; a tile that has become constant gives its memory back. */
  #settle(index: number, beforeTile: Tile | null): TileChange | null {
    const tile = this.#grid.get(index);
    if (tile === beforeTile) return null;
    const after = settledCode(tile);
    if (after.length <= 5) this.#grid.set(index, settledTile(after));
    const before = settledCode(beforeTile);
    if (sameBytes(before, after)) return null;
    return { index, before, after };
  }

  /** Paints a shape, or keeps of the mask only what it covers. */
  #fill(mode: PaintMode, paint: (writer: TileWriter, value: 0 | 255) => Rect): Rect {
    this.#endCover();
    if (mode !== "intersect") return this.#touched(paint(this.#writer, mode === "add" ? 255 : 0));
    const cover = new TileGrid(this.#grid.width, this.#grid.height);
    paint(new TileWriter(cover), 255);
    intersectTiles(this.#writer, cover);
    return this.#touched(this.#whole());
  }

  #coverWriter(): TileWriter {
    this.#cover ??= new TileWriter(new TileGrid(this.#grid.width, this.#grid.height));
    return this.#cover;
  }

  /** The stroke that intersects is over: only what it covered is kept. */
  #endCover(): void {
    if (this.#cover === null) return;
    intersectTiles(this.#writer, this.#cover.grid);
    this.#cover = null;
    this.#touched(this.#whole());
  }

  #touched(rect: Rect): Rect {
    if (!this.#open) throw new Error("this edit of the mask has ended");
    this.#dirty = unionRects(this.#dirty, rect);
    this.#end = null;
    this.#host.changed(this.#writer.before.keys());
    return rect;
  }

  #close(): void {
    if (!this.#open) throw new Error("this edit of the mask has ended");
    this.#open = false;
    this.#host.closed();
  }

  #whole(): Rect {
    return { x: 0, y: 0, width: this.#grid.width, height: this.#grid.height };
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at]) return false;
  }
  return true;
}
