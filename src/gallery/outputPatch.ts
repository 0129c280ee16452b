import type { Finish } from "../image/finishValues";
import { difference, finish, openPhoto, type DisplayPhoto, type FinishedPatch } from "../image/photoService";
import type { Output, Run } from "../runs/run";
import { LruCache } from "./lruCache";
import { pictureKey } from "./besideOutput";
import { outputSource, photoBlob } from "./outputSource";

/** Bytes of the bitmaps that are kept for going back and forth between results: four of a 12-megapixel mask over everything. */
const patchBudget = 200 * 1024 * 1024;
/** Bytes of decoded photos other than the open one. */
const photoBudget = 300 * 1024 * 1024;

const patches = new LruCache<FinishedPatch>(patchBudget, (patch) => patch.bitmap.close());
const photos = new LruCache<DisplayPhoto>(photoBudget, (photo) => {
  for (const level of photo.levels) level.close();
});

/** A bitmap in use. Its memory is freed some time after `release`, never before. */
export interface Held<Value> {
  readonly value: Value;
  release(): void;
}

/** The output in a finish, from memory when it was seen before. @throws Failure */
export function outputPatch(run: Run, output: Output, how: Finish, signal: AbortSignal): Promise<Held<FinishedPatch>> {
  return held(patches, pictureKey(run, output, how), bitmapBytes, async () =>
    finish({ ...(await outputSource(run, output, signal)), finish: how, signal }),
  );
}

/** Where the output in a finish differs from its photo, over the whole photo. @throws Failure */
export function outputDifference(run: Run, output: Output, how: Finish, signal: AbortSignal): Promise<Held<FinishedPatch>> {
  return held(patches, `difference ${pictureKey(run, output, how)}`, bitmapBytes, async () =>
    difference({ ...(await outputSource(run, output, signal)), finish: how, signal }),
  );
}

/** The photo of a run that is not the open one, decoded for the screen. @throws Failure */
export function runPhoto(run: Run, signal: AbortSignal): Promise<Held<DisplayPhoto>> {
  return held(
    photos,
    run.photo.hash,
    // The levels together are a third more than the full size.
    (photo) => (photo.width * photo.height * 16) / 3,
    async () => openPhoto(await photoBlob(run.photo.hash), run.photo.name, signal),
  );
}

/** A result of another photo of the same size as one patch over everything, so that two results can share a divider. */
export function wholePatch(key: string, photo: DisplayPhoto, patch: FinishedPatch): Promise<Held<FinishedPatch>> {
  return held(patches, `whole ${key}`, bitmapBytes, async () => {
    const canvas = new OffscreenCanvas(photo.width, photo.height);
    const context = canvas.getContext("2d");
    const [full] = photo.levels;
    if (full !== undefined) context?.drawImage(full, 0, 0);
    context?.clearRect(patch.rect.x, patch.rect.y, patch.rect.width, patch.rect.height);
    context?.drawImage(patch.bitmap, patch.rect.x, patch.rect.y);
    const rect = { x: 0, y: 0, width: photo.width, height: photo.height };
    return { rect, bitmap: await createImageBitmap(canvas), zonePixels: patch.zonePixels };
  });
}

function bitmapBytes({ bitmap }: FinishedPatch): number {
  return bitmap.width * bitmap.height * 4;
}

async function held<Value>(
  cache: LruCache<Value>,
  key: string,
  cost: (value: Value) => number,
  make: () => Promise<Value>,
): Promise<Held<Value>> {
  const known = cache.get(key);
  if (known !== undefined) return { value: known, release: cache.hold(key) };
  const made = await make();
  const value = cache.put(key, made, cost(made));
  return { value, release: cache.hold(key) };
}
