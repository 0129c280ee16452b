/** The mask is kept in square tiles: one stroke copies, compresses and undoes only the tiles that it touches. */
export const tileShift = 8;
export const tileSize = 1 << tileShift;
export const tileArea = tileSize * tileSize;

/** One byte a pixel, row-major. `null` is a tile of zeros. */
export type Tile = Uint8Array<ArrayBuffer>;

/** The one tile of 255s, shared by every mask. Nobody writes into it: writers take their own copy first. */
export const fullTile: Tile = new Uint8Array(tileArea).fill(255);
