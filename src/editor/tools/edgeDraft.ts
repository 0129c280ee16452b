import { photoWire, sharpPhotoLine } from "../../document/photoEdges";
import { isEmptyRect, screenPoint, type ImagePoint, type Point, type Rect } from "../../image/geometry";
import { toImage } from "../../image/viewport";
import { traceWire, wireGrid, type Wire } from "../../mask/liveWire";
import type { PaintMode } from "../../mask/paintMode";
import type { Draft, DraftKey, Gesture, GestureHost, PointerSample } from "../gesture";
import { viewState } from "../viewStore";
import { isOn } from "./polygonDraft";

/** An anchor moves this far to lie on an edge, CSS pixels. */
const snap = 7;

interface Anchor {
  /** On an edge as soon as the ways to it are known. */
  point: Point;
  /** All ways to it; kept while another end may still move. */
  wire: Wire | null;
  /** The ways to it are being found. */
  asking: AbortController | null;
  /** How coarse the squares were. */
  step: number;
  /** From this anchor to the next, both included. */
  piece: readonly Point[];
}

/**
 * The edge lasso: a press puts an anchor down, where it is let go, and from there the line follows the edges of the photo to the
 * pointer. A worker finds the ways to an anchor once; until they are there the line is straight. Enter, a press on the first anchor or
 * a second one on the last closes it, Backspace takes the last anchor back, and with the first one the line; Escape leaves it.
 */
