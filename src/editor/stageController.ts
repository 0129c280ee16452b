import { commitMask } from "../document/maskCommands";
import { onMaskChange } from "../document/documentMask";
import { documentState, onDocumentChange } from "../document/documentStore";
import { onLeftOutChange, openEdit, paintedRaster, paintsLeftOut } from "../document/paintTarget";
import { currentT } from "../i18n/i18n";
import type { ImagePoint, Rect, ScreenPoint } from "../image/geometry";
import { toImage, toScreen } from "../image/viewport";
import type { MaskRaster } from "../mask/maskRaster";
import { onPreferencesChange, preferencesState } from "../settings/preferencesStore";
import { toast } from "../ui/toast";
import { CursorAnnouncements } from "./cursorAnnouncements";
import { startEdgeMotion } from "./edgeMotion";
import { redoCommand, undoCommand } from "./editorCommands";
import type { Draft, DraftKey, Gesture, GestureHost, PointerSample, Tool } from "./gesture";
import { cancelGestureInHand, setDraftInHand } from "./gestureInHand";
import { holdKeys, type HoldKeys } from "./holdKeys";
import { KeyboardPainter } from "./keyboardPainter";
import { adjustWand, operate, prepareColours } from "./maskOperating";
import { notePen } from "./penStore";
import { PointerSession, type PressMeaning } from "./pointerSession";
import { noKeys, pressMode, usesShift, type PressKeys } from "./pressMode";
import type { ResultScene } from "./resultScene";
import { StagePainter, type StageLayers } from "./stagePainter";
import { StagePictures } from "./stagePictures";
import { tools } from "./tools/toolTable";
import { modeOf, onToolChange, toolState } from "./toolStore";
import { onViewChange, panView, shownMode, viewState } from "./viewStore";

/**
 * The stage between mount and unmount: listens to the pointer and to the stores, and tells the painter what changed. Pointer
 * moves go from here to the mask and to the painter; React and the stores do not hear of them.
 */
export class StageController {
  readonly painter: StagePainter;
  readonly #element: HTMLElement;
  readonly #keys: HoldKeys;
  readonly #session: PointerSession;
  readonly #keyboard: KeyboardPainter;
  readonly #announcements = new CursorAnnouncements();
  readonly #stop: (() => void)[];
  readonly #pictures = new StagePictures();
  #scene: ResultScene | null = null;
  #lastPoint: ImagePoint | null = null;
  #pointer: ScreenPoint | null = null;
  /** Where the pointer was last: a page that changes under it sends moves of a pointer that rests. */
  #lastHover: ScreenPoint | null = null;
  /** Fingers have been told why they do not paint. */
  #toldFingers = false;
  /** A shape between two presses. */
  #draft: Draft | null = null;
  /** Whether the tool in hand shows its ring, and in which size, CSS pixels. */
  #ring = { isShown: false, radius: 0 };
  /** Shift said at the press how to combine: until it is let go once it does not draw straight lines. */
  #isShiftSpent = false;
  /** A gesture is ending: what it painted is on the screen already. */
  #committing = false;

