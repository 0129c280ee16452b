import { documentChanges, readStep, type Step } from "../storage/documentTable";
import { isUnsaved, queueSave } from "./autosave";
import { documentState, setDocument } from "./documentStore";
import { History, historyLimits, type HistoryLimits, type Pushed } from "./history";

/** The history of the open document. */
let history = new History();

export function currentHistory(): History {
  return history;
}

export function setHistory(next: History): void {
  history = next;
  tell();
}

export function moveInHistory(by: -1 | 1): void {
  history.move(by);
  releaseKept();
  tell();
}

/** Adds a step that has just been done. */
export function recordStep(step: Step): void {
  keep(history.push(step, limits()), step);
}

/** The newest step was done otherwise: this one is in its place. */
export function replaceNewestStep(step: Step): void {
  keep(history.replaceNewest(step, limits()), step);
}

/**
 * The step under this number from the disk. One that cannot be read is left behind with all that lies beyond it: the document itself is
 * whole without them. @returns null then, and when the history has changed meanwhile
 */
export async function readBack(number: number): Promise<Step | null> {
  const mine = history;
  const { version } = mine;
  // Of a storage that another tab writes, records may be of another history by now.
  const step = documentState().keeping === "disk" ? await readStep(number) : null;
  if (history !== mine || mine.version !== version) return null;
  if (step !== null) mine.hold(number, step);
  else {
    const gone = mine.leaveBehind(number);
    tell();
    queueSave(gone.map(documentChanges.noStep));
  }
  return step;
}

function keep({ sequence, dropped }: Pushed, step: Step): void {
  queueSave([...dropped.map(documentChanges.noStep), documentChanges.step(sequence, step)]);
  releaseKept();
  tell();
}

/** What is on no disk can only be kept in memory. */
function limits(): HistoryLimits {
  return keepsOnDisk() ? historyLimits : { ...historyLimits, bytes: historyLimits.heldBytes };
}

function releaseKept(): void {
  if (keepsOnDisk()) history.release((number) => !isUnsaved("steps", number), historyLimits);
}

function keepsOnDisk(): boolean {
  return documentState().keeping === "disk";
}

function tell(): void {
  setDocument({ canUndo: history.toUndo !== null, canRedo: history.toRedo !== null });
}
