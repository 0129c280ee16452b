import { Failure } from "../lib/failure";
import type { Step } from "../storage/documentTable";
import type { DisplayPhoto } from "../image/photo";
import type { TrailStep } from "../storage/photoRef";
import { queueSave } from "./autosave";
import { openEdit } from "./paintTarget";
import { currentHistory, recordStep, replaceNewestStep } from "./documentHistory";
import { currentMask } from "./documentMask";
import { documentState } from "./documentStore";
import { currentScene, showScene } from "./scene";

/** How often is looked whether the hand has come to rest, milliseconds. */
const glance = 50;

/** The newest step that replaced a trail. */
let latest: Step | null = null;

/**
 * Photos of the open trail were composed anew: mask, form and region stay. One step of the history, and while it is the newest, the next one
 * takes its place, as with any number that is tried out. `display` is the last photo decoded, null when it is the same as before.
 */
export function replaceTrail(trail: readonly TrailStep[], display: DisplayPhoto | null): void {
  const before = currentScene();
  const after = { ...before, photo: trail.at(-1)?.photo ?? null, trail: [...trail] };
  const newest = newestStep();
  const step = { kind: "opening" as const, before, after, params: { before: {}, after: {} } };
  latest = newest === null ? step : { ...step, before: newest.before };
  if (newest === null) recordStep(latest);
  else replaceNewestStep(latest);
  showScene(after, display ?? documentState().display, currentMask());
  queueSave([]);
}

/** The newest step, when it replaced a trail and nothing was undone since. */
function newestStep(): Extract<Step, { kind: "opening" }> | null {
  const { toUndo, toRedo } = currentHistory();
  if (toUndo === null || toRedo !== null) return null;
  const newest = currentHistory().held(toUndo);
  return newest !== null && newest === latest && newest.kind === "opening" ? newest : null;
}

/** Waits until no stroke is in hand and no other photo is about to open: both belong to what is open now. @throws Failure aborted */
export async function untilResting(signal: AbortSignal): Promise<void> {
  for (;;) {
    if (signal.aborted) throw new Failure("aborted");
    if (documentState().status !== "loading" && openEdit() === null) return;
    await new Promise((resolve) => setTimeout(resolve, glance));
  }
}
