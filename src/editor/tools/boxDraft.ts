import type { PaintMode } from "../../mask/paintMode";
import type { Draft, DraftKey, Gesture, GestureHost, PointerSample } from "../gesture";
import { showTypedBox, type TypedBox } from "../typedBox";
import { beginBox } from "./dragBox";

/** The share of the photo's shorter side that a box has when it is dropped. */
const firstShare = 0.2;

/** A rectangle or an ellipse that was dropped and not drawn: its numbers are typed. Enter paints it as one step, Escape takes it back. */
export class BoxDraft implements Draft {
  readonly #host: GestureHost;
  readonly #mode: PaintMode;
  #box: TypedBox;

  constructor(kind: TypedBox["kind"], host: GestureHost, at: PointerSample, mode: PaintMode) {
    host.draft?.cancel();
    this.#host = host;
    this.#mode = mode;
    const { width, height } = host.mask;
    const side = Math.max(1, Math.round(Math.min(width, height) * firstShare));
    const [x, y] = [Math.min(width - 1, Math.floor(at.image.x)), Math.min(height - 1, Math.floor(at.image.y))];
    this.#box = { kind, x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) };
    host.draft = this;
    this.#show();
  }

  press(start: PointerSample): Gesture {
    this.cancel();
    return beginBox(this.#box.kind, this.#host, start, this.#mode);
  }

  hover(): void {}

  key(key: DraftKey): void {
    if (key === "Enter") this.#keep();
    else this.cancel();
  }

  cancel(): void {
    showTypedBox(null);
    this.#host.preview(null);
    this.#host.draft = null;
  }

  #keep(): void {
    const [a, b] = corners(this.#box);
    this.cancel();
    const edit = this.#host.mask.begin();
    this.#host.painted(this.#box.kind === "rectangle" ? edit.rect(a, b, this.#mode) : edit.ellipse(a, b, this.#mode));
    this.#host.commit(edit);
  }

  #show(): void {
    const [a, b] = corners(this.#box);
    this.#host.preview({ kind: this.#box.kind, a, b });
    showTypedBox({
      box: this.#box,
      change: (box) => {
        this.#box = box;
        this.#show();
      },
      end: (key) => this.key(key),
    });
  }
}

function corners({ x, y, width, height }: TypedBox) {
  return [
    { x, y },
    { x: x + width, y: y + height },
  ] as const;
}
