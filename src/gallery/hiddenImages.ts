import { useGallery } from "./galleryStore";
import type { ShownOutput } from "./runGroups";

/** Whether an image is kept from sight: a service marked it, and the user has not asked to see it. `key` names its card. */
export function useHidden(key: string, nsfw: boolean): boolean {
  return useGallery(({ revealed }) => nsfw && !revealed.includes(key));
}

/** Whether this result must not be seen yet. */
export function isHidden(shown: ShownOutput | null, revealed: readonly string[]): boolean {
  return shown !== null && shown.output.nsfw && !revealed.includes(shown.output.id);
}
