import type { Point } from "../image/geometry";
import { capturePointer } from "./capturePointer";

export interface DragHost {
  /** CSS pixels since the press. */
  move(by: Point): void;
  end(): void;
  cancel(): void;
}

/** Follows a pressed pointer until it is let go. Escape and pointercancel take the drag back; a window that loses focus ends it where it is. */
export function followDrag(element: Element, press: PointerEvent, host: DragHost): void {
  capturePointer(element, press.pointerId);
  const listening = new AbortController();
  const { signal } = listening;
  const finish = (how: "end" | "cancel"): void => {
    listening.abort();
    host[how]();
  };
  const ours = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === press.pointerId) act(event);
  };
  // At the window: the element may go while it is dragged.
  window.addEventListener(
    "pointermove",
    ours((event) => host.move({ x: event.clientX - press.clientX, y: event.clientY - press.clientY })),
    {
      signal,
    },
  );
  window.addEventListener(
    "pointerup",
    ours(() => finish("end")),
    { signal },
  );
  window.addEventListener(
    "pointercancel",
    ours(() => finish("cancel")),
    { signal },
  );
  window.addEventListener("blur", () => finish("end"), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      finish("cancel");
    },
    { signal, capture: true },
  );
}
