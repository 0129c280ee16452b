import { lazy } from "react";
import { loadLaterMessages } from "../i18n/i18n";

const importRuns = async () => {
  const [room] = await Promise.all([import("./StripRuns"), loadLaterMessages()]);
  return room;
};

/** Nothing of these is needed before there is a run. */
export const StripRuns = lazy(() => importRuns().then((room) => ({ default: room.StripRuns })));
export const StripActions = lazy(() => import("./StripActions").then((room) => ({ default: room.StripActions })));
/** Their words come with them. */
export const FinishTools = lazy(async () => {
  const [room] = await Promise.all([import("./FinishTools"), loadLaterMessages()]);
  return { default: room.FinishTools };
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
