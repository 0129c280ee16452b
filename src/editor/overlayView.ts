import { currentT } from "../i18n/i18n";
import { overlayViews, type OverlayView } from "../settings/preferences";
import { preferencesState, setPreferences } from "../settings/preferencesStore";
import { announce } from "../ui/announce";
import { setMaskVisible } from "./viewStore";

/** Another way to see the mask, kept for the next visit; a hidden mask is shown. */
export function setOverlayView(view: OverlayView): void {
  setPreferences({ overlay: { ...preferencesState().overlay, view } });
  setMaskVisible(true);
}

/** The next of the ways, round and round. */
export function nextOverlayView(): void {
  const now = overlayViews.indexOf(preferencesState().overlay.view);
  const next = overlayViews[(now + 1) % overlayViews.length] ?? "colour";
  setOverlayView(next);
  const t = currentT();
  announce(t("overlay.shown", { view: t(`overlay.${next}`) }));
}
