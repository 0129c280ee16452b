import { useMemo } from "react";
import { enlargesRegion } from "../engines/enlargesRegion";
import type { FillParams } from "../engines/fillParams";
import type { Rect } from "../image/geometry";
import { frameState, planRegion } from "../image/planRegion";
import type { Region } from "../image/region";
import { useSignal } from "../ui/signal";
import { useDocument, type DocumentState } from "./documentStore";
import { maskParts, partCount } from "./maskParts";

/** What decides which part of a document's photo is worked on. */
export type RegionOf = Pick<DocumentState, "photo" | "engine" | "region"> & {
  readonly params: Pick<FillParams, "width" | "height">;
  readonly mask: { readonly bounds: Rect | null };
};

export interface PlannedRegion extends Region {
  /** What became of a drawn frame, see `frameState`; null where none is chosen. */
  readonly frame: ReturnType<typeof frameState> | null;
}

/** The part of the photo that a run of the document works on; null while nothing is masked. Every run, view and file asks this. */
export function plannedRegion({ photo, mask, params, engine, region: choice }: RegionOf): PlannedRegion | null {
  if (photo === null || mask.bounds === null) return null;
  const size = { width: params.width, height: params.height };
  const plan = { photo, mask: mask.bounds, size };
  const region = planRegion({ ...plan, enlarges: enlargesRegion[engine], choice });
  return { ...region, frame: choice.mode === "frame" ? frameState({ ...plan, rect: choice.rect }) : null };
}

/** Where each part of the document is worked on: one region, or one for each of `parts` where the choice says so. */
function plannedRegions(document: RegionOf, parts: readonly Rect[]): readonly PlannedRegion[] {
  const boxes: readonly (Rect | null)[] = partCount(document.region, parts) > 1 ? parts : [document.mask.bounds];
  return boxes.flatMap((bounds) => plannedRegion({ ...document, mask: { bounds } }) ?? []);
}

/** The planned regions of the open document, the same objects until something of them changes. */
export function usePlannedRegions(): readonly PlannedRegion[] {
  const parts = useSignal(maskParts);
  const photo = useDocument((state) => state.photo);
  const bounds = useDocument((state) => state.mask.bounds);
  const width = useDocument((state) => state.params.width);
  const height = useDocument((state) => state.params.height);
  const engine = useDocument((state) => state.engine);
  const region = useDocument((state) => state.region);
  return useMemo(
    () => plannedRegions({ photo, mask: { bounds }, params: { width, height }, engine, region }, parts),
    [photo, bounds, width, height, engine, region, parts],
  );
}
