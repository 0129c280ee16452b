import { z } from "zod/mini";
import { engineIds } from "../engines/engine";
import { fillParamsSchema } from "../engines/fillParams";
import type { PixelLock } from "../image/photoService";
import type { Output, Run } from "../runs/run";
import { finishSchema } from "../storage/finishSchema";
import { blobHashSchema } from "../storage/photoRef";
import { baseName, withoutCredentials } from "./publicNames";

/** Raised when a field changes its meaning or goes. */
const version = 1;

const whole = z.int().check(z.gte(0));
const side = z.int().check(z.gte(1), z.lte(1_000_000));
const rectSchema = z.object({ x: z.int(), y: z.int(), width: whole, height: whole });
const sizeSchema = z.object({ width: side, height: side });

/**
 * What a downloaded picture says of how it was made: enough to make it again. Sizes are pixels; the photo is named by the SHA-256 of its
 * file. No key, no path of this machine, no token.
 */
const recipeSchema = z.object({
  format: z.literal("fill-playground-recipe"),
  version: z.literal(version),
  engine: z.enum(engineIds),
  parameters: z.omit(z.extend(fillParamsSchema, { seed: whole }), { preset: true }),
  /** Which of the images it is, from 1, and its own seed. */
  output: z.object({ number: z.int().check(z.gte(1)), seed: whole }),
  photo: z.extend(sizeSchema, { sha256: blobHashSchema, name: z.string().check(z.maxLength(255)) }),
  region: z.object({ rect: rectSchema, size: sizeSchema }),
  finish: finishSchema,
  /** What was counted when the picture was composed; see `PixelLock` for what the hash is made of. */
  lock: z.nullable(z.object({ protectedPixels: whole, changedPixels: whole, protectedHash: blobHashSchema })),
  /** Where the mask lies that the file may carry. */
  mask: z.object({ rect: rectSchema }),
  /** Where that lies which nothing was copied from; the file may carry it too. */
  leftOut: z.optional(z.object({ rect: rectSchema })),
});
export type Recipe = z.infer<typeof recipeSchema>;

export function recipeOf(run: Run, output: Output, lock: PixelLock | null): Recipe {
  const { preset: _, loras, ...parameters } = run.params;
  return {
    format: "fill-playground-recipe",
    version,
    engine: run.engine,
    parameters: { ...parameters, loras: loras.map(({ path, weight }) => ({ path: withoutCredentials(path), weight })) },
    output: { number: output.index + 1, seed: output.seed },
    photo: { sha256: run.photo.hash, name: baseName(run.photo.name), width: run.photo.width, height: run.photo.height },
    region: run.region,
    finish: output.finish,
    lock,
    mask: { rect: run.mask.rect },
    ...(run.leftOut === undefined ? {} : { leftOut: { rect: run.leftOut.rect } }),
  };
}

/** A recipe from a file of anybody's; null when it is none, or one of a later version. */
export function parseRecipe(text: string): Recipe | null {
  try {
    const parsed = recipeSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
