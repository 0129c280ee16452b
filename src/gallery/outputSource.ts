import type { Finish } from "../image/finishValues";
import { besideOutput, type PartOutput } from "./besideOutput";
import { LruCache } from "./lruCache";
import type { Coverage } from "../image/pixels";
import { unpackCoverage } from "../image/photoService";
import type { Region } from "../image/region";
import type { Output, Run } from "../runs/run";
import { getBlob } from "../storage/blobTable";

/** What one part is finished from, beside the photo. */
interface PartSource {
  readonly raw: Blob;
  readonly region: Region;
  readonly mask: Coverage;
  readonly seed: number;
  /** As it is kept with the output. */
  readonly finish: Finish;
}

/** Everything that a result is finished from: it is all kept, so a result can be made again in another finish. */
export interface OutputSource extends PartSource {
  readonly photo: Blob;
  /** The other parts of its group. */
  readonly beside: readonly PartSource[];
}

/** The same Blob object for the same photo, so that whoever decodes it may remember it by identity. */
const photos = new LruCache<Blob>(2, () => undefined);
const masks = new LruCache<Coverage>(64 * 1024 * 1024, () => undefined);

/** Reads what `output` of `run` is made from. @throws Failure `blob-missing`, `record-broken`, `aborted` */
export async function outputSource(run: Run, output: Output, signal: AbortSignal): Promise<OutputSource> {
  const [photo, part, beside] = await Promise.all([
    photoBlob(run.photo.hash),
    readPart({ run, output }),
    Promise.all(besideOutput(run, output).map(readPart)),
  ]);
  signal.throwIfAborted();
  return { photo, ...part, beside };
}

async function readPart({ run, output }: PartOutput): Promise<PartSource> {
  const [raw, mask] = await Promise.all([getBlob(output.rawHash), runMask(run)]);
  return { raw, region: run.region, mask, seed: output.seed, finish: output.finish };
}

export async function photoBlob(hash: string): Promise<Blob> {
  return photos.get(hash) ?? photos.put(hash, await getBlob(hash), 1);
}

async function runMask(run: Run): Promise<Coverage> {
  const kept = masks.get(run.mask.hash);
  if (kept !== undefined) return kept;
  const mask = await unpackCoverage(await getBlob(run.mask.hash), run.mask.rect);
  return masks.put(run.mask.hash, mask, mask.data.byteLength);
}
