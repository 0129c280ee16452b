import type { Size } from "../../image/geometry";
import type { FillParams, SettledParams } from "../fillParams";

export const fillModel = "wavespeed-ai/flux-fill-dev";

/** A region smaller than `size` is enlarged to it before it is sent: the model paints what the photo does not have. */
export const fillEnlarges = true;

/** The request's fields under the service's names. Only names of the model's schema: others are dropped there without a word. */
export interface FillRequest {
  readonly image: string;
  readonly mask_image: string;
  readonly prompt: string;
  readonly size: string;
  readonly num_inference_steps: number;
  readonly seed: number;
  readonly guidance_scale: number;
  readonly num_images: number;
  readonly loras: readonly { readonly path: string; readonly scale: number }[];
}

/** `1024*768`, as the service writes sizes. */
function sizeText({ width, height }: Size): string {
  return `${width}*${height}`;
}

/** What decides the picture beside the two files. `size` is that of the files that are sent. */
export function fillFields(params: SettledParams, size: Size): Omit<FillRequest, "image" | "mask_image"> {
  return {
    prompt: params.prompt,
    size: sizeText(size),
    num_inference_steps: params.steps,
    seed: params.seed,
    guidance_scale: params.guidance,
    num_images: params.images,
    loras: params.loras.map(({ path, weight }) => ({ path, scale: weight })),
  };
}

/** What decides the price; the prompt and the files do not. */
export function priceFields(params: FillParams): Readonly<Record<string, unknown>> {
  return {
    size: sizeText(params),
    num_inference_steps: params.steps,
    guidance_scale: params.guidance,
    num_images: params.images,
    loras: params.loras.map(({ path, weight }) => ({ path, scale: weight })),
  };
}
