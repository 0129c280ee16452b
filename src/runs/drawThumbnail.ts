import type { Finish } from "../image/finishValues";
import { thumbnail, unpackCoverage } from "../image/photoService";
import { getBlob, keepBlob } from "../storage/blobTable";
import type { Run } from "./run";

/** Longest side of a thumbnail: a card of the strip at twice the density. */
const thumbnailSide = 480;

const forever = new AbortController().signal;

interface Drawn {
  readonly raw: Blob;
  readonly seed: number;
  readonly finish: Finish;
}

/** A small picture of the run's own photo with the result laid into it. @throws Failure */
export async function drawThumbnail(run: Run, drawn: Drawn): Promise<string> {
  const [photo, packed] = await Promise.all([getBlob(run.photo.hash), getBlob(run.mask.hash)]);
  const mask = await unpackCoverage(packed, run.mask.rect);
  const picture = await thumbnail({ photo, result: { ...drawn, region: run.region, mask }, longest: thumbnailSide, signal: forever });
  return (await keepBlob(picture)).hash;
}
