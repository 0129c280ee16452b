/** The press of the pointer that is going on. Whoever would pull the mask from under it ends it first. */
interface GestureInHand {
  cancel(): void;
}

let inHand: GestureInHand | null = null;
/** A shape that waits for its next press. */
let draft: GestureInHand | null = null;

export function setGestureInHand(gesture: GestureInHand | null): void {
  inHand = gesture;
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
