import { lazy } from "react";
import { withWords } from "../i18n/i18n";

const importStage = () => withWords(import("./PhotoStage"));

/** Rooms that are not needed before a photo is open; the stage brings Konva. */
export const PhotoStage = lazy(() => importStage().then((room) => ({ default: room.PhotoStage })));
export const ResultBar = lazy(() => withWords(import("../gallery/ResultBar")).then((room) => ({ default: room.ResultBar })));
export const ApiTab = lazy(() => withWords(import("../api/ApiTab")).then((room) => ({ default: room.ApiTab })));
export const DocsTab = lazy(() => withWords(import("./DocsTab")).then((room) => ({ default: room.DocsTab })));
export const GalleryPage = lazy(() => withWords(import("../gallery/GalleryPage")).then((room) => ({ default: room.GalleryPage })));

/** Dialogs are fetched when they are opened. */
export const ConnectDialog = lazy(() => import("../settings/ConnectDialog").then((room) => ({ default: room.ConnectDialog })));
export const LedgerDialog = lazy(() => withWords(import("../ledger/LedgerDialog")).then((room) => ({ default: room.LedgerDialog })));
export const LimitDialog = lazy(() => withWords(import("../runs/LimitDialog")).then((room) => ({ default: room.LimitDialog })));
export const ShortcutsDialog = lazy(() => withWords(import("./ShortcutsDialog")).then((room) => ({ default: room.ShortcutsDialog })));
export const StorageDialog = lazy(() => withWords(import("../settings/StorageDialog")).then((room) => ({ default: room.StorageDialog })));
export const ExportDialog = lazy(() => withWords(import("../gallery/ExportDialog")).then((room) => ({ default: room.ExportDialog })));

/** Fetches the editor while the photo is still being read. A failure is met again, and said, when the room is entered. */
export function fetchEditorEarly(): void {
  importStage().catch(() => undefined);
}
