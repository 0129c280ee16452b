import type { PixelLock } from "../compose";
import type { Finish } from "../finishValues";
import type { Rect, Size } from "../geometry";
import type { OpenedPhoto } from "../photo";
import type { ResultParts } from "../photoMemory";
import type { Coverage } from "../pixels";
import { insertChunks } from "../pngInsert";
import { encodeText } from "../pngText";
import { bruteZone } from "./blendZone.fixture";
import { compareOutside } from "./compareOutside.fixture";
import type { MakePhoto } from "./photoKinds.fixture";
import { readPng } from "./picture.fixture";
import { writeRawPng } from "./pngFile.fixture";

/** The two calls of the page's photo worker that a photo goes in and comes out by. */
export interface PhotoDoor {
  readonly open: (file: Blob) => Promise<OpenedPhoto>;
  readonly compose: (result: ResultParts & { readonly photo: Blob }) => Promise<PixelLock & { readonly png: Blob }>;
}

export interface Proof {
  readonly protectedPixels: number;
  readonly changedPixels: number;
  /** In words, everything that is not as it was promised. */
  readonly problems: readonly string[];
}

const finish: Finish = { grow: 7, softEdge: 5, opacity: 90, colourMatch: "membrane", grain: true };

/** A disc of soft rim. */
export function disc(centreX: number, centreY: number, radius: number): Coverage {
  const rect = { x: centreX - radius, y: centreY - radius, width: 2 * radius, height: 2 * radius };
  const data = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++)
    for (let x = 0; x < rect.width; x++)
      data[y * rect.width + x] = Math.max(0, Math.min(255, (radius - Math.hypot(x + 0.5 - radius, y + 0.5 - radius)) * 32));
  return { rect, data };
}

/** A region at the photo's left border, and a mask that reaches to that border on one side and out of the region on the other. */
function placeResult({ width, height }: Size): { readonly rect: Rect; readonly mask: Coverage } {
  const side = Math.min(width, height) >> 1;
  const rect = { x: 0, y: height >> 2, width: side, height: side };
  return { rect, mask: disc(Math.round(side * 0.6), rect.y + (side >> 1), Math.round(side * 0.58)) };
}

function rawOutput(side: number): Promise<Blob> {
  const row = (y: number, into: Uint8Array): void => {
    for (let at = 0; at < into.length; at++) into[at] = 90 + ((at * 7 + y * 3) & 63) + (at % 3) * 20;
  };
  return writeRawPng({ width: side, height: side, depth: 8, colour: 2, row });
}

/**
 * One photo the whole way: opened, a result laid in with a grown and soft edge, its colours and grain matched, exported with its recipe. The
 * file is then read by another decoder and compared with the photo, outside a blend zone that is worked out a second time; and what the page
 * counted is compared with what was counted here.
 */
export async function proveLock(make: MakePhoto, size: Size, door: PhotoDoor): Promise<Proof> {
  const { file, expected: read } = await make(size);
  const opened = await door.open(file);
  for (const level of opened.levels) level.close();
  const { rect, mask } = placeResult(opened);
  const side = Math.min(1024, Math.max(256, (rect.width >> 5) << 4));
  const region = { rect, size: { width: side, height: side } };
  const { png, ...lock } = await door.compose({ photo: file, raw: await rawOutput(side), region, mask, finish, seed: 3 });
  const exported = await insertChunks(png, [{ type: "iTXt", data: await encodeText("FillPlaygroundRecipe", JSON.stringify(lock)) }]);

  const expected = await read();
  const found = readPng(await exported.arrayBuffer());
  const compared = await compareOutside(expected, found, bruteZone(mask, opened, rect, finish.grow));
  const problems = [...compared.problems];
  if (compared.changedPixels > 0) problems.push(`${compared.changedPixels} protected pixels changed`);
  if (compared.changedInside < 1000) problems.push(`only ${compared.changedInside} pixels of the zone changed`);
  if (lock.changedPixels !== compared.changedPixels) problems.push(`the page counts ${lock.changedPixels} changed pixels`);
  if (lock.protectedPixels !== compared.protectedPixels) problems.push(`the page counts ${lock.protectedPixels} protected pixels`);
  if (lock.protectedHash !== compared.hash) problems.push("the page's sum is another");
  return { protectedPixels: compared.protectedPixels, changedPixels: compared.changedPixels, problems };
}
