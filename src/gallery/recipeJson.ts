import type { PixelLock } from "../image/photoService";
import type { Output, Run } from "../runs/run";
import { describeRun } from "./runJson";

/** Raised when a field changes its meaning or goes. */
const version = 1;

/** The files that a recipe is packed with. */
export interface RecipeFiles {
  readonly original: string;
  readonly mask: string;
  readonly raw: string;
  readonly result: string;
}

/**
 * How one result was made and laid into its photo, as readable JSON: what `runJson` says of the run, with this output alone, and
 * what was counted of it. No key, no path, no token, and no money: it is for somebody else.
 */
export function recipeJson(run: Run, output: Output, lock: PixelLock, files: RecipeFiles): string {
  const { engine, model, createdAt, parameters, photo, region, mask, outputs } = describeRun({ ...run, outputs: [output] });
  const { protectedPixels, changedPixels } = lock;
  const recipe = {
    kind: "fill-playground-recipe",
    version,
    createdAt,
    engine,
    model,
    parameters,
    photo,
    region,
    mask,
    output: outputs[0] ?? null,
    pixelLock: { protectedPixels, changedPixels },
    files,
  };
  return `${JSON.stringify(recipe, null, 2)}\n`;
}
