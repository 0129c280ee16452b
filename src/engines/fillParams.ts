import { z } from "zod/mini";
import { usableLoras } from "./loraPath";

/** The one source of a parameter's range, step and default (FLUX.1 Fill [dev] as WaveSpeed documents it). */
export const fillLimits = {
  side: { min: 256, max: 1536, step: 16, bigStep: 64, default: 1024 },
  images: { min: 1, max: 4, step: 1, default: 1 },
  seed: { min: 0, max: 2_147_483_647, step: 1 },
  steps: { min: 1, max: 50, step: 1, default: 28 },
  guidance: { min: 28, max: 35, step: 0.1, default: 30 },
  loras: { max: 3 },
  loraWeight: { min: 0, max: 4, step: 0.1, default: 1 },
} as const;

/** Characters. */
export const promptLength = 20_000;

const sizePresets = ["match", "1:1", "4:3", "16:9", "9:16", "custom"] as const;

const side = z.int().check(z.gte(fillLimits.side.min), z.lte(fillLimits.side.max), z.multipleOf(fillLimits.side.step));

export const loraSchema = z.object({
  /** `owner/model` on Hugging Face, or an https address of the weights. */
  path: z.string().check(z.trim(), z.maxLength(2048)),
  weight: z.number().check(z.gte(fillLimits.loraWeight.min), z.lte(fillLimits.loraWeight.max)),
});

export const fillParamsSchema = z.object({
  prompt: z.string().check(z.maxLength(promptLength)),
  preset: z.enum(sizePresets),
  width: side,
  height: side,
  images: z.int().check(z.gte(fillLimits.images.min), z.lte(fillLimits.images.max)),
  /** null rolls a new seed for each run; the seed used is written into the run. */
  seed: z.nullable(z.int().check(z.gte(fillLimits.seed.min), z.lte(fillLimits.seed.max))),
  steps: z.int().check(z.gte(fillLimits.steps.min), z.lte(fillLimits.steps.max)),
  guidance: z.number().check(z.gte(fillLimits.guidance.min), z.lte(fillLimits.guidance.max)),
  // A kept path that cannot be sent is left out rather than making the whole form unreadable.
  loras: z.pipe(
    z.array(loraSchema).check(z.maxLength(fillLimits.loras.max)),
    z.transform((loras: Lora[]) => usableLoras(loras)),
  ),
});

/** The form as the user left it, always valid; a field being typed lives in its control until it is. */
export type FillParams = z.infer<typeof fillParamsSchema>;
export type Lora = z.infer<typeof loraSchema>;
export type SizePreset = (typeof sizePresets)[number];

/** The parameters of one run: the seed is settled. Image i (from 0) of a run uses seed + i on the local engine. */
export type SettledParams = Omit<FillParams, "seed"> & { readonly seed: number };

export const defaultParams: FillParams = {
  prompt: "",
  preset: "1:1",
  width: fillLimits.side.default,
  height: fillLimits.side.default,
  images: fillLimits.images.default,
  seed: null,
  steps: fillLimits.steps.default,
  guidance: fillLimits.guidance.default,
  loras: [],
};
