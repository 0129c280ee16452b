/** The press of the pointer that is going on. Whoever would pull the mask from under it ends it first. */
interface GestureInHand {
  cancel(): void;
}

let inHand: GestureInHand | null = null;
/** A shape that waits for its next press. */
let draft: GestureInHand | null = null;
const listeners = new Set<(isPressed: boolean) => void>();

export function setGestureInHand(gesture: GestureInHand | null): void {
  inHand = gesture;
  for (const listener of listeners) listener(gesture !== null);
}

/** Calls `listener` when a press begins, and when it is over but has not changed anything yet. @returns unsubscribe */
export function onGesture(listener: (isPressed: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setDraftInHand(next: GestureInHand | null): void {
  draft = next;
}

/** Whether the user is painting or dragging right now. */
export function isGestureInHand(): boolean {
  return inHand !== null || draft !== null;
}

/** Takes the gesture that is going on back. @returns whether there was one */
export function cancelGestureInHand(): boolean {
  const gesture = inHand ?? draft;
  gesture?.cancel();
  return gesture !== null;
}
