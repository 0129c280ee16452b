import type { RegionChoice } from "../image/regionChoice";
import { currentHistory, recordStep, replaceNewestStep } from "./documentHistory";
import { documentState, setDocument } from "./documentStore";
import { undo } from "./undo";

/** A change that is still going on, a dial or a frame in hand: all of it is one step. It knows its step by the history it left. */
let going: { readonly history: number; readonly before: RegionChoice } | null = null;

/** Chooses which part of the photo is worked on, as one step of the history. */
export function chooseRegion(region: RegionChoice): void {
  endRegionChange();
  adjustRegion(region);
  endRegionChange();
}

/** The same from a control that is still in hand: until `endRegionChange` further calls add no step. */
export function adjustRegion(region: RegionChoice): void {
  const now = documentState().region;
  if (JSON.stringify(now) === JSON.stringify(region)) return;
  const isSame = going?.history === currentHistory().version;
  const before = isSame ? (going?.before ?? now) : now;
  setDocument({ region });
  if (isSame) replaceNewestStep({ kind: "region", before, after: region });
  else recordStep({ kind: "region", before, after: region });
  going = { history: currentHistory().version, before };
}

/** The control is let go. */
export function endRegionChange(): void {
  going = null;
}

/** The control is let go, and what was done with it is not wanted. */
export function takeRegionBack(): void {
  const isOurs = going !== null && going.history === currentHistory().version;
  endRegionChange();
  if (isOurs) void undo();
}
