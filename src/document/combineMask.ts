import type { Coverage } from "../image/pixels";
import { Failure } from "../lib/failure";
import type { CombineMode } from "../mask/combinedTiles";
import { metTiles } from "../mask/maskService";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { rememberMask } from "./lastMask";
import { commitMask } from "./maskCommands";
import { maskTiles } from "./scene";

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
    if (mode === "replace" && tiles.length > 0) rememberMask(documentState().photo, maskTiles(mask));
    const edit = mask.begin();
    edit.replaceTiles(tiles);
    return commitMask(edit);
  }
}
