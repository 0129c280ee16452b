import { useMemo } from "react";
import { enlargesRegion } from "../engines/enlargesRegion";
import type { FillParams } from "../engines/fillParams";
import type { Rect } from "../image/geometry";
import { frameState, planRegion } from "../image/planRegion";
import type { Region } from "../image/region";
import { useDocument, type DocumentState } from "./documentStore";

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

/** The planned region of the open document, the same object until something of it changes. */
export function usePlannedRegion(): PlannedRegion | null {
  const photo = useDocument((state) => state.photo);
  const bounds = useDocument((state) => state.mask.bounds);
  const width = useDocument((state) => state.params.width);
  const height = useDocument((state) => state.params.height);
  const engine = useDocument((state) => state.engine);
  const region = useDocument((state) => state.region);
  return useMemo(
    () => plannedRegion({ photo, mask: { bounds }, params: { width, height }, engine, region }),
    [photo, bounds, width, height, engine, region],
  );
}
