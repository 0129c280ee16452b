import { decodeMask } from "../image/photoService";
import type { Coverage } from "../image/pixels";
import { Failure } from "../lib/failure";
import type { CombineMode } from "../mask/combinedTiles";
import { metTiles } from "../mask/maskService";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { rememberMask, tilesBefore } from "./lastMask";
import { commitMask } from "./maskCommands";

const never = new AbortController().signal;

/**
 * Another mask meets the mask of the open photo, in a worker, as one step. What is replaced can be brought back.
 * @returns whether it changed anything
 * @throws Failure photo-memory; aborted, when a gesture or another photo came first
 */
export async function combineMask(other: Coverage, mode: CombineMode, signal: AbortSignal = never): Promise<boolean> {
  const mask = currentMask();
  if (mask === null) return false;
  for (;;) {
    if (currentMask() !== mask || mask.openEdit !== null) throw new Failure("aborted");
    const { version } = documentState().mask;
    const tiles = await metTiles(mask.toWhole(), { width: mask.width, height: mask.height }, other, mode, signal);
    if (currentMask() !== mask || mask.openEdit !== null) throw new Failure("aborted");
    // Something else was done to the mask meanwhile: once more, from what it is now.
    if (documentState().mask.version !== version) continue;
    const edit = mask.begin();
    edit.replaceTiles(tiles);
    const patch = commitMask(edit);
    if (mode === "replace" && patch !== null) rememberMask(documentState().photo, tilesBefore(mask, patch));
    return patch !== null;
  }
}

/** A picture of any size (fitted, thresholded) meets the mask. @throws Failure of opening a file, and as `combineMask`; the mask then stays */
export async function importMask(file: Blob, mode: CombineMode = "replace", signal: AbortSignal = never): Promise<void> {
  const mask = currentMask();
  if (mask === null) return;
  const coverage = await decodeMask({ file, size: { width: mask.width, height: mask.height }, signal });
  if (currentMask() !== mask) throw new Failure("aborted");
  await combineMask(coverage, mode, signal);
}
