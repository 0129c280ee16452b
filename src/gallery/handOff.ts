import { leftOutName } from "../project/projectRecord";
import { recipeOf } from "../project/recipe";
import { encodeMask, unpackCoverage } from "../image/photoService";
import { sniffPhoto } from "../image/sniff";
import type { Run } from "../runs/run";
import { getBlob } from "../storage/blobTable";
import { composeOutput } from "./composeOutput";
import { outputSource } from "./outputSource";
import type { ShownOutput } from "./runGroups";
import { zipStream } from "../lib/zipStream";

/** Enough of a file to know its format by. */
const headBytes = 4096;

/**
 * All that somebody else needs to go on with a result, in one zip: the photo as it was opened, the mask, what the engine sent, the
 * finished picture and how it was made.
 * @throws Failure
 */
export async function handOffZip({ run, output }: ShownOutput, signal: AbortSignal): Promise<Blob> {
  const composed = await composeOutput(run, output, signal);
  const { photo, raw, mask } = await outputSource(run, output, signal);
  const { width, height } = run.photo;
  const files = {
    original: `original.${await endingOf(photo)}`,
    mask: "mask.png",
    raw: `raw.${await endingOf(raw)}`,
    result: "result.png",
    ...(run.leftOut === undefined ? {} : { leftOut: leftOutName }),
  };
  const { protectedPixels, changedPixels, protectedHash } = composed;
  const recipe = { ...recipeOf(run, output, { protectedPixels, changedPixels, protectedHash }), files };
  const leftOut = await leftOutMask(run, signal);
  const entries = [
    { name: files.original, read: async () => photo },
    { name: files.mask, read: () => encodeMask({ mask, size: { width, height }, signal }) },
    ...(leftOut === null ? [] : [{ name: leftOutName, read: async () => leftOut }]),
    { name: files.raw, read: async () => raw },
    { name: files.result, read: async () => composed.png },
    { name: "recipe.json", read: async () => new Blob([JSON.stringify(recipe, null, 2)], { type: "application/json" }) },
  ];
  return zipStream(entries, signal, () => undefined);
}

/** What nothing was copied from, as a picture of the photo's size; null when there is no such area. @throws Failure */
async function leftOutMask({ leftOut, photo: { width, height } }: Run, signal: AbortSignal): Promise<Blob | null> {
  if (leftOut === undefined) return null;
  const mask = await unpackCoverage(await getBlob(leftOut.hash), leftOut.rect);
  return encodeMask({ mask, size: { width, height }, signal });
}

async function endingOf(file: Blob): Promise<string> {
  const format = sniffPhoto(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()), "");
  return format === "jpeg" ? "jpg" : format;
}
