import { cutRegion, type CutRegion } from "../image/photoService";
import type { Coverage } from "../image/pixels";
import type { Region } from "../image/region";
import { getBlob } from "../storage/blobTable";
import type { PhotoRef } from "../storage/photoRef";

export interface CutOf {
  readonly photo: PhotoRef;
  /** The masked part with its soft values; its rect is around the masked pixels and not empty. */
  readonly mask: Coverage;
  /** Where nothing is copied from; for an engine that copies. */
  readonly leftOut?: Coverage | null;
  /** As it was planned for this mask. */
  readonly region: Region;
  readonly signal: AbortSignal;
}

/** What goes out of a document: a region of the photo, its mask and what is left out of it, all PNG of exactly the region's size. */
export interface CutRequest extends CutRegion {
  /** The whole photo, from which it was cut. */
  readonly photo: Blob;
}

/** @throws Failure `blob-missing`, `aborted` */
export async function cutRequest({ photo, mask, leftOut = null, region, signal }: CutOf): Promise<CutRequest> {
  const photoBlob = await getBlob(photo.hash);
  return { photo: photoBlob, ...(await cutRegion({ photo: photoBlob, region, mask, leftOut, signal })) };
}
