import { lazy } from "react";

const importEditor = () => import("./StagePhoto");
const importGallery = () => import("../gallery/GalleryPage");

/** Rooms that are not needed before a photo is open; the editor brings Konva. */
export const StagePhoto = lazy(() => importEditor().then((room) => ({ default: room.StagePhoto })));
export const ResultBar = lazy(() => import("../gallery/ResultBar").then((room) => ({ default: room.ResultBar })));
export const GalleryPage = lazy(() => importGallery().then((room) => ({ default: room.GalleryPage })));

/** Fetches the editor while the photo is still being read. A failure is met again, and said, when the room is entered. */
export function fetchEditorEarly(): void {
  importEditor().catch(() => undefined);
}
