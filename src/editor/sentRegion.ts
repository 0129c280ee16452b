import type { DocumentState } from "../document/documentStore";
import { engineById } from "../engines/engines";
import { fillEnlarges } from "../engines/wavespeed/fillRequest";
import { planRegion } from "../image/planRegion";
import type { Region } from "../image/region";

/** The region that would be sent of the document as it is now; null while there is nothing to send. */
export function sentRegion({ photo, mask, params, engine }: DocumentState): Region | null {
  if (photo === null || mask.bounds === null) return null;
  const size = { width: params.width, height: params.height };
  return planRegion({ photo, mask: mask.bounds, size, enlarges: engineById(engine)?.enlarges ?? fillEnlarges });
}
