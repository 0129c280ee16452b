import { isGestureInHand } from "./gestureInHand";
import { onViewChange } from "./viewStore";

/** Ten steps a second are enough to be seen moving. */
const interval = 100;
/** CSS pixels a step. */
const stride = 1;
/** After the last change of the view the edge waits this long. */
const rest = 200;

/**
 * Lets the mask's edge wander while nothing else happens. It stands still during gestures, while the view moves, in a hidden tab
 * and for people who asked for less motion. @returns stop
 */
export function startEdgeMotion(step: (by: number) => void): () => void {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let movedAt = 0;
  const stopListening = onViewChange((state, before) => {
    if (state.viewport !== before.viewport) movedAt = performance.now();
  });
  const timer = setInterval(() => {
    if (reduced.matches || document.hidden || isGestureInHand() || performance.now() - movedAt < rest) return;
    step(stride);
  }, interval);
  return () => {
    clearInterval(timer);
    stopListening();
  };
}
