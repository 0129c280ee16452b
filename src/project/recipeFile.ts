import { insertChunks, isPng, leadingChunks } from "../image/pngInsert";
import { decodeText, encodeText } from "../image/pngText";
import { parseRecipe, type Recipe } from "./recipe";

/** The keyword of the iTXt chunk. */
const keyword = "FillPlaygroundRecipe";
/** Private chunks that editors may copy or drop; the case of the letters says so (PNG 3rd edition, 5.4). */
const maskChunk = "maSk";
const leftOutChunk = "leOt";
const photoChunk = "phTo";

/** Bytes of text that are read at most. A recipe with the longest prompt has about 90 KB. */
const textLimit = 256 * 1024;

/** What a picture brings along. */
export interface CarriedRecipe {
  readonly recipe: Recipe;
  /** The mask as `packCoverage` packs it. */
  readonly mask: Blob | null;
  /** The area that nothing is copied from, packed as well. */
  readonly leftOut: Blob | null;
  /** The photo's file as it was opened. */
  readonly photo: Blob | null;
}

/** The picture with its recipe; its pixels are not touched. @throws Failure file-broken when it is no PNG */
export async function withRecipe(png: Blob, { recipe, mask, leftOut, photo }: CarriedRecipe): Promise<Blob> {
  const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());
  return insertChunks(png, [
    { type: "iTXt", data: await encodeText(keyword, JSON.stringify(recipe)) },
    ...(mask === null ? [] : [{ type: maskChunk, data: await bytesOf(mask) }]),
    ...(leftOut === null ? [] : [{ type: leftOutChunk, data: await bytesOf(leftOut) }]),
    ...(photo === null ? [] : [{ type: photoChunk, data: await bytesOf(photo) }]),
  ]);
}

/** The recipe of a file; null when it has none, `broken` when it has one that cannot be understood. Never rejects for what a file says. */
export async function readRecipe(file: Blob): Promise<CarriedRecipe | "broken" | null> {
  if (!(await isPng(file))) return null;
  const chunks = await leadingChunks(file);
  const dataOf = (type: string): Blob | null => chunks.find((chunk) => chunk.type === type)?.data ?? null;
  try {
    for (const { type, data } of chunks) {
      if (type !== "iTXt") continue;
      const text = await decodeText(data, keyword, textLimit);
      if (text === null) continue;
      const recipe = parseRecipe(text);
      return recipe === null ? "broken" : { recipe, mask: dataOf(maskChunk), leftOut: dataOf(leftOutChunk), photo: dataOf(photoChunk) };
    }
    return null;
  } catch {
    return "broken";
  }
}
