import { imagePoint, screenPoint, type ImagePoint, type ScreenPoint } from "../image/geometry";
import { toImage, toScreen } from "../image/viewport";
import type { Gesture, PointerSample, Tool } from "./gesture";
import { setGestureInHand } from "./gestureInHand";
import { panView, viewState } from "./viewStore";

/** Pixels of the photo for an arrow key; with Ctrl it is a whole brush. */
const steps = { small: 1, large: 10 } as const;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What the keyboard acts on; the stage provides it. */
export interface KeyboardHost {
  /** How the tool in hand aims; undefined where the keyboard has no cursor. */
  aim(): Tool["aim"];
  /** Diameter in pixels of the photo. */
  brushSize(): number;
  begin(at: PointerSample): Gesture | null;
  /** Enter at the cursor. */
  drop(at: PointerSample): void;
  /** The cursor stands elsewhere, or is gone. */
  moved(): void;
  /** Where the pointer is over the stage, or null. */
  pointer(): ScreenPoint | null;
}

/**
 * Painting without a pointer: arrow keys move a cursor in pixels of the photo, and Space is its button. The cursor is there from
 * an arrow key, or from reaching the stage by Tab, until the pointer is used or the focus leaves. Only while it is there does
 * Space paint; else it pans, as ever.
 */
export class KeyboardPainter {
  readonly #element: HTMLElement;
  readonly #host: KeyboardHost;
  readonly #listening = new AbortController();
  /** The pixel, or the corner of pixels, that the cursor is at, also while it is not shown. Whole pixels of the photo. */
  #place: { readonly x: number; readonly y: number } | null = null;
  #isShown = false;
  #press: { readonly gesture: Gesture; hasMoved: boolean } | null = null;
  #isSpaceHeld = false;

