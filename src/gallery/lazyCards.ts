import { lazy } from "react";

const importRuns = () => import("./StripRuns");

/** Nothing of these is needed before there is a run. */
export const StripRuns = lazy(() => importRuns().then((room) => ({ default: room.StripRuns })));
export const StripActions = lazy(() => import("./StripActions").then((room) => ({ default: room.StripActions })));
export const PixelLock = lazy(() => import("./PixelLock").then((room) => ({ default: room.PixelLock })));

/** Fetches the cards while the user paints. A failure is met again, and said, with the first run. */
export function fetchCardsEarly(): void {
  importRuns().catch(() => undefined);
}
