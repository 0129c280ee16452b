import type { WandPhoto } from "../mask/maskService";
import { getBlob } from "../storage/blobTable";
import { documentState } from "./documentStore";

/** The open photo as the mask's worker is told of it; null when none is open. @throws Failure of storage */
export async function wandPhoto(): Promise<WandPhoto | null> {
  const { photo } = documentState();
  return photo === null ? null : { key: photo.hash, file: await getBlob(photo.hash) };
}
