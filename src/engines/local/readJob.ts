import type { Pixels } from "../../image/pixels";
import { Failure } from "../../lib/failure";

/** What a fill worker is asked for: one image of a job. */
export interface FillCall {
  /** PNG. */
  readonly image: Blob;
  /** PNG of the same size; light is filled, dark is kept. */
  readonly mask: Blob;
  readonly seed: number;
  readonly steps: number;
}

export interface ReadJob {
  readonly image: Pixels;
  readonly mask: Uint8Array;
  /** No pixel of the image is transparent. */
  readonly opaque: boolean;
}

type Decode = (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => Promise<Pixels>;

/** Decodes both files. @throws Failure `file-broken`, also when the two differ in size */
export async function readJob(call: FillCall, decode: Decode, signal: AbortSignal): Promise<ReadJob> {
  const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());
  const image = await decode(await bytesOf(call.image), signal);
  const light = await decode(await bytesOf(call.mask), signal);
  if (light.width !== image.width || light.height !== image.height) throw new Failure("file-broken");
  const mask = new Uint8Array(image.width * image.height);
  let opaque = true;
  for (let i = 0; i < mask.length; i++) {
    mask[i] = light.data[i * 4] ?? 0;
    if (image.data[i * 4 + 3] !== 255) opaque = false;
  }
  return { image, mask, opaque };
}
