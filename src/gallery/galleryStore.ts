import { create } from "zustand";
import type { Finish } from "../image/finishValues";

/** What is looked at in the results. Nothing of it is kept: runs and outputs live in the run table. */
export interface GalleryState {
  /** The output on the stage and under the lime ring. */
  readonly chosen: string | null;
  /** The output on the left of the comparison; null compares with the photo. */
  readonly against: string | null;
  /** Ticked in the gallery, in the order of ticking. */
  readonly selected: readonly string[];
  /** The gallery stands in the place of the stage. */
  readonly open: boolean;
  /** A finish that is being dragged: seen on the stage, not yet kept with the output. */
  readonly finishDraft: { readonly outputId: string; readonly finish: Finish } | null;
  /** The stage shows where the chosen output differs from its photo. */
  readonly differing: boolean;
  /** Pixels that the blend zone of what is on the stage has; null while nothing is. */
  readonly zonePixels: number | null;
  /** Cards of marked images that the user has asked to see. */
  readonly revealed: readonly string[];
  /** The stage still shows something older than what is chosen. */
  readonly loading: boolean;
}

const galleryStore = create<GalleryState>(() => ({
  chosen: null,
  against: null,
  selected: [],
  open: false,
  finishDraft: null,
  differing: false,
  zonePixels: null,
  revealed: [],
  loading: false,
}));

export function useGallery<Piece>(select: (state: GalleryState) => Piece): Piece {
  return galleryStore(select);
}

export function galleryState(): GalleryState {
  return galleryStore.getState();
}

/** Puts an output under the ring and compares it with its photo again. */
export function choose(outputId: string | null): void {
  galleryStore.setState({ chosen: outputId, against: null, finishDraft: null });
}

/** `left` and `right` under one divider. */
export function chooseTwo(left: string, right: string): void {
  galleryStore.setState({ chosen: right, against: left, finishDraft: null });
}

export function toggleSelected(outputId: string): void {
  galleryStore.setState(({ selected }) => ({
    selected: selected.includes(outputId) ? selected.filter((id) => id !== outputId) : [...selected, outputId],
  }));
}

export function clearSelection(): void {
  galleryStore.setState({ selected: [] });
}

/** Outputs that are gone are neither chosen nor compared nor selected. */
export function forget(outputIds: readonly string[]): void {
  galleryStore.setState(({ chosen, against, selected }) => ({
    chosen: chosen !== null && outputIds.includes(chosen) ? null : chosen,
    against: against !== null && outputIds.includes(against) ? null : against,
    selected: selected.filter((id) => !outputIds.includes(id)),
  }));
}

export function openGallery(): void {
  galleryStore.setState({ open: true });
}

export function closeGallery(): void {
  galleryStore.setState({ open: false, selected: [] });
}

export function draftFinish(outputId: string, finish: Finish): void {
  galleryStore.setState({ finishDraft: { outputId, finish } });
}

export function dropFinishDraft(): void {
  galleryStore.setState({ finishDraft: null });
}

export function showDifference(differing: boolean): void {
  galleryStore.setState({ differing });
}

export function setZonePixels(zonePixels: number): void {
  if (galleryState().zonePixels !== zonePixels) galleryStore.setState({ zonePixels });
}

export function setSceneLoading(loading: boolean): void {
  galleryStore.setState({ loading });
}

/** Shows an image that the service marked as not fit for everyone, until the page is closed. `key` names its card: an output's id where it has one. */
export function reveal(key: string): void {
  galleryStore.setState(({ revealed }) => ({ revealed: [...revealed, key] }));
}
