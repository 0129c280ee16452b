import { documentChanges, type Step } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { setDocument } from "./documentStore";
import { canRedo, canUndo, emptyHistory, pushStep, type History } from "./history";

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
  const { history: next, sequence, dropped } = pushStep(history, step);
  setHistory(next);
  queueSave([...dropped.map(documentChanges.noStep), documentChanges.step(sequence, step)]);
}
