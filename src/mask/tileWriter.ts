import { intersectRects, type Rect } from "../image/geometry";
import { fullTile, tileArea, tileShift, tileSize, type Tile } from "./tile";
import type { TileGrid } from "./tileGrid";
import { endPixel, firstPixel, type RowSpans } from "./rowSpans";

/**
 * Copy on write over a grid: the first time that a tile is touched its old bytes are put aside, so going back is exact and
 * costs nothing per pixel.
 */
export class TileWriter {
  readonly grid: TileGrid;
  readonly #before = new Map<number, Tile | null>();
  /** Tiles that this writer has made itself and may write into. */
  readonly #own = new Set<number>();
  readonly #starts = new Int32Array(tileSize);
  readonly #ends = new Int32Array(tileSize);

  constructor(grid: TileGrid) {
    this.grid = grid;
  }

  /** Every touched tile with what it was before. */
  get before(): ReadonlyMap<number, Tile | null> {
    return this.#before;
  }

  /** The tile's bytes to write into. */
  writable(index: number): Tile {
    const tile = this.grid.get(index);
    if (tile !== null && this.#own.has(index)) return tile;
    this.#keep(index, tile);
    const copy = tile === null ? new Uint8Array(tileArea) : tile.slice();
    this.#own.add(index);
    this.grid.set(index, copy);
    return copy;
  }

  /** Sets all pixels of the photo under the tile. */
  fillTile(index: number, value: 0 | 255): void {
    const tile = this.grid.get(index);
    if (value === 0 ? tile === null : tile === fullTile) return;
    if (value === 255 && !this.grid.isWhole(index)) {
      const { width, height } = this.grid.rect(index);
      const bytes = this.writable(index);
      for (let y = 0; y < height; y++) bytes.fill(255, y << tileShift, (y << tileShift) + width);
      return;
    }
    this.replace(index, value === 0 ? null : fullTile);
  }

  /** Puts other bytes in the tile's place; the writer does not write into them. */
  replace(index: number, tile: Tile | null): void {
    this.#keep(index, this.grid.get(index));
    this.#own.delete(index);
    this.grid.set(index, tile);
  }

  /** Sets pixels from..to (exclusive) of row y; what lies outside the photo is left out. */
  fillRow(y: number, from: number, to: number, value: 0 | 255): void {
    if (y < 0 || y >= this.grid.height) return;
    const end = Math.min(to, this.grid.width);
    const rowStart = (y >> tileShift) * this.grid.columns;
    const offset = (y & (tileSize - 1)) << tileShift;
    for (let x = Math.max(0, from); x < end;) {
      const column = x >> tileShift;
      const stop = Math.min(end, (column + 1) << tileShift);
      const index = rowStart + column;
      if (!this.#isConstant(index, value)) {
        const base = offset - (column << tileShift);
        this.writable(index).fill(value, base + x, base + stop);
      }
      x = stop;
    }
  }

  /** Sets every pixel whose centre is inside the shape. Tiles that lie wholly inside are swapped for a constant one. */
  fillSpans(shape: RowSpans, value: 0 | 255): Rect {
    const top = Math.max(0, firstPixel(shape.top));
    const bottom = Math.min(this.grid.height, endPixel(shape.bottom));
    let minX = this.grid.width;
    let maxX = 0;
    for (let bandTop = top; bandTop < bottom;) {
      const tileRow = bandTop >> tileShift;
      const bandBottom = Math.min(bottom, (tileRow + 1) << tileShift);
      const band = this.#readBand(shape, bandTop, bandBottom);
      if (band.left < band.right) {
        this.#fillBand(tileRow, bandTop, bandBottom, band, value);
        minX = Math.min(minX, band.left);
        maxX = Math.max(maxX, band.right);
      }
      bandTop = bandBottom;
    }
    return intersectRects(
      { x: minX, y: top, width: maxX - minX, height: bottom - top },
      { x: 0, y: 0, width: this.grid.width, height: this.grid.height },
    );
  }

  /** Puts every touched tile back as it was. */
  restore(): void {
    for (const [index, tile] of this.#before) this.grid.set(index, tile);
    this.#before.clear();
    this.#own.clear();
  }

  #isConstant(index: number, value: 0 | 255): boolean {
    const tile = this.grid.get(index);
    return value === 0 ? tile === null : tile === fullTile;
  }

  #keep(index: number, tile: Tile | null): void {
    if (!this.#before.has(index)) this.#before.set(index, tile);
  }

  /** Row intervals of one band of tiles into the scratch arrays, with their outer and their common interval. */
  #readBand(shape: RowSpans, top: number, bottom: number): { left: number; right: number; commonLeft: number; commonRight: number } {
    const { width } = this.grid;
    let left = width;
    let right = 0;
    let commonLeft = 0;
    let commonRight = width;
    for (let y = top; y < bottom; y++) {
      let from = 0;
      let to = 0;
      if (shape.row(y + 0.5)) {
        from = Math.max(0, firstPixel(shape.left));
        to = Math.min(width, endPixel(shape.right));
      }
      if (to <= from) {
        from = 0;
        to = 0;
        commonRight = 0;
      } else {
        if (from < left) left = from;
        if (to > right) right = to;
        if (from > commonLeft) commonLeft = from;
        if (to < commonRight) commonRight = to;
      }
      this.#starts[y & (tileSize - 1)] = from;
      this.#ends[y & (tileSize - 1)] = to;
    }
    return { left, right, commonLeft, commonRight };
  }

  #fillBand(
    tileRow: number,
    top: number,
    bottom: number,
    band: { left: number; right: number; commonLeft: number; commonRight: number },
    value: 0 | 255,
  ): void {
    const wholeRows = bottom - top === tileSize;
    const lastColumn = (band.right - 1) >> tileShift;
    for (let column = band.left >> tileShift; column <= lastColumn; column++) {
      const index = tileRow * this.grid.columns + column;
      if (this.#isConstant(index, value)) continue;
      const x = column << tileShift;
      if (wholeRows && band.commonLeft <= x && band.commonRight >= Math.min(x + tileSize, this.grid.width)) {
        this.fillTile(index, value);
        continue;
      }
      const tile = this.writable(index);
      for (let y = top; y < bottom; y++) {
        const row = y & (tileSize - 1);
        const from = Math.max(this.#starts[row] ?? 0, x);
        const to = Math.min(this.#ends[row] ?? 0, x + tileSize);
        if (to > from) tile.fill(value, (row << tileShift) + from - x, (row << tileShift) + to - x);
      }
    }
  }
}
