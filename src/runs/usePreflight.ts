import { useEffect, useMemo, useState } from "react";
import { useAdjustable } from "../document/adjustStore";
import { currentMask } from "../document/documentMask";
import { onDocumentChange, useDocument, type DocumentState } from "../document/documentStore";
import { plannedRegion } from "../document/documentRegion";
import { importedGrey } from "../document/importedGrey";
import { groundSides } from "../image/extension";
import { onGesture } from "../editor/gestureInHand";
import { surveyMask } from "../mask/maskService";
import { packMask } from "../mask/packedMask";
import { preflight, stripWidths, type Finding, type Preflight } from "../mask/preflight";
import type { MaskSurvey } from "../mask/surveyMask";
import { createSignal, useSignal } from "../ui/signal";

/** How long the mask must have been at rest before all of its pixels are looked at, milliseconds. */
const atRest = 600;

/** What was dismissed of the present mask, by `hintKey`. */
const dismissed = createSignal<readonly string[]>([]);
/** The last survey; it stands until the next, so that hints do not flicker while one paints. */
const lastSurvey = createSignal<{ readonly photo: string; readonly survey: MaskSurvey } | null>(null);

/** The same hint of another mask of the photo has the same key, but for the edges that it is about. */
function hintKey(finding: Finding): string {
  return "edges" in finding ? `${finding.kind} ${finding.edges.join()}` : finding.kind;
}

/** The hint stays away until the mask is begun anew. */
export function dismissHint(finding: Finding): void {
  dismissed.set([...dismissed.get(), hintKey(finding)]);
}

onDocumentChange(({ mask, photo }, before) => {
  const isOther = mask.bounds === null || photo?.hash !== before.photo?.hash;
  if (isOther && dismissed.get().length > 0) dismissed.set([]);
});

/** What was found is about to be mended: nothing is known until the mask was looked at again. */
export function forgetSurvey(): void {
  lastSurvey.set(null);
}

/** What is to be said about the mask of the open photo. Used once, by the hints. */
export function usePreflight(): Preflight {
  const photo = useDocument((state) => state.photo);
  const mask = useDocument((state) => state.mask);
  const extension = useDocument((state) => state.trail.at(-1)?.extended);
  const scale = useDocument(scaleOf);
  const survey = useSurvey();
  const imported = useSignal(importedGrey);
  const keys = useSignal(dismissed);
  return useMemo(() => {
    if (photo === null) return [];
    const { coverage, bounds } = mask;
    const grey = imported.version === mask.version ? imported.grey : null;
    const findings = preflight({
      photo,
      coverage,
      bounds,
      scale,
      survey,
      grey,
      extended: extension === undefined ? [] : groundSides(extension),
    });
    return findings.filter((finding) => !keys.includes(hintKey(finding)));
  }, [photo, mask, extension, scale, survey, imported, keys]);
}

/** Pixels that would be sent now for one of the photo. */
function scaleOf(state: DocumentState): number {
  const region = plannedRegion(state);
  return region === null ? 1 : region.size.width / region.rect.width;
}

/** Looks at the mask after each change, when it has come to rest; a change on the way stops that. */
function useSurvey(): MaskSurvey | null {
  const photo = useDocument((state) => state.photo?.hash ?? null);
  const version = useDocument((state) => state.mask.version);
  const isEmpty = useDocument((state) => state.mask.bounds === null);
  const { least, wanted } = stripWidths(useDocument(scaleOf));
  // What works on the mask in a worker has that worker first.
  const isBusy = useAdjustable((state) => state.isBusy);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (photo === null || isEmpty || isBusy) return undefined;
    const controller = new AbortController();
    let isLooking = true;
    // A stroke has the machine to itself. One that changes nothing leaves no new version, so the look is begun again by itself.
    const stop = onGesture((isPressed) => {
      if (!isLooking) return;
      clearTimeout(timer);
      controller.abort();
      if (!isPressed) setTurn(turn + 1);
    });
    const timer = setTimeout(() => {
      const mask = currentMask();
      if (mask === null) return;
      // A stroke that is taken back leaves no new version.
      if (mask.openEdit !== null) return setTurn(turn + 1);
      surveyMask(packMask(mask), { least, wanted }, controller.signal).then(
        (survey) => {
          isLooking = false;
          lastSurvey.set({ photo, survey });
        },
        // Nobody asked for it: a mask that is too large to be looked at has no hints of this kind.
        () => undefined,
      );
    }, atRest);
    return () => {
      stop();
      clearTimeout(timer);
      controller.abort();
    };
  }, [photo, version, isEmpty, isBusy, least, wanted, turn]);
  const last = useSignal(lastSurvey);
  return last !== null && last.photo === photo ? last.survey : null;
}
