import type { Rect } from "../image/geometry";
import { tileShift, tileSize, type Tile } from "./tile";

/**
 * The tiles of one mask. Tiles at the right and lower border reach beyond the photo; their pixels out there are always 0.
 * 48 megapixels are about 750 tiles, of which only the painted ones hold memory.
 */
export class TileGrid {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly #tiles: (Tile | null)[];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.columns = Math.ceil(width / tileSize);
    this.rows = Math.ceil(height / tileSize);
    this.#tiles = Array.from({ length: this.columns * this.rows }, () => null);
  }

  get length(): number {
    return this.#tiles.length;
  }

  get(index: number): Tile | null {
    return this.#tiles[index] ?? null;
  }

  set(index: number, tile: Tile | null): void {
    this.#tiles[index] = tile;
  }

  /** The photo's pixels under a tile: smaller than a tile at the right and lower border. */
  rect(index: number): Rect {
    const x = (index % this.columns) << tileShift;
    const y = Math.floor(index / this.columns) << tileShift;
    return { x, y, width: Math.min(tileSize, this.width - x), height: Math.min(tileSize, this.height - y) };
  }

  /** Whether the whole tile lies in the photo, so that it may be the shared full tile. */
  isWhole(index: number): boolean {
    const rect = this.rect(index);
    return rect.width === tileSize && rect.height === tileSize;
  }
}
