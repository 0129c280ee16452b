import { setViewMode, viewState } from "../editor/viewStore";
import { currentT } from "../i18n/i18n";
import { allRuns } from "../runs/changeRun";
import { toast } from "../ui/toast";
import { choose, chooseTwo, closeGallery, galleryState } from "./galleryStore";
import { findOutput, neighbour, runGroups, type ShownOutput } from "./runGroups";

/** A click on a result: it is chosen and seen. Who compares goes on comparing. */
export function showOutput({ output }: ShownOutput): void {
  choose(output.id);
  if (viewState().mode === "mask") setViewMode("result");
}

/** A click on a result of the gallery: back to the canvas, where it is seen. */
export function showInCanvas(shown: ShownOutput): void {
  closeGallery();
  showOutput(shown);
}

/** The result that is looked at, as it is kept now. */
function chosenOutput(): ShownOutput | null {
  return findOutput(allRuns(), galleryState().chosen);
}

/** The next (1) or the previous (-1) of all results; at an end nothing happens. */
export function showNeighbour(step: 1 | -1): void {
  const next = neighbour(runGroups(allRuns()), galleryState().chosen, step);
  if (next !== null) showOutput(next);
}

/** The chosen result, or the newest one, beside its photo under the divider. */
export function compareChosen(): void {
  const shown = chosenOutput() ?? neighbour(runGroups(allRuns()), null, 1);
  if (shown === null) return;
  if (galleryState().chosen !== shown.output.id) choose(shown.output.id);
  closeGallery();
  setViewMode("compare");
}

/** Two results beside each other; both must be of photos of one size. */
export function compareTwo(left: ShownOutput, right: ShownOutput): void {
  if (left.run.photo.width !== right.run.photo.width || left.run.photo.height !== right.run.photo.height) {
    toast({ text: currentT()("gallery.compareNeedsTwo") });
    return;
  }
  chooseTwo(left.output.id, right.output.id);
  closeGallery();
  setViewMode("compare");
}

/** The chosen result becomes the photo. What that takes is fetched with the first result, at the latest now. */
export function takeChosenAsInput(): void {
  const shown = chosenOutput();
  if (shown !== null) void import("./takeAsInput").then(({ takeAsInput }) => takeAsInput(shown));
}
