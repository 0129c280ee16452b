import { MaskRaster } from "../mask/maskRaster";
import { readLastMask } from "../storage/maskTable";
import { documentState } from "./documentStore";
import { rememberedMask, setRememberedMask } from "./lastMask";

/** The mask of this photo that was last emptied, replaced or sent; null when there is none. */
export async function lastMask(): Promise<MaskRaster | null> {
  if (rememberedMask() === undefined) setRememberedMask(await readLastMask());
  const last = rememberedMask();
  if (last === null || last === undefined || !isOfThisPhoto(last)) return null;
  try {
    return MaskRaster.fromTiles(last.width, last.height, last.tiles);
  } catch {
    return null;
  }
}

/** Whether a mask fits the open photo: it was made for it, or for one that it came from and that has the same pixels. */
export function isOfThisPhoto(mask: { readonly photo: string; readonly width: number; readonly height: number }): boolean {
  const { photo, trail } = documentState();
  if (photo === null || mask.width !== photo.width || mask.height !== photo.height) return false;
  return mask.photo === photo.hash || trail.some((step) => step.photo.hash === mask.photo || step.was?.includes(mask.photo));
}
