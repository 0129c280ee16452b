/** The press of the pointer that is going on. Whoever would pull the mask from under it ends it first. */
interface GestureInHand {
  cancel(): void;
}

let inHand: GestureInHand | null = null;

export function setGestureInHand(gesture: GestureInHand | null): void {
  inHand = gesture;
}

/** Whether the user is painting or dragging right now. */
export function isGestureInHand(): boolean {
  return inHand !== null;
}

/** Takes the gesture that is going on back. @returns whether there was one */
export function cancelGestureInHand(): boolean {
  const gesture = inHand;
  gesture?.cancel();
  return gesture !== null;
}
