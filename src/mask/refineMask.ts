import { isEmptyRect, widenedInside, type Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import type { Plane } from "./distanceField";
import { featherPlane } from "./featherPlane";
import { fillHoles, removeSpecks } from "./fillHoles";
import { growPlane, shrinkPlane } from "./growPlane";
import { planeOf } from "./planeOf";

export type Refinement = "grow" | "shrink" | "feather" | "smooth" | "fillHoles" | "removeSpecks";

/** A refinement by a number of pixels: how far an edge moves or fades, or how large a hole or a speck may be. */
export interface Refine {
  readonly kind: Refinement;
  readonly amount: number;
}

/**
 * The refined mask of a photo. What lies outside the photo is not masked: shrinking takes from the photo's border as from every
 * edge. Smoothing and feathering do not know what is out there, so the border is no edge to them.
 * @throws Failure aborted
 */
export async function refineMask(mask: Coverage, photo: Size, { kind, amount }: Refine, signal?: AbortSignal): Promise<Coverage> {
  if (amount <= 0 || isEmptyRect(mask.rect)) return mask;
  const rect = widenedInside(mask.rect, photo, reachOf(kind, amount));
  const plane = await refinePlane(planeOf(mask, rect), kind, amount, signal);
  return { rect, data: plane.data };
}

function refinePlane(plane: Plane, kind: Refinement, amount: number, signal?: AbortSignal): Plane | Promise<Plane> {
  switch (kind) {
    case "grow":
      return growPlane(plane, amount, false, signal);
    case "shrink":
      return shrinkPlane(plane, amount, false, signal);
    case "feather":
      return featherPlane(plane, amount, signal);
    case "smooth":
      return smoothPlane(plane, amount, signal);
    case "fillHoles":
      return fillHoles(plane, amount);
    case "removeSpecks":
      return removeSpecks(plane, amount);
  }
}

/** How far outside its rectangle the mask may change, pixels. */
function reachOf(kind: Refinement, amount: number): number {
  // A Gaussian's three boxes reach at most three standard deviations; a closing needs a pixel that nothing grew to.
  return kind === "grow" ? amount : kind === "feather" ? 2 * amount + 3 : kind === "smooth" ? amount + 2 : 0;
}

/**
 * Opening takes away what is thinner than a disc of `amount` pixels' radius, closing fills what is narrower. Nothing outside the
 * plane takes part. Half a pixel more makes the disc round: with a whole radius it has four tips, one pixel wide, that fit into hairs.
 */
async function smoothPlane(plane: Plane, amount: number, signal?: AbortSignal): Promise<Plane> {
  const radius = amount + 0.5;
  const opened = await growPlane(await shrinkPlane(plane, radius, true, signal), radius, false, signal);
  return shrinkPlane(await growPlane(opened, radius, false, signal), radius, true, signal);
}
