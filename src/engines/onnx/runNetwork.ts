import { Failure } from "../../lib/failure";
import type { Pixels } from "../../image/pixels";
import type { Signature } from "./signature";
import { imageTensor, maskTensor, pixelsOf, type Habits, type PictureTensor } from "./tensors";

/** Runs the network once; what comes out is the data of its picture. */
export type RunSession = (feeds: Readonly<Record<string, PictureTensor>>, output: string) => Promise<Uint8Array | Float32Array>;

/** One picture through a network, of the size that it wants; `mask` is one byte a pixel. @throws Failure model-answer */
export async function runNetwork(run: RunSession, signature: Signature, habits: Habits, image: Pixels, mask: Uint8Array): Promise<Pixels> {
  const { kind, output } = signature;
  const { width, height } = image;
  const feeds = {
    [signature.image]: imageTensor(image, kind),
    [signature.mask]: maskTensor(mask, width, height, kind, habits.inverted),
  };
  const pixels = pixelsOf(await run(feeds, output), width, height, kind === "floats" && habits.unit ? 255 : 1);
  if (pixels === null) throw new Failure("model-answer");
  return pixels;
}
