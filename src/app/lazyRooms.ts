import { lazy } from "react";

const importStage = () => import("./PhotoStage");
const importResultBar = () => import("../gallery/ResultBar");
const importGallery = () => import("../gallery/GalleryPage");

/** Rooms that are not needed before a photo is open; the stage brings Konva. */
export const PhotoStage = lazy(() => importStage().then((room) => ({ default: room.PhotoStage })));
export const ResultBar = lazy(() => importResultBar().then((room) => ({ default: room.ResultBar })));
export const GalleryPage = lazy(() => importGallery().then((room) => ({ default: room.GalleryPage })));

/** Fetches the editor while the photo is still being read. A failure is met again, and said, when the room is entered. */
export function fetchEditorEarly(): void {
  importStage().catch(() => undefined);
}
