import { useEffect, useMemo } from "react";
import { useView } from "../editor/viewStore";
import type { PixelLock } from "../image/photoService";
import { isUnderWay } from "../runs/run";
import { useRuns } from "../runs/runQueries";
import { useSignal } from "../ui/signal";
import { pictureKey } from "./besideOutput";
import { composeOutput, pixelLocks } from "./composeOutput";
import { useGallery } from "./galleryStore";
import { findOutput, type ShownOutput } from "./runGroups";

/** How long a result is looked at before its pixels are counted: leafing through results must not start work for each. */
const lookedAtFor = 1200;

/** The finish on the stage: null when none is looked at. */
function useLookedAt(): ShownOutput | null {
  const runs = useRuns();
  const chosen = useGallery((state) => state.chosen);
  const looking = useView((state) => state.mode !== "mask");
  return useMemo(() => (looking ? findOutput(runs, chosen) : null), [runs, chosen, looking]);
}

function lockOf(locks: ReadonlyMap<string, PixelLock>, shown: ShownOutput | null): PixelLock | null {
  return shown === null ? null : (locks.get(pictureKey(shown.run, shown.output, shown.output.finish)) ?? null);
}

/** What was counted of the result on the stage, null until it was. */
export function usePixelLock(): PixelLock | null {
  return lockOf(useSignal(pixelLocks), useLookedAt());
}

/**
 * Counts the pixels of the result on the stage. The count needs the composed photo, which Download then has at once; it waits
 * while a run is under way, whose engine may need the machine. Used once, by the screen.
 */
export function useCountedPixels(): void {
  const shown = useLookedAt();
  const counted = usePixelLock() !== null;
  const resting = useGallery((state) => !state.loading && !state.open && state.finishDraft === null);
  const working = useRuns().some(isUnderWay);
  useEffect(() => {
    if (shown === null || counted || working || !resting) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      // Nobody asked for it: what fails here fails again, and is told, when the result is downloaded.
      composeOutput(shown.run, shown.output, controller.signal).catch(() => undefined);
    }, lookedAtFor);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [shown, counted, working, resting]);
}
