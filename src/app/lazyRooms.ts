import { lazy } from "react";
import { loadLaterMessages } from "../i18n/i18n";

const importStage = () => import("./PhotoStage");
const importResultBar = () => import("../gallery/ResultBar");
const importGallery = () => import("../gallery/GalleryPage");

/** A room with the words that come later. */
async function withWords<Room>(room: Promise<Room>): Promise<Room> {
  await loadLaterMessages();
  return room;
}

/** Rooms that are not needed before a photo is open; the stage brings Konva. */
export const PhotoStage = lazy(() => withWords(importStage()).then((room) => ({ default: room.PhotoStage })));
export const ResultBar = lazy(() => importResultBar().then((room) => ({ default: room.ResultBar })));
export const ApiTab = lazy(() => import("../api/ApiTab").then((room) => ({ default: room.ApiTab })));
export const GalleryPage = lazy(() => importGallery().then((room) => ({ default: room.GalleryPage })));

/** Dialogs are fetched when they are opened. */
export const ConnectDialog = lazy(() => import("../settings/ConnectDialog").then((room) => ({ default: room.ConnectDialog })));
export const StorageDialog = lazy(() => import("../settings/StorageDialog").then((room) => ({ default: room.StorageDialog })));
export const ShortcutsDialog = lazy(() => withWords(import("./ShortcutsDialog")).then((room) => ({ default: room.ShortcutsDialog })));
export const LedgerDialog = lazy(() => withWords(import("../ledger/LedgerDialog")).then((room) => ({ default: room.LedgerDialog })));
export const LimitDialog = lazy(() => withWords(import("../runs/LimitDialog")).then((room) => ({ default: room.LimitDialog })));

/** Fetches the editor while the photo is still being read. A failure is met again, and said, when the room is entered. */
export function fetchEditorEarly(): void {
  importStage().catch(() => undefined);
}
