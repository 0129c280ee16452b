import { decodeSrgb } from "../image/decodePhoto";
import { intersectRects, unionRects, type Point, type Rect, type Size } from "../image/geometry";
import { writeMaskRows } from "../image/maskFile";
import type { Coverage } from "../image/pixels";
import type { Answer, CallContext } from "../lib/workerCall";
import { changedTiles, readTile } from "./changedTiles";
import { edgeCosts } from "./edgeCosts";
import { growWire, type Wire, type WireAnchor } from "./liveWire";
import { combinedTiles, type CombineMode } from "./combinedTiles";
import { wandSelection, type WandReach, type WandSelection } from "./magicWand";
import { colourPlane, type ColourPlane } from "./oklab";
import { maskParts } from "./maskParts";
import { MaskRaster } from "./maskRaster";
import { writeMaskRow } from "./maskRows";
import type { PackedMask } from "./packedMask";
import type { PaintMode } from "./paintMode";
import type { CostMap } from "./pathTree";
import { refineEdge } from "./refineEdge";
import { refineMask, type Refine } from "./refineMask";
import type { CodedTile } from "./settledCode";
import { sharpenLine } from "./sharpenLine";
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
  const read = async (): Promise<ColourPlane> => colourPlane((await decodeSrgb(file, "")).pixels);
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

async function refineByColour(
  { mask, photo, radius }: { mask: Coverage; photo: WandPhoto; radius: number },
  { signal }: CallContext<never>,
): Promise<Answer<CodedTile[]>> {
  const plane = await coloursOf(photo);
  signal.throwIfAborted();
  const refined = await refineEdge(mask, plane, radius, signal);
  return handOver(changedTiles(plane, mask, unionRects(mask.rect, refined.rect), (tile, rect) => readTile(refined, rect, tile)));
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
  if (click.mode === "intersect")
    return handOver(changedTiles(plane, mask, mask.rect, (tile, rect) => keepSelection(selection, tile, rect)));
  const value = click.mode === "add" ? 255 : 0;
  return handOver(changedTiles(plane, mask, selection.rect, (tile, rect) => paintSelection(selection, tile, rect, value)));
}

/** What was last worked out for the edge lasso: most anchors are put down without moving the photo. */
let costed: { readonly key: string; readonly map: Promise<CostMap> } | null = null;

function costsOf(photo: WandPhoto, { grid }: WireAnchor): Promise<CostMap> {
  const key = JSON.stringify([photo.key, grid]);
  if (costed?.key === key) return costed.map;
  const read = async (): Promise<CostMap> => edgeCosts(await coloursOf(photo), grid);
  const mine = { key, map: read() };
  costed = mine;
  mine.map.catch(() => {
    if (costed === mine) costed = null;
  });
  return mine.map;
}

async function wire({ photo, anchor }: { photo: WandPhoto; anchor: WireAnchor }, { signal }: CallContext<never>): Promise<Answer<Wire>> {
  const map = await costsOf(photo, anchor);
  signal.throwIfAborted();
  const value = await growWire(map, anchor, signal);
  return { value, transfer: [value.toward.buffer] };
}

async function sharpen(
  { photo, line, step }: { photo: WandPhoto; line: readonly Point[]; step: number },
  { signal }: CallContext<never>,
): Promise<Answer<Point[]>> {
  return { value: await sharpenLine(await coloursOf(photo), line, step, signal) };
}

/** Another mask meets the one that is there. */
async function combine({
  mask,
  photo,
  other,
  mode,
}: {
  mask: Coverage;
  photo: Size;
  other: Coverage;
  mode: CombineMode;
}): Promise<Answer<CodedTile[]>> {
  return handOver(combinedTiles(photo, mask, other, mode));
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

/** Takes away what is not selected. */
function keepSelection({ width, data }: WandSelection, tile: Tile, tileRect: Rect): void {
  for (let y = tileRect.y; y < tileRect.y + tileRect.height; y++) {
    const to = ((y - tileRect.y) << tileShift) - tileRect.x;
    for (let x = tileRect.x; x < tileRect.x + tileRect.width; x++) {
      if (data[y * width + x] !== 255) tile[to + x] = 0;
    }
  }
}

async function survey(
  { mask, widths }: { mask: PackedMask; widths: StripWidths },
  { signal }: CallContext<never>,
): Promise<Answer<MaskSurvey>> {
  return { value: await surveyMask(unpack(mask).toCoverage(), mask, widths, signal) };
}

async function file({ mask }: { mask: PackedMask }, { signal }: CallContext<never>): Promise<Answer<Blob>> {
  const { grid } = unpack(mask);
  return { value: await writeMaskRows(grid, (y, into) => writeMaskRow(grid, y, into), signal) };
}

function unpack({ width, height, tiles }: PackedMask): MaskRaster {
  return MaskRaster.fromTiles(width, height, tiles);
}

function handOver(tiles: CodedTile[]): Answer<CodedTile[]> {
  return { value: tiles, transfer: tiles.flatMap(({ tile, code }) => (tile === null ? [code.buffer] : [tile.buffer, code.buffer])) };
}

async function parts({ mask, most }: { mask: PackedMask; most: number }): Promise<Answer<Rect[]>> {
  return { value: maskParts(unpack(mask).toCoverage(), most) };
}

export const maskHandlers = { refine, refineByColour, prepareWand, wand, wire, sharpen, parts, combine, survey, file };

export type MaskHandlers = typeof maskHandlers;
