import type { Rect } from "../image/geometry";
import { separateParts } from "../image/separateParts";
import { Failure } from "../lib/failure";
import { partBoxes } from "../mask/maskService";
import { packMask } from "../mask/packedMask";
import { currentMask } from "./documentMask";
import { plannedRegion } from "./documentRegion";
import { documentState, onDocumentChange, type DocumentState } from "./documentStore";
import { maskParts } from "./maskParts";

/** Milliseconds without a stroke before the parts are counted. */
const rest = 300;
/** More are one region: nobody paints so many places to have each drawn by itself. */
const mostParts = 16;
const mostBoxes = 256;

/** What was found in the mask, before the size and the dial are asked what may stand apart. */
let found: { readonly version: number; readonly photo: string | undefined; readonly boxes: readonly Rect[] } | null = null;
let looking = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the count up to date while there is a stage to paint on. @returns how to end it */
export function watchParts(): () => void {
  countSoon();
  const stop = onDocumentChange((state, before) => {
    const isOther = state.mask.version !== before.mask.version || state.photo?.hash !== before.photo?.hash;
    if (isOther) countSoon();
    else if (planOf(state) !== planOf(before) || state.region !== before.region) publish();
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** What decides the regions beside the mask and the choice. */
function planOf({ params, engine }: DocumentState): string {
  return `${params.width} ${params.height} ${engine}`;
}

function countSoon(): void {
  looking.abort();
  clearTimeout(timer);
  if (documentState().mask.bounds === null) publish();
  // What cannot be counted now is counted, or said, at the click.
  else timer = setTimeout(() => void countParts().catch(() => undefined), rest);
}

/** Counts the parts of the mask as it is now. @throws Failure aborted, when the mask is another one meanwhile or a stroke is in hand */
export async function countParts(): Promise<readonly Rect[]> {
  const { mask, photo } = documentState();
  // A stroke in hand is not part of the mask yet.
  if ((currentMask()?.openEdit ?? null) !== null) throw new Failure("aborted");
  const raster = currentMask();
  if (mask.bounds !== null && raster !== null && !isFound(documentState())) {
    looking.abort();
    looking = new AbortController();
    const boxes = await partBoxes(packMask(raster), mostBoxes, looking.signal);
    found = { version: mask.version, photo: photo?.hash, boxes };
  }
  publish();
  return maskParts.get();
}

function isFound({ mask, photo }: DocumentState): boolean {
  return found?.version === mask.version && found.photo === photo?.hash;
}

function publish(): void {
  const state = documentState();
  const boxes = state.mask.bounds !== null && found !== null && isFound(state) ? found.boxes : [];
  const regionOf = (box: Rect): Rect => plannedRegion({ ...state, mask: { bounds: box } })?.rect ?? box;
  const parts = state.region.mode === "auto" ? separateParts(boxes, regionOf) : [];
  const shown = parts.length > 1 && parts.length <= mostParts ? parts : [];
  if (JSON.stringify(shown) !== JSON.stringify(maskParts.get())) maskParts.set(shown);
}
