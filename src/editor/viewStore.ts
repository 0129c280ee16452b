import { create } from "zustand";
import { screenPoint, type Point, type Rect, type ScreenPoint, type Size } from "../image/geometry";
import { fitViewport, keepCentre, nextZoom, panBy, zoomAt, zoomOf, type Surroundings, type Viewport } from "../image/viewport";

export type ViewMode = "mask" | "result" | "compare";

/** How the stage is looked at. Nothing of it is kept. Written once a frame at most, never by a pointer that paints. */
export interface ViewState {
  /** What was asked for; `shownMode` says what is seen. */
  readonly mode: ViewMode;
  /** There is a result to show. */
  readonly hasScene: boolean;
  /** Where the compare divider stands, 0 to 1 of what is seen of the photo. */
  readonly divider: number;
  /** The original is shown while a key or a button is held. */
  readonly peek: boolean;
  readonly maskVisible: boolean;
  readonly viewport: Viewport;
  readonly around: Surroundings;
  /** The photo has been fitted and not moved since: it is fitted again when the stage changes its size. */
  readonly fitted: boolean;
}

const none: Surroundings = { photo: { width: 1, height: 1 }, stage: { width: 1, height: 1 }, dpr: 1 };

const viewStore = create<ViewState>(() => ({
  mode: "mask",
  hasScene: false,
  divider: 0.5,
  peek: false,
  maskVisible: true,
  viewport: fitViewport(none),
  around: none,
  fitted: true,
}));

export function useView<Piece>(select: (state: ViewState) => Piece): Piece {
  return viewStore(select);
}

export function viewState(): ViewState {
  return viewStore.getState();
}

/** Calls `listener` after every change. @returns unsubscribe */
export function onViewChange(listener: (state: ViewState, before: ViewState) => void): () => void {
  return viewStore.subscribe(listener);
}

/** Result and Compare fall back to Mask while there is no result. */
export function shownMode({ mode, hasScene }: ViewState): ViewMode {
  return hasScene ? mode : "mask";
}

export function setViewMode(mode: ViewMode): void {
  viewStore.setState({ mode });
}

/** The mask is asked for, or worked on, while a result is still loading: it stays in view, and the result does not take its place later. */
export function keepMaskInView(): void {
  const view = viewState();
  // Nobody is told after every stroke of what did not change.
  if (view.mode !== "mask" && shownMode(view) === "mask") setViewMode("mask");
}

export function setHasScene(hasScene: boolean): void {
  if (viewState().hasScene !== hasScene) viewStore.setState({ hasScene });
}

export function setDivider(divider: number): void {
  viewStore.setState({ divider: Math.min(1, Math.max(0, divider)) });
}

export function setPeek(peek: boolean): void {
  if (viewState().peek !== peek) viewStore.setState({ peek });
}

export function setMaskVisible(maskVisible: boolean): void {
  viewStore.setState({ maskVisible });
}

/** Another photo: it is fitted. The same size again (a result used as input) keeps the view. */
export function showPhoto(photo: Size): void {
  const { around } = viewState();
  if (around.photo.width === photo.width && around.photo.height === photo.height) return;
  const next = { ...around, photo };
  viewStore.setState({ around: next, viewport: fitViewport(next), fitted: true });
}

/** The stage has another size, in CSS pixels, or another screen. */
export function resizeStage(stage: Size, dpr: number): void {
  const { around, viewport, fitted } = viewState();
  if (around.stage.width === stage.width && around.stage.height === stage.height && around.dpr === dpr) return;
  const next = { ...around, stage, dpr };
  viewStore.setState({ around: next, viewport: fitted ? fitViewport(next) : keepCentre(viewport, around.stage, next) });
}

export function fitPhoto(): void {
  const { around } = viewState();
  viewStore.setState({ viewport: fitViewport(around), fitted: true });
}

/** A rectangle that may reach out of the photo is seen whole, left of `besides` CSS pixels that something else takes. */
export function showRect({ x, y, width, height }: Rect, besides: number): void {
  const { around } = viewState();
  const stage = { ...around.stage, width: Math.max(1, around.stage.width - besides) };
  const fit = fitViewport({ ...around, photo: { width, height }, stage });
  const whole = (value: number): number => Math.round(value * around.dpr) / around.dpr;
  viewStore.setState({
    viewport: { scale: fit.scale, x: whole(fit.x - x * fit.scale), y: whole(fit.y - y * fit.scale) },
    fitted: false,
  });
}

/** `zoom` 1 is 100 %; around `point`, or around the middle of the stage. */
export function zoomTo(zoom: number, point: ScreenPoint = middle()): void {
  const { viewport, around } = viewState();
  viewStore.setState({ viewport: zoomAt(viewport, point, zoom, around), fitted: false });
}

export function zoomBy(factor: number, point: ScreenPoint): void {
  const { viewport, around } = viewState();
  zoomTo(zoomOf(viewport, around.dpr) * factor, point);
}

export function zoomStep(direction: 1 | -1): void {
  const { viewport, around } = viewState();
  zoomTo(nextZoom(zoomOf(viewport, around.dpr), direction));
}

/** Moves the photo by CSS pixels. */
export function panView(by: Point): void {
  const { viewport, around } = viewState();
  viewStore.setState({ viewport: panBy(viewport, by, around), fitted: false });
}

function middle(): ScreenPoint {
  const { stage } = viewState().around;
  return screenPoint(stage.width / 2, stage.height / 2);
}