  constructor(element: HTMLElement, host: KeyboardHost) {
    this.#element = element;
    this.#host = host;
    const { signal } = this.#listening;
    element.addEventListener("keydown", (event) => this.#keyDown(event), { signal });
    element.addEventListener("keyup", (event) => this.#keyUp(event), { signal });
    element.addEventListener("focus", () => this.#focused(), { signal });
    element.addEventListener("blur", () => this.#left(), { signal });
    window.addEventListener("blur", () => this.#release("end"), { signal });
  }

  /** Where the cursor is, or null while there is none. */
  get cursor(): ImagePoint | null {
    return this.#isShown && this.#host.aim() !== undefined ? this.#point() : null;
  }

  isPressed(): boolean {
    return this.#press !== null;
  }

  /** Space is down and was taken for painting. */
  isSpaceHeld(): boolean {
    return this.#isSpaceHeld;
  }

  /** The pointer moves over the stage: it is what is used now. */
  pointerMoved(): void {
    if (this.#press === null) this.#hide();
  }

  /** The pointer is pressed. Space that has painted nothing but where it stood was held for panning. */
  pointerPressed(): void {
    this.#release(this.#press?.hasMoved === true ? "end" : "cancel");
    this.#hide();
  }

  /** Another photo. */
  forget(): void {
    this.#release("cancel");
    this.#place = null;
    this.#hide();
  }

  /** After the photo was scaled: the cursor does not get lost. */
  keepInView(): void {
    if (this.cursor !== null) bringIntoView(this.#point());
  }

  /** Ends listening; a stroke that is going on is taken back. */
  dispose(): void {
    this.#release("cancel");
    this.#listening.abort();
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#press !== null) {
      event.preventDefault();
      this.#release("cancel");
      return;
    }
    if (event.defaultPrevented || event.altKey || this.#host.aim() === undefined) return;
    const direction = directions[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      const step = event.ctrlKey || event.metaKey ? this.#host.brushSize() : event.shiftKey ? steps.large : steps.small;
      this.#move(direction[0] * step, direction[1] * step);
    } else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === " ") this.#space(event);
    else if (event.key === "Enter" && !event.repeat && this.#press === null) {
      event.preventDefault();
      if (this.#isShown) this.#host.drop(this.#sample(event.shiftKey));
      else this.#show();
    }
  }

  #space(event: KeyboardEvent): void {
    if (!this.#isShown) return;
    event.preventDefault();
    if (event.repeat || this.#press !== null) return;
    const gesture = this.#host.begin(this.#sample(event.shiftKey));
    if (gesture === null) return;
    this.#isSpaceHeld = true;
    this.#press = { gesture, hasMoved: false };
    setGestureInHand({ cancel: () => this.#release("cancel") });
  }

  #keyUp(event: KeyboardEvent): void {
    if (event.key !== " ") return;
    this.#isSpaceHeld = false;
    this.#release("end");
  }

  #focused(): void {
    // A pointer that stands over the stage is likely to be what is used next.
    if (this.#host.aim() !== undefined && this.#host.pointer() === null && this.#element.matches(":focus-visible")) this.#show();
  }

  #left(): void {
    this.#isSpaceHeld = false;
    this.#release("end");
    this.#hide();
  }

  #show(): void {
    if (this.#isShown) return;
    this.#place = this.#start();
    this.#isShown = true;
    this.#host.moved();
  }

  #hide(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#host.moved();
  }

  #move(x: number, y: number): void {
    this.#show();
    const from = this.#place ?? { x: 0, y: 0 };
    this.#place = this.#within(from.x + x, from.y + y);
    bringIntoView(this.#point());
    if (this.#press !== null) {
      this.#press.hasMoved = true;
      // Shift makes the step longer, and no line straight: between two steps every line is.
      this.#press.gesture.move([this.#sample(false)]);
    }
    this.#host.moved();
  }

  #release(how: "end" | "cancel"): void {
    const press = this.#press;
    if (press === null) return;
    this.#press = null;
    setGestureInHand(null);
    press.gesture[how]();
  }

  /** Where the pointer is, or where the cursor was when that can be seen, or the middle of what is seen. */
  #start(): { x: number; y: number } {
    const { viewport, around } = viewState();
    const { stage, photo } = around;
    const pointer = this.#host.pointer();
    const at = pointer === null ? null : toImage(viewport, pointer);
    if (at !== null && at.x >= 0 && at.y >= 0 && at.x < photo.width && at.y < photo.height) return this.#within(at.x, at.y);
    if (this.#place !== null) {
      const { x, y } = toScreen(viewport, this.#point());
      if (x >= 0 && y >= 0 && x <= stage.width && y <= stage.height) return this.#place;
    }
    const [first, last] = [toImage(viewport, screenPoint(0, 0)), toImage(viewport, screenPoint(stage.width, stage.height))];
    const middle = (from: number, to: number, size: number): number => (Math.max(0, from) + Math.min(size, to)) / 2;
    return this.#within(middle(first.x, last.x, photo.width), middle(first.y, last.y, photo.height));
  }

  #within(x: number, y: number): { x: number; y: number } {
    const { width, height } = viewState().around.photo;
    const rest = this.#host.aim() === "corner" ? 0 : 1;
    return { x: Math.min(width - rest, Math.max(0, Math.floor(x))), y: Math.min(height - rest, Math.max(0, Math.floor(y))) };
  }

  #point(): ImagePoint {
    const { x, y } = this.#within(this.#place?.x ?? 0, this.#place?.y ?? 0);
    const half = this.#host.aim() === "corner" ? 0 : 0.5;
    return imagePoint(x + half, y + half);
  }

  #sample(shift: boolean): PointerSample {
    const image = this.#point();
    return { image, screen: toScreen(viewState().viewport, image), pressure: 1, shift };
  }
}

/** How near to the stage's edge the cursor may come, and how far from it the photo is moved then. CSS pixels. */
const edge = { x: { least: 12, kept: 64 }, y: { least: 56, kept: 96 } } as const;

function bringIntoView(point: ImagePoint): void {
  const { viewport, around } = viewState();
  const at = toScreen(viewport, point);
  const along = (place: number, room: number, { least, kept }: { least: number; kept: number }): number => {
    if (place < Math.min(least, room * 0.08)) return Math.min(kept, room / 4) - place;
    return place > room - Math.min(least, room * 0.08) ? room - Math.min(kept, room / 4) - place : 0;
  };
  const by = { x: along(at.x, around.stage.width, edge.x), y: along(at.y, around.stage.height, edge.y) };
  if (by.x !== 0 || by.y !== 0) panView(by);
}
