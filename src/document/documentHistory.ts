import { documentChanges, type Step } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { setDocument } from "./documentStore";
import { canRedo, canUndo, emptyHistory, pushStep, replaceNewest, type History, type Pushed } from "./history";

/** The history of the open document. */
let history: History = emptyHistory;

export function currentHistory(): History {
  return history;
}

export function setHistory(next: History): void {
  history = next;
  setDocument({ canUndo: canUndo(history), canRedo: canRedo(history) });
}

/** Adds a step that has just been done. */
export function recordStep(step: Step): void {
  takeOver(pushStep(history, step), step);
}

/** The newest step was done otherwise: this one is in its place. */
export function replaceNewestStep(step: Step): void {
  takeOver(replaceNewest(history, step), step);
}

function takeOver({ history: next, sequence, dropped }: Pushed, step: Step): void {
  setHistory(next);
  queueSave([...dropped.map(documentChanges.noStep), documentChanges.step(sequence, step)]);
}
