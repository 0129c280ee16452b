import type { FillParams } from "../engines/fillParams";
import { cutRegion } from "../image/photoService";
import type { Coverage } from "../image/pixels";
import { planRegion } from "../image/planRegion";
import type { Region } from "../image/region";
import { getBlob } from "../storage/blobTable";
import type { PhotoRef } from "../storage/photoRef";

export interface CutOf {
  readonly photo: PhotoRef;
  /** The masked part with its soft values; its rect is around the masked pixels and not empty. */
  readonly mask: Coverage;
  readonly params: Pick<FillParams, "width" | "height">;
  /** Of the engine that it is for. */
  readonly enlarges: boolean;
  readonly signal: AbortSignal;
}

/** What goes out of a document: a region of the photo, and image and mask as PNG of exactly its size. */
export interface CutRequest {
  readonly region: Region;
  readonly image: Blob;
  readonly mask: Blob;
  /** The whole photo, from which it was cut. */
  readonly photo: Blob;
}

/** @throws Failure `blob-missing`, `aborted` */
export async function cutRequest({ photo, mask, params, enlarges, signal }: CutOf): Promise<CutRequest> {
  const region = planRegion({ photo, mask: mask.rect, size: { width: params.width, height: params.height }, enlarges });
  const photoBlob = await getBlob(photo.hash);
  return { region, photo: photoBlob, ...(await cutRegion({ photo: photoBlob, region, mask, signal })) };
}
