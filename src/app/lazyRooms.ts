import { lazy } from "react";

/** Rooms that are not needed for the first picture of the page; the editor brings Konva. */
export const EditorStage = lazy(() => import("../editor/EditorStage").then((room) => ({ default: room.EditorStage })));
export const GalleryPage = lazy(() => import("../gallery/GalleryPage").then((room) => ({ default: room.GalleryPage })));

/** Fetches them while nothing else is to be done, so that the first photo and an offline page find them. */
export function fetchRoomsEarly(): void {
  const fetchAll = (): void => {
    void import("../editor/EditorStage");
    void import("../gallery/GalleryPage");
  };
  if ("requestIdleCallback" in window) requestIdleCallback(fetchAll, { timeout: 3000 });
  else setTimeout(fetchAll, 1000);
}
