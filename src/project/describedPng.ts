import type { PixelLock } from "../image/photoService";
import type { Output, Run } from "../runs/run";
import type { RecipeContent } from "../settings/preferences";
import { getBlob } from "../storage/blobTable";
import { recipeOf } from "./recipe";
import { withRecipe } from "./recipeFile";

/** A composed result with as much of its recipe as is wanted; without any it is the picture alone. @throws Failure blob-missing */
export async function describedPng(
  { png, protectedPixels, changedPixels, protectedHash }: PixelLock & { readonly png: Blob },
  run: Run,
  output: Output,
  content: RecipeContent,
): Promise<Blob> {
  if (content === "none") return png;
  const carries = async (hash: string | undefined): Promise<Blob | null> =>
    content === "all" && hash !== undefined ? getBlob(hash) : null;
  return withRecipe(png, {
    recipe: recipeOf(run, output, { protectedPixels, changedPixels, protectedHash }),
    mask: await carries(run.mask.hash),
    leftOut: await carries(run.leftOut?.hash),
    photo: await carries(run.photo.hash),
  });
}
