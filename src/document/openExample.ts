import { fetchPhoto } from "../image/fetchPhoto";
import { decodeMask } from "../image/photoService";
import { exampleUrl, type Example } from "./exampleTable";
import { openWithMask } from "./openWithMask";

/** Opens an example: photo, mask, prompt and size as one step of the history. @throws Failure as `openPhotoFromLink` */
export function openExample(example: Example, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
  return openWithMask(async (signal) => {
    const here = (file: string): string => new URL(exampleUrl(file), location.href).href;
    const [image, maskFile] = await Promise.all([fetchPhoto(here(example.image), signal), fetchPhoto(here(example.mask), signal)]);
    return {
      file: image.blob,
      name: example.image,
      mask: (size, stillWanted) => decodeMask({ file: maskFile.blob, size, signal: stillWanted }),
      params: { prompt: example.prompt },
    };
  }, options.signal);
}
