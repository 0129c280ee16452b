/** All further events of the pointer go to the element, wherever it moves. A pointer that is already up is let go quietly. */
export function capturePointer(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // It was lifted in the meantime, or a script made it: its events still come while it is over the element.
  }
}
