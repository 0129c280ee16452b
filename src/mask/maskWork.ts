import { decodePhoto } from "../image/decodePhoto";
import { intersectRects, unionRects, type Rect, type Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import type { Answer, CallContext } from "../lib/workerCall";
import { changedTiles, readTile } from "./changedTiles";
import { wandSelection, type WandReach, type WandSelection } from "./magicWand";
import { colourPlane, type ColourPlane } from "./oklab";
import type { PaintMode } from "./paintMode";
import { refineMask, type Refine } from "./refineMask";
import type { CodedTile } from "./settledCode";
import { surveyMask, type MaskSurvey, type StripWidths } from "./surveyMask";
import { tileShift, type Tile } from "./tile";

/** What is done to a mask off the main thread: whatever looks at all of its pixels, or at all of the photo's. */

/** A photo as the worker is told of it; the key stands for its pixels. */
export interface WandPhoto {
  readonly key: string;
  readonly file: Blob;
}

export interface WandClick extends WandReach {
  readonly mode: PaintMode;
}

/** The colours of the last photo: they are worked out once, and every click reads them. */
let prepared: { readonly key: string; readonly plane: Promise<ColourPlane> } | null = null;

function coloursOf({ key, file }: WandPhoto): Promise<ColourPlane> {
  if (prepared?.key === key) return prepared.plane;
  const read = async (): Promise<ColourPlane> => colourPlane((await decodePhoto(file, "")).pixels);
  const mine = { key, plane: read() };
  prepared = mine;
  // A photo that could not be read is read again at the next click.
  mine.plane.catch(() => {
    if (prepared === mine) prepared = null;
  });
  return mine.plane;
}

async function refine(
  { mask, photo, refine: how }: { mask: Coverage; photo: Size; refine: Refine },
  { signal }: CallContext<never>,
): Promise<Answer<CodedTile[]>> {
  const refined = await refineMask(mask, photo, how, signal);
  return handOver(changedTiles(photo, mask, unionRects(mask.rect, refined.rect), (tile, rect) => readTile(refined, rect, tile)));
}

async function prepareWand({ photo }: { photo: WandPhoto }): Promise<Answer<null>> {
  await coloursOf(photo);
  return { value: null };
}

async function wand(
  { mask, photo, click }: { mask: Coverage; photo: WandPhoto; click: WandClick },
  { signal }: CallContext<never>,
): Promise<Answer<CodedTile[]>> {
  const plane = await coloursOf(photo);
  signal.throwIfAborted();
  const selection = wandSelection(plane, click);
  const value = click.mode === "add" ? 255 : 0;
  return handOver(changedTiles(plane, mask, selection.rect, (tile, rect) => paintSelection(selection, tile, rect, value)));
}

function paintSelection({ rect, width, data }: WandSelection, tile: Tile, tileRect: Rect, value: 0 | 255): void {
  const shared = intersectRects(rect, tileRect);
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    const to = ((y - tileRect.y) << tileShift) - tileRect.x;
    for (let x = shared.x; x < shared.x + shared.width; x++) {
      if (data[y * width + x] === 255) tile[to + x] = value;
    }
  }
}

async function survey(
  { mask, photo, widths }: { mask: Coverage; photo: Size; widths: StripWidths },
  { signal }: CallContext<never>,
): Promise<Answer<MaskSurvey>> {
  return { value: await surveyMask(mask, photo, widths, signal) };
}

function handOver(tiles: CodedTile[]): Answer<CodedTile[]> {
  return { value: tiles, transfer: tiles.flatMap(({ tile, code }) => (tile === null ? [code.buffer] : [tile.buffer, code.buffer])) };
}

export const maskHandlers = { refine, prepareWand, wand, survey };

export type MaskHandlers = typeof maskHandlers;
