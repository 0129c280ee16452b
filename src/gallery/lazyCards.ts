import { lazy } from "react";
import { withWords } from "../i18n/i18n";

const importRuns = () => withWords(import("./StripRuns"));

/** Nothing of these is needed before there is a run. */
export const StripRuns = lazy(() => importRuns().then((room) => ({ default: room.StripRuns })));
export const StripActions = lazy(() => import("./StripActions").then((room) => ({ default: room.StripActions })));
export const FinishTools = lazy(() => withWords(import("./FinishTools")).then((room) => ({ default: room.FinishTools })));
export const LockDetails = lazy(() => withWords(import("./LockDetails")).then((room) => ({ default: room.LockDetails })));
export const EarlierMark = lazy(() => withWords(import("./EarlierMark")).then((room) => ({ default: room.EarlierMark })));
export const EarlierPhoto = lazy(() => withWords(import("./EarlierPhoto")).then((room) => ({ default: room.EarlierPhoto })));
export const PixelLock = lazy(() => import("./PixelLock").then((room) => ({ default: room.PixelLock })));

/** Fetches the cards while the user paints. A failure is met again, and said, with the first run. */
export function fetchCardsEarly(): void {
  importRuns().catch(() => undefined);
}
