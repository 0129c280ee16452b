import type { Quote } from "../engine";
import { milliDollars } from "../money";

/** The list price of one image of FLUX.1 Fill [dev]: $0.035. */
const perImage = milliDollars(35);

/** Of one better wording of a prompt: $0.001. */
export const optimizerPrice = milliDollars(1);

/** What the service would ask for this many images by its list price. */
export function listPrice(images: number): Quote {
  return { kind: "estimate", perImage, total: milliDollars(perImage * images) };
}
