import { packCoverage } from "../image/photoService";
import { newId } from "../lib/id";
import { putBlob } from "../storage/blobTable";
import { readNamedMasks, writeNamedMask, type NamedMask } from "../storage/maskTable";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { isOfThisPhoto } from "./earlierMasks";

/** The masks with a name that fit the open photo, the newest first. */
export async function namedMasks(): Promise<readonly NamedMask[]> {
  const { masks } = await readNamedMasks();
  return masks.filter(isOfThisPhoto);
}

/** Keeps the present mask under a name, for this photo. @throws Failure when it cannot be written */
export async function nameMask(name: string): Promise<void> {
  const mask = currentMask();
  const { photo } = documentState();
  if (mask === null || photo === null) return;
  const whole = mask.toWhole();
  const { hash: photoHash, width, height } = photo;
  const hash = await putBlob(await packCoverage(whole));
  await writeNamedMask({ id: newId(), name, photo: photoHash, width, height, rect: whole.rect, hash, createdAt: Date.now() });
}
