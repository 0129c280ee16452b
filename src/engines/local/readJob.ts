import type { Pixels } from "../../image/pixels";
import { Failure } from "../../lib/failure";

/** What a fill worker is asked for: one image of a job. */
export interface FillCall {
  /** PNG. */
  readonly image: Blob;
  /** PNG of the same size; light is filled, dark is kept. */
  readonly mask: Blob;
  /** PNG of the same size; nothing is copied from where it is light. Null: from anywhere. */
  readonly avoid: Blob | null;
  readonly seed: number;
  readonly steps: number;
}

export interface ReadJob {
  readonly image: Pixels;
  readonly mask: Uint8Array;
  readonly avoid: Uint8Array | undefined;
  /** No pixel of the image is transparent. */
  readonly opaque: boolean;
}

type Decode = (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => Promise<Pixels>;

/** Decodes the files. @throws Failure `file-broken`, also when they differ in size */
export async function readJob(call: FillCall, decode: Decode, signal: AbortSignal): Promise<ReadJob> {
  const open = async (blob: Blob): Promise<Pixels> => decode(new Uint8Array(await blob.arrayBuffer()), signal);
  const image = await open(call.image);
  const lightOf = async (blob: Blob): Promise<Uint8Array> => {
    const { width, height, data } = await open(blob);
    if (width !== image.width || height !== image.height) throw new Failure("file-broken");
    return Uint8Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 0);
  };
  const mask = await lightOf(call.mask);
  const avoid = call.avoid === null ? undefined : await lightOf(call.avoid);
  let opaque = true;
  for (let i = 3; i < image.data.length; i += 4) if (image.data[i] !== 255) opaque = false;
  return { image, mask, avoid, opaque };
}
