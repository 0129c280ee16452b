import { packCoverage } from "../image/photoService";
import { decodePng, encodePng } from "../image/png";
import type { Coverage } from "../image/pixels";
import type { Region } from "../image/region";
import { addRun } from "../runs/changeRun";
import type { Run } from "../runs/run";
import { keepBlob } from "../storage/blobTable";
import { sampleRun, type SampleRun } from "./sampleRuns.fixture";

/** A small photo, its mask and what an engine might have sent back, as real files in the storage. */
export const photoSize = { width: 96, height: 64 };
export const maskRect = { x: 30, y: 20, width: 24, height: 16 };
const region: Region = { rect: { x: 16, y: 0, width: 64, height: 64 }, size: { width: 64, height: 64 } };

export async function pictureOf(
  size: { width: number; height: number },
  colour: (x: number, y: number) => readonly number[],
): Promise<Blob> {
  const data = new Uint8Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) for (let x = 0; x < size.width; x++) data.set(colour(x, y), (y * size.width + x) * 3);
  return new Blob([new Uint8Array(await encodePng({ ...size, channels: 3, data }))], { type: "image/png" });
}

export function photoColour(x: number, y: number): readonly number[] {
  return [(x * 5) & 255, (y * 7) & 255, (x * y) & 255];
}

/** Raw images are plain: their colour is their seed's. */
export function rawColour(seed: number): readonly number[] {
  return [255, seed & 255, 0];
}

export async function pixelAt(png: Blob, x: number, y: number): Promise<readonly number[]> {
  const { width, data } = await decodePng(new Uint8Array(await png.arrayBuffer()));
  return Array.from(data.slice((y * width + x) * 4, (y * width + x) * 4 + 3));
}

/** Keeps a finished run of `images` results (or the run as `change` says) and shows it. */
export async function seedRun(id: string, images: number, change: Partial<SampleRun> = {}): Promise<Run> {
  const photo = await pictureOf(photoSize, photoColour);
  const mask: Coverage = { rect: maskRect, data: new Uint8Array(maskRect.width * maskRect.height).fill(255) };
  const hashOf = async (blob: Blob): Promise<string> => (await keepBlob(blob)).hash;
  const [photoHash, maskHash] = [await hashOf(photo), await hashOf(await packCoverage(mask))];
  const outputs = [];
  for (let index = 0; index < images; index++) {
    const seed = 100 + index;
    const rawHash = await hashOf(await pictureOf(region.size, () => rawColour(seed)));
    outputs.push({ seed, rawHash, thumbHash: rawHash, ...region.size });
  }
  const run = sampleRun({
    id,
    createdAt: Date.now(),
    region,
    outputs,
    hashes: { image: photoHash, sentMask: maskHash },
    photo: { ...photoSize, hash: photoHash, name: "room.png", format: "png", bytes: photo.size },
    mask: { rect: maskRect, hash: maskHash },
    ...change,
  });
  await addRun(run);
  return run;
}
