import { screenPoint, type ScreenPoint } from "../image/geometry";
import { capturePointer } from "./capturePointer";
import { FingerTap } from "./fingerTap";
import type { Gesture } from "./gesture";
import { setGestureInHand } from "./gestureInHand";
import { PalmGuard } from "./palmGuard";
import { Pinch } from "./pinch";
import { panView, zoomBy } from "./viewStore";

/** A second finger this soon after the first meant to pinch from the start: the stroke is taken back. Milliseconds. */
const pinchDelay = 150;

/** What a press of the pointer is for: the tool, the tool turned round, taking away whatever the tool is, or the view. */
export type PressMeaning = "tool" | "inverse" | "erase" | "pan";

/** What a press means. Null: nothing. */
export interface PressHost {
  begin(event: PointerEvent, point: ScreenPoint, how: PressMeaning): Gesture | null;
  move(gesture: Gesture, events: readonly PointerEvent[], origin: ScreenPoint): void;
  /** The pointer over the stage, pressed or not; null when it has left. */
  hover(point: ScreenPoint | null): void;
  /** So many fingers tapped the stage. */
  tap(fingers: number): void;
  /** A pen is in use, or near. */
  penSeen(): void;
  isSpaceHeld(): boolean;
}

interface Press {
  readonly gesture: Gesture;
  readonly pointer: number;
  readonly isFinger: boolean;
  readonly began: number;
}

/**
 * From pointer events to gestures: which button, which finger, and every way in which a press can end. Escape and
 * pointercancel take it back; a lost capture or a window that loses focus end it where it is.
 */
export class PointerSession {
  readonly #element: HTMLElement;
  readonly #host: PressHost;
  readonly #listening = new AbortController();
  readonly #fingers = new Map<number, ScreenPoint>();
  readonly #tap = new FingerTap();
  readonly #palm = new PalmGuard();
  #press: Press | null = null;
  #pinch: Pinch | null = null;
  #origin = screenPoint(0, 0);

