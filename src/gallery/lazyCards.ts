import { lazy } from "react";
import { loadLaterMessages } from "../i18n/i18n";

const importRuns = () => import("./StripRuns");

/** Nothing of these is needed before there is a run. */
export const StripRuns = lazy(() => importRuns().then((room) => ({ default: room.StripRuns })));
export const StripActions = lazy(() => import("./StripActions").then((room) => ({ default: room.StripActions })));
/** Their words come with them. */
export const FinishTools = lazy(async () => {
  const [room] = await Promise.all([import("./FinishTools"), loadLaterMessages()]);
  return { default: room.FinishTools };
});
export const EarlierMark = lazy(async () => {
  const [room] = await Promise.all([import("./EarlierMark"), loadLaterMessages()]);
  return { default: room.EarlierMark };
});
export const EarlierPhoto = lazy(async () => {
  const [room] = await Promise.all([import("./EarlierPhoto"), loadLaterMessages()]);
  return { default: room.EarlierPhoto };
});
export const LockDetails = lazy(async () => {
  const [room] = await Promise.all([import("./LockDetails"), loadLaterMessages()]);
  return { default: room.LockDetails };
});
export const PixelLock = lazy(() => import("./PixelLock").then((room) => ({ default: room.PixelLock })));

/** Fetches the cards while the user paints. A failure is met again, and said, with the first run. */
export function fetchCardsEarly(): void {
  importRuns().catch(() => undefined);
}
