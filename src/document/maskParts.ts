import type { Rect } from "../image/geometry";
import type { RegionChoice } from "../image/regionChoice";
import { createSignal } from "../ui/signal";

/** The boxes around the parts of the mask that can be worked on apart, as they were last counted; none where there is but one. */
export const maskParts = createSignal<readonly Rect[]>([]);

/** Whether each part is to have a region of its own. */
export function isApart(choice: RegionChoice): boolean {
  return choice.mode === "auto" && choice.apart === true;
}

/** How many regions a run of this choice has. */
export function partCount(choice: RegionChoice, parts: readonly Rect[]): number {
  return isApart(choice) ? Math.max(1, parts.length) : 1;
}
