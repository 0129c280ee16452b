import { decodeMask } from "../image/photoService";
import { Failure } from "../lib/failure";
import type { CombineMode } from "../mask/combinedTiles";
import { maskFile } from "../mask/maskService";
import { packMask } from "../mask/packedMask";
import { combineMask } from "./combineMask";
import { noteImport } from "./importedGrey";
import { currentMask } from "./documentMask";

/** A picture of any size (fitted, thresholded) meets the mask. @throws Failure of opening a file, and as `combineMask`; the mask then stays */
export async function importMask(
  file: Blob,
  mode: CombineMode = "replace",
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const mask = currentMask();
  if (mask === null) return;
  const coverage = await decodeMask({ file, size: { width: mask.width, height: mask.height }, signal });
  if (currentMask() !== mask) throw new Failure("aborted");
  await combineMask(coverage, mode, signal);
  noteImport(coverage.grey);
}

/** The mask as an opaque 8-bit PNG of the photo's natural size, 0 outside and 255 inside. @throws Failure */
export function exportMask(signal: AbortSignal = new AbortController().signal): Promise<Blob> {
  const mask = currentMask();
  if (mask === null) return Promise.reject(new Failure("mask-empty"));
  return maskFile(packMask(mask), signal);
}
