import { intersectRects, isEmptyRect, type Rect, type Size } from "../image/geometry";
import type { Region } from "../image/region";
import { RegionCells } from "./regionCells";
import type { SampleGrid } from "./sampleMask";
import { fullTile, tileShift, tileSize, type Tile } from "./tile";
import type { TileGrid } from "./tileGrid";

/**
 * The mask over a region as it is sent: what `cutMask` makes of it, kept up to date while it is painted. Only the cells that touch
 * what changed are made anew, straight from the tiles, of which empty and full ones are not read.
 */
export class SentMask {
  readonly region: Region;
  /** One byte for each pixel of what is sent, 0 or 255. */
  readonly cells: Uint8Array<ArrayBuffer>;
  readonly #columns: RegionCells;
  readonly #rows: RegionCells;

  constructor(region: Region, photo: Size) {
    const { rect, size } = region;
    this.region = region;
    this.cells = new Uint8Array(size.width * size.height);
    this.#columns = new RegionCells(rect.x, rect.width, size.width, photo.width);
    this.#rows = new RegionCells(rect.y, rect.height, size.height, photo.height);
  }

  /** After the mask has changed inside `dirty` (pixels of the photo). @returns the pixels of the photo whose cells may have changed */
  update(grid: TileGrid, dirty: Rect): Rect {
    const across = this.#columns.around(dirty.x, dirty.x + dirty.width);
    const down = this.#rows.around(dirty.y, dirty.y + dirty.height);
    if (across.from >= across.to || down.from >= down.to) return dirty;
    const { width } = this.region.size;
    for (let row = down.from; row < down.to; row++) this.cells.fill(0, row * width + across.from, row * width + across.to);
    const x = this.#columns.under(across.from, across.to);
    const y = this.#rows.under(down.from, down.to);
    const touched = new Uint8Array(width);
    for (let pixel = y.from; pixel < y.to; pixel++) {
      if (!this.#touchRow(grid, pixel, x.from, x.to, touched)) continue;
      this.#rows.each(pixel, (row) => {
        if (row < down.from || row >= down.to) return;
        const at = row * width;
        for (let cell = across.from; cell < across.to; cell++) this.cells[at + cell] = (this.cells[at + cell] ?? 0) | (touched[cell] ?? 0);
      });
      touched.fill(0);
    }
    return this.#photoRect(across, down);
  }

  /**
   * Reads the cells at a view's resolution into `view`, inside `rect` (pixels of the view) and inside the region; what lies outside
   * the region is left as it is. A shrunk view shows a cell as long as one of 2 × 2 samples meets it.
   */
  sample(at: SampleGrid, view: Uint8Array, rect: Rect): void {
    const { rect: place, size } = this.region;
    const seen = intersectRects(rect, {
      x: Math.ceil(place.x / at.step + at.x - 0.5),
      y: Math.ceil(place.y / at.step + at.y - 0.5),
      width: Math.ceil(place.width / at.step),
      height: Math.ceil(place.height / at.step),
    });
    if (isEmptyRect(seen)) return;
    const cellAt = (pixel: number, origin: number, start: number, length: number, cells: number, spread: number): number =>
      Math.min(cells - 1, Math.max(0, Math.floor((((pixel + 0.5 - origin) * at.step + spread - start) * cells) / length)));
    const spreadX = Math.max(0, at.step - place.width / size.width) / 4;
    const spreadY = Math.max(0, at.step - place.height / size.height) / 4;
    const columns = Int32Array.from({ length: 2 * seen.width }, (_, i) =>
      cellAt(seen.x + (i >> 1), at.x, place.x, place.width, size.width, (i & 1) === 0 ? -spreadX : spreadX),
    );
    for (let y = seen.y; y < seen.y + seen.height; y++) {
      const upper = cellAt(y, at.y, place.y, place.height, size.height, -spreadY) * size.width;
      const lower = cellAt(y, at.y, place.y, place.height, size.height, spreadY) * size.width;
      const to = y * at.stride + seen.x;
      for (let i = 0; i < seen.width; i++) {
        const left = columns[2 * i] ?? 0;
        const right = columns[2 * i + 1] ?? 0;
        view[to + i] =
          (this.cells[upper + left] ?? 0) |
          (this.cells[upper + right] ?? 0) |
          (this.cells[lower + left] ?? 0) |
          (this.cells[lower + right] ?? 0);
      }
    }
  }

  /** Marks the cells that touch masked pixels of one row. @returns whether there are any */
  #touchRow(grid: TileGrid, y: number, from: number, to: number, touched: Uint8Array): boolean {
    const rowStart = (y >> tileShift) * grid.columns;
    const offset = (y & (tileSize - 1)) << tileShift;
    let any = false;
    for (let x = from; x < to;) {
      const column = x >> tileShift;
      const stop = Math.min(to, (column + 1) << tileShift);
      const tile = grid.get(rowStart + column);
      if (tile === fullTile) {
        this.#columns.mark(x, stop, touched);
        any = true;
      } else if (tile !== null && this.#touchTile(tile, offset - (column << tileShift), x, stop, touched)) any = true;
      x = stop;
    }
    return any;
  }

  #touchTile(tile: Tile, base: number, from: number, to: number, touched: Uint8Array): boolean {
    let any = false;
    let begun = -1;
    for (let x = from; x < to; x++) {
      const isMasked = ((tile[base + x] ?? 0) & 128) !== 0;
      if (isMasked && begun < 0) begun = x;
      else if (!isMasked && begun >= 0) {
        this.#columns.mark(begun, x, touched);
        begun = -1;
        any = true;
      }
    }
    if (begun < 0) return any;
    this.#columns.mark(begun, to, touched);
    return true;
  }

  #photoRect(across: { from: number; to: number }, down: { from: number; to: number }): Rect {
    const { rect, size } = this.region;
    const x = rect.x + Math.floor((across.from * rect.width) / size.width);
    const y = rect.y + Math.floor((down.from * rect.height) / size.height);
    return {
      x,
      y,
      width: rect.x + Math.ceil((across.to * rect.width) / size.width) - x,
      height: rect.y + Math.ceil((down.to * rect.height) / size.height) - y,
    };
  }
}