export class EdgeDraft implements Draft {
  readonly #host: GestureHost;
  readonly #mode: PaintMode;
  readonly #anchors: Anchor[] = [];
  #pointer: ImagePoint;
  /** Ends what is under way when the line is closed and waits for the rest of its ways. */
  #closing: AbortController | null = null;
  /** A press may outlive the line that it belonged to. */
  #isOver = false;

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
        if (this.#anchors.length === 0) this.cancel();
      },
    };
  }

  hover(point: ImagePoint): void {
    this.#pointer = point;
    if (this.#closing !== null || this.#isOver) return;
    this.#lookCloser();
    this.#show();
  }

  key(key: DraftKey): void {
    if (key === "Escape") this.cancel();
    else if (this.#closing !== null) return;
    else if (key === "Enter") this.#close();
    else if (this.#anchors.length > 1) this.#takeBack();
    else this.cancel();
  }

  cancel(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const anchor of this.#anchors) anchor.asking?.abort();
    this.#closing?.abort();
    this.#anchors.length = 0;
    this.#host.preview(null);
    this.#host.draft = null;
  }

  #putDown(): void {
    if (this.#closing !== null || this.#isOver) return;
    if (this.#closes()) this.#close();
    else if (!isOn(this.#anchors.at(-1)?.point, this.#pointer)) {
      const anchor: Anchor = { point: this.#pointer, wire: null, asking: null, step: 1, piece: [] };
      const before = this.#anchors.at(-1);
      if (before !== undefined) before.piece = lineBetween(before, anchor.point);
      this.#anchors.push(anchor);
      void this.#ask(anchor, snap / viewState().viewport.scale);
      this.#show();
    }
  }

  #closes(): boolean {
    const { length } = this.#anchors;
    return length >= 3 && (isOn(this.#anchors[0]?.point, this.#pointer) || isOn(this.#anchors.at(-1)?.point, this.#pointer));
  }

  #takeBack(): void {
    this.#anchors.pop()?.asking?.abort();
    const last = this.#anchors.at(-1);
    if (last !== undefined && last.wire === null && last.asking === null) void this.#ask(last, 0);
    this.#show();
  }

  /** Finds the ways to an anchor in what is seen now. Those that cannot be found are straight. */
  async #ask(anchor: Anchor, within: number): Promise<void> {
    const { mask } = this.#host;
    const asking = new AbortController();
    anchor.asking = asking;
    const grid = wireGrid(seenRect(), anchor.point, { width: mask.width, height: mask.height });
    const wire = isEmptyRect(grid.rect)
      ? null
      : await photoWire({ point: anchor.point, grid, snap: within }, asking.signal).catch(() => null);
    if (asking.signal.aborted) return;
    anchor.asking = null;
    if (wire !== null) {
      anchor.wire = wire;
      anchor.step = Math.max(anchor.step, grid.step);
      if (within > 0) anchor.point = wire.anchor;
      this.#retrace(anchor);
    }
    if (this.#closing === null) this.#show();
    else this.#paintWhenReady();
  }

  /** The pieces at an anchor whose ways are there now. */
  #retrace(anchor: Anchor): void {
    const index = this.#anchors.indexOf(anchor);
    const [before, next] = [this.#anchors[index - 1], this.#anchors[index + 1]];
    // After a corner was taken back the ways to the one before are asked for anew; what leads to it lies on its edges already.
    if (before !== undefined && (before.wire !== null || before.piece.length === 2)) before.piece = lineBetween(before, anchor.point);
    if (next !== undefined) anchor.piece = lineBetween(anchor, next.point);
    // Both ends of a piece are where they stay: its ways are needed no longer.
    if (before !== undefined) before.wire = null;
    if (next !== undefined && next.asking === null) anchor.wire = null;
  }

  /** The photo was moved or enlarged since: the ways that are known lead past what is seen now. */
  #lookCloser(): void {
    const last = this.#anchors.at(-1);
    if (last === undefined || last.wire === null || last.asking !== null) return;
    const { mask } = this.#host;
    const { rect, step } = wireGrid(seenRect(), last.point, { width: mask.width, height: mask.height });
    const known = last.wire.grid;
    if (step < known.step || (!isWithin(known.rect, this.#pointer) && isWithin(rect, this.#pointer))) void this.#ask(last, 0);
  }

  #close(): void {
    if (this.#anchors.length < 3) {
      this.cancel();
      return;
    }
    this.#closing = new AbortController();
    this.#show();
    this.#paintWhenReady();
  }

  /** As soon as every piece lies on its edges. */
  #paintWhenReady(): void {
    if (this.#closing === null || this.#anchors.some(({ asking }) => asking !== null)) return;
    void this.#paint(this.#wholeLine(), Math.max(...this.#anchors.map(({ step }) => step)), this.#closing.signal);
  }

  async #paint(line: readonly Point[], step: number, signal: AbortSignal): Promise<void> {
    const sharp = await sharpPhotoLine(line, step, signal).catch(() => line);
    if (signal.aborted) return;
    this.cancel();
    const { mask } = this.#host;
    if (mask.openEdit !== null) return;
    const edit = mask.begin();
    this.#host.painted(edit.polygon(sharp, this.#mode));
    this.#host.commit(edit);
  }

  /** From the first anchor to the last, and along the edges back to the first while it closes. */
  #wholeLine(): Point[] {
    const line = this.#anchors.slice(0, -1).flatMap(({ piece }) => piece);
    const [first, last] = [this.#anchors[0], this.#anchors.at(-1)];
    if (first === undefined || last === undefined) return line;
    const isClosing = this.#closing !== null || this.#closes();
    return [...line, ...lineBetween(last, isClosing ? first.point : this.#pointer)];
  }

  #show(): void {
    const anchors = this.#anchors.map(({ point }) => point);
    this.#host.preview({ kind: "polygon", corners: anchors, line: this.#wholeLine(), isClosing: this.#closing === null && this.#closes() });
  }
}

/** Along the edges where the ways to the anchor are known. */
function lineBetween({ point, wire }: Anchor, end: Point): readonly Point[] {
  return wire === null ? [point, end] : [...traceWire(wire, end), point].toReversed();
}

/** The part of the photo on the stage. */
function seenRect(): Rect {
  const { viewport, around } = viewState();
  const from = toImage(viewport, screenPoint(0, 0));
  const to = toImage(viewport, screenPoint(around.stage.width, around.stage.height));
  const [x, y] = [Math.max(0, Math.floor(from.x)), Math.max(0, Math.floor(from.y))];
  return {
    x,
    y,
    width: Math.max(0, Math.min(around.photo.width, Math.ceil(to.x)) - x),
    height: Math.max(0, Math.min(around.photo.height, Math.ceil(to.y)) - y),
  };
}

function isWithin({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height;
}
