import type { Tile } from "./tile";
import { decodeTile, encodeTile } from "./tileCode";

/**
 * Codes of tiles that nobody writes into any more: what one edit leaves is what the next one finds, so each tile is encoded once
 * and its code is shared by the steps of the history. A tile that comes from its code is never encoded again.
 */
const codes = new WeakMap<Tile, Uint8Array<ArrayBuffer>>();

export function settledCode(tile: Tile | null): Uint8Array<ArrayBuffer> {
  if (tile === null) return encodeTile(null);
  let code = codes.get(tile);
  if (code === undefined) {
    code = encodeTile(tile);
    codes.set(tile, code);
  }
  return code;
}

/** The tile of a code. Throws RangeError on bytes that are no tile. */
export function settledTile(code: Uint8Array<ArrayBuffer>): Tile | null {
  const tile = decodeTile(code);
  if (tile !== null) codes.set(tile, code);
  return tile;
}

/** A tile that was encoded elsewhere, with its code; without its bytes it is decoded here. */
export interface CodedTile {
  readonly index: number;
  readonly code: Uint8Array<ArrayBuffer>;
  readonly tile: Tile | null;
}

/** The tile itself, to be put into a grid; nobody may write into it. */
export function takeCodedTile({ code, tile }: CodedTile): Tile | null {
  if (tile === null) return settledTile(code);
  codes.set(tile, code);
  return tile;
}
