import type { Example } from "../document/exampleTable";
import { openExample } from "../document/openExample";
import { openPhotoFile, openPhotoFromLink } from "../document/openPhotoFile";
import { setViewMode } from "../editor/viewStore";
import { choose, closeGallery } from "../gallery/galleryStore";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure, type Failure } from "../lib/failure";
import { announceError } from "../ui/announce";
import { createSignal } from "../ui/signal";
import { fetchEditorEarly } from "./lazyRooms";
import { showOnPage } from "./pageStore";

/** Why the last photo was not opened; null after one was, or when the notice was closed. */
export const openingFailure = createSignal<Failure | null>(null);

/** The open question whether the mask stays; answered by the dialog. */
export const keepMaskQuestion = createSignal<((keep: boolean) => void) | null>(null);

function askKeepMask(): Promise<boolean> {
  // A question that is still open belongs to an opening that was overtaken.
  keepMaskQuestion.get()?.(false);
  return new Promise((resolve) => {
    keepMaskQuestion.set((keep) => {
      keepMaskQuestion.set(null);
      resolve(keep);
    });
  });
}

/** Every way of opening a photo ends here: what fails is said once, and the open document stays as it was. @returns whether it was opened */
async function open(work: () => Promise<void>): Promise<boolean> {
  openingFailure.set(null);
  fetchEditorEarly();
  try {
    await work();
    // Wherever it was opened from, also from a result of another photo: the canvas with the new one is what comes next.
    closeGallery();
    choose(null);
    setViewMode("mask");
    showOnPage({ phoneTab: "edit", sheetOpen: false });
    return true;
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code === "aborted") return false;
    openingFailure.set(failure);
    announceError(failureText(currentT(), failure));
    return false;
  }
}

/** A photo, a picture that brings its recipe along, or a project. */
export function takeFile(file: File): Promise<boolean> {
  return open(async () => {
    if (/\.zip$/i.test(file.name)) {
      const { takeProject } = await import("../project/projectCommands");
      return takeProject(file);
    }
    if (file.type === "image/png" || /\.png$/i.test(file.name)) {
      const { readRecipe, openRecipe } = await import("../project/openRecipe");
      const carried = await readRecipe(file);
      if (carried !== null) return openRecipe(file, carried);
    }
    return openPhotoFile(file, file.name, { keepMask: askKeepMask });
  });
}

export function takeLink(url: string): Promise<boolean> {
  return open(() => openPhotoFromLink(url, { keepMask: askKeepMask }));
}

export function takeExample(example: Example): Promise<boolean> {
  return open(() => openExample(example));
}
