import { unionRects, type Rect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { MaskEdit } from "./maskEdit";
import type { MaskPatch } from "./maskPatch";
import { settledCode, settledTile } from "./settledCode";
import { fullTile, tileArea, tileShift } from "./tile";
import { encodeTile } from "./tileCode";
import { TileGrid } from "./tileGrid";
import { measureTile, noStats, type TileStats } from "./tileStats";

/**
 * The mask: one byte a pixel of the photo, in tiles. It is what is seen, sent, exported and undone; there is no other copy.
 * Counts and bounds are kept per tile and measured again only where something was painted.
 */
export class MaskRaster {
  readonly grid: TileGrid;
  readonly #stats: (TileStats | null)[];
  #edit: MaskEdit | null = null;

  constructor(width: number, height: number) {
    this.grid = new TileGrid(width, height);
    this.#stats = Array.from({ length: this.grid.length }, () => noStats);
  }

  get width(): number {
    return this.grid.width;
  }

  get height(): number {
    return this.grid.height;
  }

  /** The edit that is going on, if there is one. */
  get openEdit(): MaskEdit | null {
    return this.#edit;
  }

  /** Begins an edit; throws while another one is open, because two gestures cannot both own the tiles. */
  begin(): MaskEdit {
    if (this.#edit !== null) throw new Error("another edit of the mask is open");
    this.#edit = new MaskEdit(this.grid, {
      changed: (tiles) => {
        for (const index of tiles) this.#stats[index] = null;
      },
      closed: () => {
        this.#edit = null;
      },
    });
    return this.#edit;
  }

  /** The box around all masked pixels (128 and more), or null when there are none. */
  bounds(): Rect | null {
    let all: Rect = { x: 0, y: 0, width: 0, height: 0 };
    for (let index = 0; index < this.grid.length; index++) {
      const stats = this.#measure(index);
      if (stats.count === 0) continue;
      const { x, y } = this.grid.rect(index);
      all = unionRects(all, { x: x + stats.left, y: y + stats.top, width: stats.right - stats.left, height: stats.bottom - stats.top });
    }
    return all.width > 0 ? all : null;
  }

  /** Number of masked pixels. */
  count(): number {
    let sum = 0;
    for (let index = 0; index < this.grid.length; index++) sum += this.#measure(index).count;
    return sum;
  }

  /** Masked part of the photo, 0 to 1. */
  coverage(): number {
    return this.count() / (this.width * this.height);
  }

  /** The rectangle of all tiles that hold anything at all, soft rims included. */
  occupied(): Rect {
    let all: Rect = { x: 0, y: 0, width: 0, height: 0 };
    for (let index = 0; index < this.grid.length; index++) {
      if (this.grid.get(index) !== null) all = unionRects(all, this.grid.rect(index));
    }
    return all;
  }

  /** A copy of the mask inside its bounds, soft values kept. */
  toCoverage(): Coverage {
    const rect = this.bounds() ?? { x: 0, y: 0, width: 0, height: 0 };
    return { rect, data: this.readRect(rect) };
  }

  /** A copy of everything that the mask holds, soft rims included. */
  toWhole(): Coverage {
    const rect = this.occupied();
    return { rect, data: this.readRect(rect) };
  }

  /** A copy of the bytes inside a rectangle of the photo, row-major; 0 outside the photo. */
  readRect(rect: Rect): Uint8Array<ArrayBuffer> {
    const data = new Uint8Array(rect.width * rect.height);
    const xEnd = Math.min(rect.x + rect.width, this.width);
    const yEnd = Math.min(rect.y + rect.height, this.height);
    for (let y = Math.max(0, rect.y); y < yEnd; y++) {
      const rowStart = (y >> tileShift) * this.grid.columns;
      const offset = (y & 255) << tileShift;
      for (let x = Math.max(0, rect.x); x < xEnd;) {
        const column = x >> tileShift;
        const stop = Math.min(xEnd, (column + 1) << tileShift);
        const tile = this.grid.get(rowStart + column);
        const base = offset - (column << tileShift);
        if (tile !== null) data.set(tile.subarray(base + x, base + stop), (y - rect.y) * rect.width + x - rect.x);
        x = stop;
      }
    }
    return data;
  }

  /** Takes a committed edit back, or does it again. Returns the pixels that may have changed. */
  apply(patch: MaskPatch, direction: "undo" | "redo"): Rect {
    if (this.#edit !== null) throw new Error("an edit of the mask is open");
    for (const change of patch.tiles) {
      this.grid.set(change.index, settledTile(direction === "undo" ? change.before : change.after));
      this.#stats[change.index] = null;
    }
    return patch.dirty;
  }

  /** All tiles that are not empty, as they are written down. */
  *tiles(): Generator<{ index: number; bytes: Uint8Array<ArrayBuffer> }> {
    for (let index = 0; index < this.grid.length; index++) {
      const tile = this.grid.get(index);
      // What an edit is writing into has no code to be kept.
      if (tile !== null) yield { index, bytes: this.#edit === null ? settledCode(tile) : encodeTile(tile) };
    }
  }

  /** The mask that was written down. Throws RangeError when an entry does not fit the size or is no tile. */
  static fromTiles(width: number, height: number, entries: Iterable<{ index: number; bytes: Uint8Array<ArrayBuffer> }>): MaskRaster {
    const raster = new MaskRaster(width, height);
    for (const { index, bytes } of entries) {
      if (!Number.isInteger(index) || index < 0 || index >= raster.grid.length) throw new RangeError("a tile outside the mask");
      raster.grid.set(index, settledTile(bytes));
      raster.#stats[index] = null;
    }
    return raster;
  }

  #measure(index: number): TileStats {
    const known = this.#stats[index];
    if (known !== null && known !== undefined) return known;
    const tile = this.grid.get(index);
    const stats =
      tile === null ? noStats : tile === fullTile ? { count: tileArea, left: 0, top: 0, right: 256, bottom: 256 } : measureTile(tile);
    this.#stats[index] = stats;
    return stats;
  }
}