  constructor(element: HTMLElement, layers: StageLayers) {
    this.#element = element;
    // The drawing surface takes the keyboard: arrows move its cursor or the photo, and single-letter shortcuts need somewhere to be heard.
    element.tabIndex = 0;
    this.painter = new StagePainter(layers, this.#pictures.now(this.#scene));
    this.#keys = holdKeys(() => this.#dress());
    this.#session = new PointerSession(element, {
      begin: (event, point, how) => this.#begin(event, point, how),
      move: (gesture, events, origin) => gesture.move(events.map((event) => this.#sample(event, origin))),
      hover: (point) => {
        this.#pointer = point;
        if (point !== null && (point.x !== this.#lastHover?.x || point.y !== this.#lastHover.y)) {
          this.#lastHover = point;
          this.#keyboard.pointerMoved();
        }
        this.#drawRing();
        if (point !== null) this.#draft?.hover(toImage(viewState().viewport, point));
      },
      tap: (fingers) => this.#tap(fingers),
      penSeen: notePen,
      isSpaceHeld: () => this.#keys.isSpaceHeld() || this.#keyboard.isSpaceHeld(),
    });
    // A draft hears its keys before the cursor does.
    element.addEventListener("keydown", this.#draftByKey);
    this.#keyboard = new KeyboardPainter(element, {
      aim: () => this.#aim(),
      brushSize: () => toolState().size,
      begin: (at) => this.#beginAt(() => at, "tool"),
      drop: (at) => this.#drop(at),
      moved: () => this.#cursorMoved(),
      pointer: () => this.#pointer,
    });
    element.addEventListener("keydown", this.#panByKey);
    this.#stop = [
      () => element.removeEventListener("keydown", this.#panByKey),
      () => element.removeEventListener("keydown", this.#draftByKey),
      onViewChange((view, before) => {
        if (shownMode(view) !== "mask") this.#draft?.cancel();
        if (view.viewport.scale !== before.viewport.scale) this.#keyboard.keepInView();
        this.#changed();
      }),
      onToolChange((state, before) => {
        if (state.tool !== before.tool || state.lasso !== before.lasso) {
          this.#draft?.cancel();
          this.#prepareTool();
        }
        if (state.tolerance !== before.tolerance || state.contiguous !== before.contiguous) adjustWand(state);
        this.#dress();
      }),
      onPreferencesChange(() => this.#changed()),
      onMaskChange((dirty) => this.#painted(dirty, !paintsLeftOut())),
      onLeftOutChange((dirty) => this.#painted(dirty, paintsLeftOut())),
      onDocumentChange((state, before) => {
        if (paintsLeftOut(state) !== paintsLeftOut(before)) {
          // What is in hand belongs to the other one.
          cancelGestureInHand();
          this.#draft?.cancel();
        }
        if (state.params !== before.params || state.engine !== before.engine || state.target !== before.target) this.#changed();
        if (state.display === before.display) return;
        if (state.photo === before.photo) {
          // The same photo, sharper than before.
          this.#changed();
          return;
        }
        // The mask of another photo is another object: a stroke in hand belongs to the old one.
        cancelGestureInHand();
        this.#draft?.cancel();
        this.#lastPoint = null;
        this.#session.forgetPen();
        this.#keyboard.forget();
        this.#toldFingers = false;
        this.#prepareTool();
        this.#changed();
      }),
      startEdgeMotion((by) => this.painter.moveDashes(by)),
    ];
    this.#dress();
    this.#prepareTool();
  }

  /** The mask or the left-out area has changed; `isInHand`: it is the one that is painted on. */
  #painted(dirty: Rect, isInHand: boolean): void {
    this.#changed();
    if (!isInHand) this.painter.beneathChanged();
    else if (!this.#committing) this.painter.painted(dirty);
  }

  showScene(scene: ResultScene | null): void {
    this.#scene = scene;
    this.#changed();
  }

  dispose(): void {
    this.#session.dispose();
    this.#keyboard.dispose();
    this.#announcements.moved(null);
    this.#draft?.cancel();
    this.#keys.dispose();
    for (const stop of this.#stop) stop();
    this.painter.dispose();
  }

  #changed(): void {
    this.painter.show(this.#pictures.now(this.#scene));
    this.#dress();
  }

  /** The pointer's look: ring, cross or hand. */
  #dress(): void {
    const view = viewState();
    const isMask = shownMode(view) === "mask";
    const { cursor } = tools[toolState().tool];
    const hasHand = !isMask || cursor === "hand" || this.#keys.isSpaceHeld();
    const diameter = toolState().size * view.viewport.scale;
    this.#ring = { isShown: !hasHand && cursor === "ring" && diameter >= leastRing, radius: diameter / 2 };
    const isHidden = this.#ring.isShown || this.#keyboard.cursor !== null;
    this.#element.style.cursor = hasHand ? "grab" : isHidden ? "none" : "crosshair";
    this.#drawRing();
  }

  #drawRing(): void {
    const { isShown, radius } = this.#ring;
    const { cursor } = this.#keyboard;
    if (cursor !== null) {
      const { x, y } = toScreen(viewState().viewport, cursor);
      this.painter.showRing({ x, y, radius: isShown ? radius : 0, hasCross: true });
    } else this.painter.showRing(isShown && this.#pointer !== null ? { ...this.#pointer, radius, hasCross: false } : null);
  }

  /** The keyboard's cursor stands elsewhere, or is gone. */
  #cursorMoved(): void {
    const { cursor } = this.#keyboard;
    this.#dress();
    this.#announcements.moved(cursor);
    if (cursor !== null && !this.#keyboard.isPressed()) this.#draft?.hover(cursor);
  }

  /** The keyboard has a cursor where something can be painted. */
  #aim(): Tool["aim"] {
    return shownMode(viewState()) === "mask" && documentState().display !== null ? tools[toolState().tool].aim : undefined;
  }

  #begin(event: PointerEvent, point: ScreenPoint, how: PressMeaning): Gesture | null {
    this.#keyboard.pointerPressed();
    if (how === "pan" && event.pointerType === "touch" && !this.#toldFingers) {
      this.#toldFingers = true;
      toast({ text: currentT()("input.fingersPan") });
    }
    return this.#beginAt(() => this.#sampleAt(event, point), how, event);
  }

  #beginAt(start: () => PointerSample, how: PressMeaning, keys: PressKeys = noKeys): Gesture | null {
    const isMask = shownMode(viewState()) === "mask";
    const id = how === "pan" || !isMask ? "pan" : toolState().tool;
    const chosen = tools[id];
    if ((how === "inverse" || how === "erase") && !chosen.paints) return null;
    // The other end of a pen takes away, also while the eraser is in hand.
    const tool = how === "erase" && chosen.cursor === "ring" ? tools.brush : chosen;
    const mask = paintedRaster();
    if (mask === null || openEdit() !== null) return null;
    const mode = how === "erase" ? "erase" : pressMode(tool, how === "inverse", keys, modeOf(toolState(), id));
    this.#isShiftSpent = usesShift(tool, keys);
    return tool.begin(this.#host(mask), start(), mode);
  }

  /** Enter at the keyboard's cursor. */
  #drop(at: PointerSample): void {
    const mask = paintedRaster();
    if (mask === null || openEdit() !== null) return;
    this.#announcements.moved(null);
    const id = toolState().tool;
    tools[id].drop?.(this.#host(mask), at, pressMode(tools[id], false, noKeys, modeOf(toolState(), id)));
  }

  /** Two fingers take back, three do it again. */
  #tap(fingers: number): void {
    if (shownMode(viewState()) !== "mask") return;
    const command = fingers === 2 ? undoCommand : redoCommand;
    if (fingers <= 3 && command.enabled()) command.run();
  }

  /** What a tool needs to know of the whole photo is found out when it is taken in hand, not at its first click. */
  #prepareTool(): void {
    if (tools[toolState().tool].needsColours === true && documentState().display !== null) prepareColours();
  }

  readonly #draftByKey = (event: KeyboardEvent): void => {
    if (this.#draft === null || event.ctrlKey || event.metaKey || event.altKey || !isDraftKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#draft.key(event.key);
  };

  /** With a tool that paints nothing, arrow keys move the photo. In Result and Compare they belong to the results. */
  readonly #panByKey = (event: KeyboardEvent): void => {
    if (shownMode(viewState()) !== "mask" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const step = event.shiftKey ? keyPan.large : keyPan.small;
    const x = event.key === "ArrowLeft" ? step : event.key === "ArrowRight" ? -step : 0;
    const y = event.key === "ArrowUp" ? step : event.key === "ArrowDown" ? -step : 0;
    if (x === 0 && y === 0) return;
    event.preventDefault();
    panView({ x, y });
  };

  #setDraft(draft: Draft | null): void {
    this.#draft = draft;
    setDraftInHand(draft);
  }

  #host(mask: MaskRaster): GestureHost {
    const { size, softness } = toolState();
    const { penPressure } = preferencesState();
    const setLastPoint = (point: ImagePoint | null): void => {
      this.#lastPoint = point;
    };
    const lastPoint = this.#lastPoint;
    const draft = this.#draft;
    const setDraft = (next: Draft | null): void => this.#setDraft(next);
    return {
      mask,
      brush: { radius: size / 2, softness, pressure: penPressure },
      get lastPoint() {
        return lastPoint;
      },
      set lastPoint(point) {
        setLastPoint(point);
      },
      painted: (dirty) => this.painter.painted(dirty),
      commit: (edit) => {
        this.#announcements.moved(null);
        this.#committing = true;
        commitMask(edit);
        this.#committing = false;
      },
      get draft() {
        return draft;
      },
      set draft(next) {
        setDraft(next);
      },
      operate,
      preview: (outline) => this.painter.preview(outline),
      pan: panView,
    };
  }

  #sample(event: PointerEvent, origin: ScreenPoint): PointerSample {
    return this.#sampleAt(event, { ...origin, x: event.clientX - origin.x, y: event.clientY - origin.y });
  }

  #sampleAt(event: PointerEvent, screen: ScreenPoint): PointerSample {
    const image = toImage(viewState().viewport, screen);
    this.#isShiftSpent &&= event.shiftKey;
    const shift = event.shiftKey && !this.#isShiftSpent;
    return { screen, image, pressure: event.pointerType === "pen" ? event.pressure : 1, shift };
  }
}

function isDraftKey(key: string): key is DraftKey {
  return key === "Enter" || key === "Backspace" || key === "Escape";
}

/** A smaller ring cannot be seen, so the system's cross stays. CSS pixels. */
const leastRing = 6;

/** CSS pixels for an arrow key; with Shift more. */
const keyPan = { small: 40, large: 200 } as const;
