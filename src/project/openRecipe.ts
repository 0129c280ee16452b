import { openPhotoFile } from "../document/openPhotoFile";
import { openWithMask } from "../document/openWithMask";
import { setEngine } from "../document/paramsCommands";
import { matchSize } from "../image/matchSize";
import type { Rect, Size } from "../image/geometry";
import { unpackCoverage } from "../image/photoService";
import type { Coverage } from "../image/pixels";
import { currentT, loadLaterMessages } from "../i18n/i18n";
import { Failure } from "../lib/failure";
import { sha256 } from "../lib/hash";
import { getBlob } from "../storage/blobTable";
import { toast } from "../ui/toast";
import type { Recipe } from "./recipe";
import type { CarriedRecipe } from "./recipeFile";

/** The recipe that a file brings, see `readRecipe`; null for nearly all files. */
export { readRecipe } from "./recipeFile";

/**
 * Opens a picture that carries a recipe: the photo that it was made from, if the file brings it or the browser still has it, and
 * otherwise the picture itself; its mask where that fits; prompt and settings. One step of the history. A recipe that cannot be
 * read costs only itself: the picture is opened as a photo, and that is said.
 * @throws Failure as `openPhotoFile`
 */
export async function openRecipe(file: File, carried: CarriedRecipe | "broken"): Promise<void> {
  await loadLaterMessages();
  if (carried === "broken") {
    await openPlain(file);
    return;
  }
  const { recipe } = carried;
  const source = await sourceOf(carried);
  try {
    await openWithMask(async () => ({
      file: source ?? file,
      name: source === null ? file.name : recipe.photo.name,
      mask: (photo, signal) => coverageOf(recipe, recipe.mask.rect, carried.mask, photo, signal),
      leftOut: (photo, signal) => coverageOf(recipe, recipe.leftOut?.rect, carried.leftOut, photo, signal),
      params: { ...recipe.parameters, preset: presetOf(recipe) },
    }));
  } catch (thrown) {
    // A mask or a photo inside that is not what the recipe says.
    if (!(thrown instanceof Failure) || thrown.code === "aborted") throw thrown;
    await openPlain(file);
    return;
  }
  setEngine(recipe.engine);
  const what = source === null ? "recipeSettings" : carried.mask === null ? "recipePhoto" : "recipeAll";
  toast({ text: currentT()(`project.${what}`) });
}

async function openPlain(file: File): Promise<void> {
  await openPhotoFile(file, file.name);
  toast({ text: currentT()("project.recipeBroken"), tone: "err" });
}

/** The photo that the recipe names: a file that brings another one under its name is not believed. */
async function sourceOf({ recipe, photo }: CarriedRecipe): Promise<Blob | null> {
  if (photo !== null && (await sha256(await photo.arrayBuffer())) === recipe.photo.sha256) return photo;
  return getBlob(recipe.photo.sha256).catch(() => null);
}

/** Null when there is none, or when the photo that is opened has another size. @throws Failure file-broken */
async function coverageOf(
  recipe: Recipe,
  rect: Rect | undefined,
  packed: Blob | null,
  photo: Size,
  signal: AbortSignal,
): Promise<Coverage | null> {
  const { width, height } = recipe.photo;
  if (packed === null || rect === undefined || photo.width !== width || photo.height !== height) return null;
  if (rect.x < 0 || rect.y < 0 || rect.x + rect.width > width || rect.y + rect.height > height) throw new Failure("file-broken");
  const coverage = await unpackCoverage(packed, rect);
  signal.throwIfAborted();
  return coverage;
}

function presetOf({ parameters, photo }: Recipe): "match" | "custom" {
  const match = matchSize(photo);
  return match.width === parameters.width && match.height === parameters.height ? "match" : "custom";
}
