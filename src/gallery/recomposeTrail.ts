import { documentState } from "../document/documentStore";
import { replaceTrail, untilResting } from "../document/replaceTrail";
import { displayOf } from "../document/scene";
import { formatPercent } from "../i18n/format";
import { currentLanguage, currentT, loadLaterMessages } from "../i18n/i18n";
import type { DisplayPhoto } from "../image/photoService";
import { allRuns } from "../runs/changeRun";
import { putBlob } from "../storage/blobTable";
import type { TrailStep } from "../storage/photoRef";
import { toast } from "../ui/toast";
import { trailParts } from "./besideOutput";
import { chainOf } from "./chainOf";
import { composeOutput } from "./composeOutput";
import { trailFollowed } from "./followTrail";
import { resultTask, type TaskNotice } from "./resultTask";
import { findOutput, type ShownOutput } from "./runGroups";

/** Photos that a step remembers by name. */
const remembered = 100;

let working: AbortController | null = null;

/**
 * Composes the photos of the open trail anew that no longer show their results as these are finished now, and what follows from them, in
 * the background. The latest call wins. Everything is as it was until the end, which is one step of the document's history: undo brings back
 * the photos before and the finish that they show. Tells about itself; never rejects.
 */
export async function recomposeTrail(): Promise<void> {
  working?.abort();
  const mine = new AbortController();
  working = mine;
  await loadLaterMessages();
  let stop: AbortSignal | null = null;
  await resultTask(async (notice) => {
    stop = notice.signal;
    const signal = AbortSignal.any([notice.signal, mine.signal]);
    // Another photo, or an undo, may have come first: then once more, from what is open now.
    while (!(await isUpToDate(signal, notice)));
    return true;
  });
  if (working === mine) working = null;
  const stopped = (stop as AbortSignal | null)?.aborted === true && !mine.signal.aborted;
  if (stopped)
    toast({ text: currentT()("chain.stopped"), action: { label: currentT()("chain.goOn"), onAction: () => void recomposeTrail() } });
}

/** Brings the trail up to date. @returns false when it became another one meanwhile @throws Failure; everything is as it was then */
async function isUpToDate(signal: AbortSignal, notice: TaskNotice): Promise<boolean> {
  await trailFollowed();
  signal.throwIfAborted();
  const { trail } = documentState();
  const results = trail.map((step) => findOutput(allRuns(), step.parts?.[0]?.output ?? null));
  const finished = (_: TrailStep, index: number) => partsNow(results[index]);
  const { plan, refinished } = await chainOf(trail, allRuns(), finished, signal);
  if (refinished.size === 0) return true;
  const next = [...trail];
  const toMake = plan.steps.filter((each) => each !== "keeps").length;
  let made = 0;
  for (const [index, step] of trail.entries()) {
    const result = results[index];
    const how = plan.steps[index];
    if (how === "keeps" || result === undefined || result === null) continue;
    const photo = (how === "follows" ? next[index - 1]?.photo : undefined) ?? result.run.photo;
    const share = (fraction: number): void => notice.say(wordsOf((made + fraction) / toMake));
    const parts = trailParts(result.run, result.output);
    const { png } = await composeOutput({ ...result.run, photo }, result.output, signal, share);
    made++;
    // Unlike with a photo that is opened, the one before is still there: what does not fit on the disk is not taken.
    const hash = await putBlob(png);
    const was = [...(step.was ?? []).filter((each) => each !== step.photo.hash), step.photo.hash].slice(-remembered);
    next[index] = { ...step, photo: { ...step.photo, hash, format: "png", bytes: png.size }, parts, was };
  }
  return replaceWhenResting(trail, next, signal);
}

async function replaceWhenResting(trail: readonly TrailStep[], next: readonly TrailStep[], signal: AbortSignal): Promise<boolean> {
  const photo = next.at(-1)?.photo ?? null;
  const display = photo === null || photo.hash === trail.at(-1)?.photo.hash ? null : await displayOf({ photo }, signal);
  let isPlaced = false;
  try {
    await untilResting(signal);
    isPlaced = documentState().trail === trail;
    if (isPlaced) replaceTrail(next, display);
  } finally {
    if (!isPlaced) close(display);
  }
  if (isPlaced) await trailFollowed();
  return isPlaced;
}

function partsNow(result: ShownOutput | null | undefined) {
  return result === null || result === undefined ? null : trailParts(result.run, result.output);
}

function wordsOf(share: number): string {
  return currentT()("chain.working", { share: formatPercent(Math.round(share * 100) / 100, currentLanguage()) });
}

function close(display: DisplayPhoto | null): void {
  for (const level of display?.levels ?? []) level.close();
}
