import { Failure } from "../../lib/failure";
import type { Pixels } from "../../image/pixels";
import { runNetwork, type RunSession } from "./runNetwork";
import type { Signature } from "./signature";
import { imageTensor, maskTensor, type Habits } from "./tensors";

/** Of the picture for a network that takes any size, pixels. */
const anySide = 256;
/** The colour around, and that of what is to go. */
const around = [96, 128, 160] as const;
const strange = [255, 0, 255] as const;
/** Mean difference from the colour around, in levels, under which a network has filled the hole with what is around it. */
const near = 60;

/**
 * Finds out what a network does by a picture of one colour with a strange square in the middle that is masked: a network that fills takes
 * the square away and leaves the rest. Says whether its mask is to be turned round, and in which range its floats come out.
 * @throws Failure model-answer when it does neither way what an inpainting network does
 */
export async function tryModel(run: RunSession, signature: Signature): Promise<Habits> {
  const side = signature.side ?? anySide;
  const { image, mask } = trialPicture(side);
  const { kind } = signature;
  const feeds = { [signature.image]: imageTensor(image, kind), [signature.mask]: maskTensor(mask, side, side, kind, false) };
  const raw = await run(feeds, signature.output);
  let most = 0;
  for (const value of raw) most = Math.max(most, value);
  const unit = kind === "floats" && most <= 2;
  for (const inverted of [false, true]) {
    const habits = { inverted, unit };
    const filled = await runNetwork(run, signature, habits, image, mask);
    if (difference(filled, mask) < near) return habits;
  }
  throw new Failure("model-answer");
}

function trialPicture(side: number): { image: Pixels; mask: Uint8Array } {
  const data = new Uint8ClampedArray(side * side * 4);
  const mask = new Uint8Array(side * side);
  const [from, to] = [Math.round(side * 0.4), Math.round(side * 0.6)];
  for (let y = 0, i = 0; y < side; y++) {
    for (let x = 0; x < side; x++, i++) {
      const isInside = x >= from && x < to && y >= from && y < to;
      data.set(isInside ? strange : around, i * 4);
      data[i * 4 + 3] = 255;
      if (isInside) mask[i] = 255;
    }
  }
  return { image: { width: side, height: side, data }, mask };
}

/** Of the masked pixels from the colour around: mean over the channels, in levels. */
function difference({ data }: Pixels, mask: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 255) continue;
    for (let c = 0; c < 3; c++) sum += Math.abs((data[i * 4 + c] ?? 0) - (around[c] ?? 0));
    count += 3;
  }
  return sum / count;
}
