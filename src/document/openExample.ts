import { fetchPhoto } from "../image/fetchPhoto";
import { decodeMask } from "../image/photoService";
import { MaskRaster } from "../mask/maskRaster";
import { exampleUrl, type Example } from "./exampleTable";
import { asLatestOpening, stillWanted } from "./opening";
import { matchingSize, takeInPhoto } from "./openPhotoFile";
import { maskTiles, openScene } from "./scene";

/** Opens an example: photo, mask, prompt and size as one step of the history. @throws Failure as `openPhotoFromLink` */
export function openExample(example: Example, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
  return asLatestOpening(async (signal) => {
    const here = (file: string): string => new URL(exampleUrl(file), location.href).href;
    const [image, maskFile] = await Promise.all([fetchPhoto(here(example.image), signal), fetchPhoto(here(example.mask), signal)]);
    const { photo, display } = await takeInPhoto(image.blob, example.image, signal);
    const mask = new MaskRaster(photo.width, photo.height);
    const edit = mask.begin();
    edit.paste(await decodeMask({ file: maskFile.blob, size: photo, signal }), "replace");
    edit.commit();
    stillWanted(signal);
    openScene({ photo, trail: [{ photo, label: null }], tiles: maskTiles(mask) }, display, {
      prompt: example.prompt,
      ...matchingSize(photo),
    });
  }, options.signal);
}
