import { useEffect, useRef, type MouseEvent } from "react";

/** Milliseconds until a press counts as holding, and between two repeats from then on. */
const pace = { first: 400, next: 150 } as const;

/** The events of a button that repeats while it is held. A click is the button's own; the one that ends holding is nobody's. */
export function useHold(onRepeat: (() => void) | undefined) {
  const latest = useRef(onRepeat);
  const timer = useRef<number | undefined>(undefined);
  const hasRepeated = useRef(false);
  useEffect(() => {
    latest.current = onRepeat;
  });
  // A timeout and an interval share their numbers: one call stops whichever is running.
  const release = (): void => window.clearInterval(timer.current);
  useEffect(() => release, []);
  const hold = (): void => {
    release();
    hasRepeated.current = false;
    if (latest.current === undefined) return;
    timer.current = window.setTimeout(() => {
      timer.current = window.setInterval(() => {
        hasRepeated.current = true;
        latest.current?.();
      }, pace.next);
    }, pace.first);
  };
  const swallow = (event: MouseEvent): void => {
    if (hasRepeated.current) event.stopPropagation();
    hasRepeated.current = false;
  };
  return { onPointerDown: hold, onPointerUp: release, onPointerLeave: release, onPointerCancel: release, onClickCapture: swallow };
}
