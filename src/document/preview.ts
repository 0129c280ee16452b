import type { DisplayPhoto } from "../image/photo";
import { thumbnail } from "../image/photoService";
import { getBlob } from "../storage/blobTable";
import { documentChanges, readPreview } from "../storage/documentTable";
import type { PhotoRef } from "../storage/photoRef";
import { queueSave } from "./autosave";
import { documentState, onDocumentChange } from "./documentStore";

/**
 * A large photo takes seconds to be decoded. A picture of it in the size of a screen is kept beside the document, so that after a reload
 * everything is there at once, and the photo itself takes the picture's place as soon as it is ready.
 */
const leastPixels = 6_000_000;
/** Pixels of the picture's longer side. */
const longest = 1600;

/** The photo whose picture is kept. */
let keptFor: string | null = null;

/** The kept picture of a photo, as something to be shown in its place; null when there is none, or it cannot be read. */
export async function previewOf(photo: PhotoRef): Promise<DisplayPhoto | null> {
  try {
    const kept = await readPreview();
    if (kept === null || kept.photo !== photo.hash) return null;
    const level = await createImageBitmap(new Blob([kept.picture]));
    keptFor = photo.hash;
    return { width: photo.width, height: photo.height, levels: [level] };
  } catch {
    // A picture that cannot be had is only a slower start.
    return null;
  }
}

/** Keeps a picture of every large photo that comes onto the page. @returns stop */
export function startPreviews(): () => void {
  const ending = new AbortController();
  const stop = onDocumentChange(({ photo, display }, before) => {
    if (display === before.display || display === null || photo === null) return;
    if (photo.hash === keptFor || photo.width * photo.height < leastPixels || documentState().keeping !== "disk") return;
    void keepPreview(photo, ending.signal);
  });
  return () => {
    stop();
    ending.abort();
    keptFor = null;
  };
}

/** Never rejects: without it the next start is slower, nothing else. */
async function keepPreview(photo: PhotoRef, signal: AbortSignal): Promise<void> {
  keptFor = photo.hash;
  try {
    const picture = await thumbnail({ photo: await getBlob(photo.hash), result: null, longest, signal });
    const bytes = new Uint8Array(await picture.arrayBuffer());
    if (!signal.aborted && documentState().photo?.hash === photo.hash) queueSave([documentChanges.preview(photo.hash, bytes)]);
  } catch {
    if (keptFor === photo.hash) keptFor = null;
  }
}
