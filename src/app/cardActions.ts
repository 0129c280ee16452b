import { closeGallery } from "../gallery/galleryStore";
import type { PageActions } from "../gallery/pageActions";
import { openConnect, showOnPage } from "./pageStore";
import { goToPrompt } from "./shortcuts";

/** What the card of a run that failed may ask for: the way to what mends it. */
export const cardActions: PageActions = {
  changePrompt: () => {
    closeGallery();
    goToPrompt();
  },
  changeSettings: () => {
    closeGallery();
    showOnPage({ sheetOpen: true, phoneTab: "settings", inspectorTab: "create" });
    // After the sheet or the tab is there.
    requestAnimationFrame(() => document.getElementById("settings")?.focus());
  },
  openConnection: openConnect,
};
