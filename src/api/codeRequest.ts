import type { FillParams } from "../engines/fillParams";
import { fillFields } from "../engines/wavespeed/fillRequest";
import type { Size } from "../image/geometry";

/** The form as the code of the API tab sends it. */
export interface CodeRequest {
  /** The service's address as `parseBaseAddress` gives it. */
  readonly base: string;
  /** A seed of null is rolled by the code itself. */
  readonly params: FillParams;
  /** Of the two files. */
  readonly size: Size;
}

/** What the two files are called in the code and as downloads. */
export const imageFile = "image.png";
export const maskFile = "mask.png";

/** Between two questions whether a run is done, and after which the code gives up asking. */
export const pollSeconds = 2;
export const patienceSeconds = 600;

/** The service's own word for "roll one". */
const anySeed = -1;

/** The request's fields but the two addresses, in the service's order. A seed that is not set is left to the service. */
export function codeFields({ params, size }: CodeRequest): ReturnType<typeof fillFields> {
  return fillFields({ ...params, seed: params.seed ?? anySeed }, size);
}
