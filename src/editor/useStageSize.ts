import { useEffect, type RefObject } from "react";
import type { Size } from "../image/geometry";
import { resizeStage, useView } from "./viewStore";

/** The stage's size in CSS pixels and the screen's ratio, followed through every change of either. */
export function useStageSize(frame: RefObject<HTMLElement | null>): { stage: Size; dpr: number } {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth, clientHeight } = element;
      // Nothing to see in a hidden section: the size from before is kept.
      if (clientWidth > 0 && clientHeight > 0) resizeStage({ width: clientWidth, height: clientHeight }, devicePixelRatio);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [frame]);
  const stage = useView((state) => state.around.stage);
  const dpr = useView((state) => state.around.dpr);
  return { stage, dpr };
}
