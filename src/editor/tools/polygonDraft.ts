import { imagePoint, type ImagePoint, type Point } from "../../image/geometry";
import { toScreen } from "../../image/viewport";
import type { PaintMode } from "../../mask/paintMode";
import type { Draft, DraftKey, Gesture, GestureHost, PointerSample } from "../gesture";
import { viewState } from "../viewStore";

/** A press this near to a corner is meant for it. CSS pixels. */
const grip = 9;

/**
 * A polygon corner by corner: a press puts one down, where it is let go. Enter, a press on the first corner or a second one on the
 * last closes it; Backspace takes the last corner back, and with the first one the polygon; Escape leaves it.
 */
export class PolygonDraft implements Draft {
  readonly #host: GestureHost;
  readonly #mode: PaintMode;
  readonly #corners: ImagePoint[] = [];
  #pointer: ImagePoint;

  constructor(host: GestureHost, start: PointerSample, mode: PaintMode) {
    this.#host = host;
    this.#mode = mode;
    this.#pointer = start.image;
    host.draft = this;
  }

  press(start: PointerSample): Gesture {
    this.hover(start.image);
    return {
      move: (samples) => this.hover(samples.at(-1)?.image ?? this.#pointer),
      end: () => this.#putDown(),
      cancel: () => {
        if (this.#corners.length === 0) this.cancel();
      },
    };
  }

  hover(point: ImagePoint): void {
    this.#pointer = point;
    this.#show();
  }

  key(key: DraftKey): void {
    if (key === "Enter") this.#close();
    else if (key === "Backspace" && this.#corners.length > 1) {
      this.#corners.pop();
      this.#show();
    } else this.cancel();
  }

  cancel(): void {
    this.#host.preview(null);
    this.#host.draft = null;
  }

  #putDown(): void {
    if (this.#closes()) this.#close();
    else if (!isOn(this.#corners.at(-1), this.#pointer)) {
      this.#corners.push(this.#pointer);
      this.#show();
    }
  }

  #closes(): boolean {
    return this.#corners.length >= 3 && (isOn(this.#corners[0], this.#pointer) || isOn(this.#corners.at(-1), this.#pointer));
  }

  #close(): void {
    this.cancel();
    if (this.#corners.length < 3) return;
    const edit = this.#host.mask.begin();
    this.#host.painted(edit.polygon(this.#corners, this.#mode));
    this.#host.commit(edit);
  }

  #show(): void {
    const isClosing = this.#closes();
    const line = [...this.#corners, isClosing ? (this.#corners[0] ?? this.#pointer) : this.#pointer];
    this.#host.preview({ kind: "polygon", corners: this.#corners, line, isClosing });
  }
}

/** Whether a press at `point` is meant for the corner. */
export function isOn(corner: Point | undefined, point: ImagePoint): boolean {
  if (corner === undefined) return false;
  const { viewport } = viewState();
  const [a, b] = [toScreen(viewport, imagePoint(corner.x, corner.y)), toScreen(viewport, point)];
  return Math.hypot(a.x - b.x, a.y - b.y) <= grip;
}