  constructor(element: HTMLElement, host: PressHost) {
    this.#element = element;
    this.#host = host;
    const { signal } = this.#listening;
    element.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    element.addEventListener("pointermove", (event) => this.#move(event), { signal });
    // During a gesture the moves are taken at the window: nobody else needs them, and React would go through its tree for each.
    window.addEventListener("pointermove", (event) => this.#takeMove(event), { signal, capture: true });
    window.addEventListener("mousemove", (event) => this.#isBusy && event.stopPropagation(), { signal, capture: true });
    element.addEventListener("pointerup", (event) => this.#up(event), { signal });
    element.addEventListener("pointercancel", (event) => this.#lost(event, "cancel"), { signal });
    element.addEventListener("lostpointercapture", (event) => this.#lost(event, "end"), { signal });
    element.addEventListener("pointerleave", () => this.#host.hover(null), { signal });
    element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    element.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
    // Before the page's own shortcuts: Escape belongs to the gesture while there is one.
    window.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
    window.addEventListener("blur", () => this.#finish("end"), { signal });
  }

  /** Another photo may be painted with fingers again. */
  forgetPen(): void {
    this.#palm.forget();
  }

  /** Ends listening; a gesture that is going on is taken back. */
  dispose(): void {
    this.#finish("cancel");
    this.#listening.abort();
  }

  #down(event: PointerEvent): void {
    this.#measure();
    const point = this.#point(event);
    if (event.pointerType === "pen") this.#penDown(event.timeStamp);
    const how = event.pointerType === "touch" ? this.#finger(event, point) : this.#meaning(event);
    if (this.#isBusy || how === null) return;
    event.preventDefault();
    this.#element.focus({ preventScroll: true });
    this.#host.hover(point);
    const gesture = this.#host.begin(event, point, how);
    if (gesture === null) return;
    this.#press = { gesture, pointer: event.pointerId, isFinger: event.pointerType === "touch", began: event.timeStamp };
    setGestureInHand({ cancel: () => this.#finish("cancel") });
    capturePointer(this.#element, event.pointerId);
  }

  #meaning(event: PointerEvent): PressMeaning | null {
    if (event.button === 1 || (event.button === 0 && this.#host.isSpaceHeld())) return "pan";
    if (event.button === eraserEnd.button || (event.buttons & eraserEnd.buttons) !== 0) return "erase";
    if (event.button === 0) return event.altKey ? "inverse" : "tool";
    return event.button === 2 ? "inverse" : null;
  }

  /** A finger lands: the first one presses, the second one pinches, and a palm does nothing. */
  #finger(event: PointerEvent, point: ScreenPoint): PressMeaning | null {
    const meaning = this.#palm.meaning(event.timeStamp);
    if (meaning === "palm") return null;
    this.#fingers.set(event.pointerId, point);
    this.#tap.down(event.pointerId, point, event.timeStamp);
    if (this.#fingers.size === 2) this.#beginPinch(event.timeStamp);
    if (this.#fingers.size > 1) return null;
    return meaning === "pan" ? "pan" : this.#meaning(event);
  }

  /** The pen lands: whatever lies on the glass is the hand that holds it. */
  #penDown(now: number): void {
    this.#palm.pressed(now);
    this.#host.penSeen();
    const press = this.#press;
    if (press?.isFinger === true) this.#finish(this.#tap.isStill || this.#palm.isPalm(press.began, now) ? "cancel" : "end");
    this.#fingers.clear();
    this.#pinch = null;
    this.#tap.forget();
  }

  get #isBusy(): boolean {
    return this.#press !== null || this.#pinch !== null;
  }

  #takeMove(event: PointerEvent): void {
    if (event.pointerType === "pen") {
      this.#palm.saw(event.timeStamp);
      this.#host.penSeen();
    }
    if (!this.#isBusy) return;
    event.stopPropagation();
    this.#move(event);
  }

  #move(event: PointerEvent): void {
    if (!this.#isBusy) this.#measure();
    const point = this.#point(event);
    if (event.pointerType === "touch") this.#tap.move(event.pointerId, point);
    else this.#host.hover(point);
    if (this.#pinch !== null) {
      // What trembles under fingers that may be about to tap does not move the photo.
      if (!this.#tap.isPossible(event.timeStamp)) this.#pinch.move(event.pointerId, point);
      return;
    }
    if (this.#press === null || event.pointerId !== this.#press.pointer) return;
    // Only pages of a secure origin have them, and a page may be served from another machine of the house.
    const coalesced = "getCoalescedEvents" in event ? event.getCoalescedEvents() : [];
    this.#host.move(this.#press.gesture, coalesced.length > 0 ? coalesced : [event], this.#origin);
  }

  #up(event: PointerEvent): void {
    if (event.pointerType === "pen") this.#palm.lifted(event.timeStamp);
    const tapped = this.#tap.up(event.pointerId, event.timeStamp);
    this.#liftFinger(event.pointerId);
    if (this.#press?.pointer === event.pointerId) this.#finish("end");
    if (tapped > 1) this.#host.tap(tapped);
  }

  #lost(event: PointerEvent, how: "end" | "cancel"): void {
    if (event.pointerType === "pen") this.#palm.lifted(event.timeStamp);
    // After a finger was lifted as well, and then it is no longer one of them.
    if (this.#fingers.has(event.pointerId)) this.#tap.forget();
    this.#liftFinger(event.pointerId);
    if (this.#press?.pointer === event.pointerId) this.#finish(how);
  }

  #liftFinger(pointer: number): void {
    this.#fingers.delete(pointer);
    if (this.#fingers.size < 2) this.#pinch = null;
  }

  #beginPinch(now: number): void {
    if (this.#press !== null) {
      const isStroke = now - this.#press.began > pinchDelay && !this.#tap.isPossible(now);
      this.#finish(isStroke ? "end" : "cancel");
    }
    this.#pinch = new Pinch(this.#fingers);
    for (const pointer of this.#fingers.keys()) capturePointer(this.#element, pointer);
  }

  #finish(how: "end" | "cancel"): void {
    const press = this.#press;
    if (press === null) return;
    // First forget, then act: giving the capture back calls in here again.
    this.#press = null;
    setGestureInHand(null);
    if (how === "end") press.gesture.end();
    else press.gesture.cancel();
    if (this.#element.hasPointerCapture(press.pointer)) this.#element.releasePointerCapture(press.pointer);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Alt" && this.#press !== null) event.preventDefault();
    if (event.key !== "Escape" || this.#press === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#finish("cancel");
  }

  /** Ctrl (or a trackpad's pinch) zooms at the pointer, the plain wheel pans, with Shift sideways. */
  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#measure();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 32 : 1;
    if (event.ctrlKey || event.metaKey) {
      const by = Math.max(-60, Math.min(60, event.deltaY * unit));
      zoomBy(Math.exp(-by * 0.004), this.#point(event));
    } else if (event.shiftKey && event.deltaX === 0) panView({ x: -event.deltaY * unit, y: 0 });
    else panView({ x: -event.deltaX * unit, y: -event.deltaY * unit });
  }

  #measure(): void {
    const { left, top } = this.#element.getBoundingClientRect();
    this.#origin = screenPoint(left, top);
  }

  #point(event: MouseEvent): ScreenPoint {
    return screenPoint(event.clientX - this.#origin.x, event.clientY - this.#origin.y);
  }
}

/** How the other end of a pen reports itself. */
const eraserEnd = { button: 5, buttons: 32 } as const;
