import { useEffect, useRef } from "react";

/** Milliseconds until a press counts as holding, and between two repeats from then on. */
const pace = { first: 400, next: 150 } as const;

/** The pointer events of a button that repeats while it is held. The click itself, which is the first step, is not among them. */
export function useHold(onRepeat: (() => void) | undefined) {
  const latest = useRef(onRepeat);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    latest.current = onRepeat;
  });
  // A timeout and an interval share their numbers: one call stops whichever is running.
  const release = (): void => window.clearInterval(timer.current);
  useEffect(() => release, []);
  const hold = (): void => {
    release();
    if (latest.current === undefined) return;
    timer.current = window.setTimeout(() => {
      timer.current = window.setInterval(() => latest.current?.(), pace.next);
    }, pace.first);
  };
  return { onPointerDown: hold, onPointerUp: release, onPointerLeave: release, onPointerCancel: release };
}
