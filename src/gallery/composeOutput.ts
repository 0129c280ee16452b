import { pictureKey } from "./besideOutput";
import { outputSource } from "./outputSource";
import { compose, type PixelLock } from "../image/photoService";
import type { Output, Run } from "../runs/run";
import { createSignal } from "../ui/signal";

/** A result laid into its photo at full size, with what was counted after composing. */
export type Composed = PixelLock & { readonly png: Blob };

/** What was counted of each finish since the page opened: counted, never assumed. */
export const pixelLocks = createSignal<ReadonlyMap<string, PixelLock>>(new Map());

/** Only the last one: a PNG of a large photo is tens of megabytes. Copy after Download, or the reverse, costs nothing. */
let last: { readonly key: string; readonly composed: Composed } | null = null;

/**
 * The whole photo with `output` in it, and with the other parts of its group, as PNG of the photo's natural size; `onProgress` from 0 to 1.
 * @throws Failure
 */
export async function composeOutput(
  run: Run,
  output: Output,
  signal: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<Composed> {
  const key = pictureKey(run, output, output.finish);
  if (last?.key === key) return last.composed;
  const source = await outputSource(run, output, signal);
  const progress = onProgress === undefined ? {} : { onProgress };
  const composed = await compose({ ...source, finish: output.finish, signal, ...progress });
  last = { key, composed };
  const { protectedPixels, changedPixels, protectedHash } = composed;
  pixelLocks.set(new Map(pixelLocks.get()).set(key, { protectedPixels, changedPixels, protectedHash }));
  return composed;
}
