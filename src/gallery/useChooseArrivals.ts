import { useLayoutEffect, useRef } from "react";
import { documentState } from "../document/documentStore";
import { isGestureInHand } from "../editor/gestureInHand";
import { setViewMode } from "../editor/viewStore";
import { isFinal, type Run } from "../runs/run";
import { choose, galleryState } from "./galleryStore";

/**
 * When a run brings its images, the first one is chosen and shown, unless the user went on painting since the run was first
 * seen: then nothing is taken from under the brush.
 */
export function useChooseArrivals(runs: readonly Run[]): void {
  /** The version of the mask when a run on its way was first seen. */
  const seen = useRef(new Map<string, number>());
  // As soon as the card is there: a click on "Mask" that follows it is the later one.
  useLayoutEffect(() => {
    for (const run of runs) {
      const version = seen.current.get(run.id);
      if (!isFinal(run)) {
        if (version === undefined) seen.current.set(run.id, documentState().mask.version);
        continue;
      }
      if (version === undefined) continue;
      seen.current.delete(run.id);
      const first = run.outputs.find((output) => !output.deleted);
      const { photo, mask } = documentState();
      if (first === undefined || mask.version !== version || isGestureInHand() || photo?.hash !== run.photo.hash || galleryState().open)
        continue;
      choose(first.id);
      setViewMode("result");
    }
  }, [runs]);
}
