import { lazy } from "react";
import { loadLaterMessages } from "../i18n/i18n";

const importStage = () => import("./PhotoStage");
const importResultBar = () => import("../gallery/ResultBar");
const importGallery = () => import("../gallery/GalleryPage");

/** Rooms that are not needed before a photo is open; the stage brings Konva, and words of its own. */
export const PhotoStage = lazy(async () => {
  const [room] = await Promise.all([importStage(), loadLaterMessages()]);
  return { default: room.PhotoStage };
});
export const ResultBar = lazy(() => importResultBar().then((room) => ({ default: room.ResultBar })));
export const ApiTab = lazy(() => import("../api/ApiTab").then((room) => ({ default: room.ApiTab })));
export const GalleryPage = lazy(() => importGallery().then((room) => ({ default: room.GalleryPage })));

/** Dialogs are fetched when they are opened. */
export const ConnectDialog = lazy(() => import("../settings/ConnectDialog").then((room) => ({ default: room.ConnectDialog })));
export const StorageDialog = lazy(() => import("../settings/StorageDialog").then((room) => ({ default: room.StorageDialog })));
export const ShortcutsDialog = lazy(() => import("./ShortcutsDialog").then((room) => ({ default: room.ShortcutsDialog })));
/** Rooms whose words come with them. */
export const LedgerDialog = lazy(async () => {
  const [room] = await Promise.all([import("../ledger/LedgerDialog"), loadLaterMessages()]);
  return { default: room.LedgerDialog };
});
export const ExportDialog = lazy(async () => {
  const [room] = await Promise.all([import("../gallery/ExportDialog"), loadLaterMessages()]);
  return { default: room.ExportDialog };
});
export const LimitDialog = lazy(async () => {
  const [room] = await Promise.all([import("../runs/LimitDialog"), loadLaterMessages()]);
  return { default: room.LimitDialog };
});

/** Fetches the editor while the photo is still being read. A failure is met again, and said, when the room is entered. */
export function fetchEditorEarly(): void {
  Promise.all([importStage(), loadLaterMessages()]).catch(() => undefined);
}
