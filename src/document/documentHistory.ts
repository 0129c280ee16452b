import { documentChanges, readStep, type Step } from "../storage/documentTable";
import { isUnsaved, queueSave } from "./autosave";
import { documentState, setDocument } from "./documentStore";
import { History, historyLimits, limitsInMemory, type HistoryLimits, type Pushed } from "./history";

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
  void readAhead(by);
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

/** The direction of the last move, while steps are read ahead in it. */
let readingAhead: -1 | 1 | null = null;

/** Has the next steps in memory before they are asked for. What cannot be read is left to the move that needs it. */
async function readAhead(by: -1 | 1): Promise<void> {
  const isReading = readingAhead !== null;
  readingAhead = by;
  if (isReading) return;
  const mine = history;
  const { edition } = mine;
  try {
    for (;;) {
      const numbers = keepsOnDisk() ? mine.missingAhead(readingAhead, historyLimits) : [];
      const steps = await Promise.all(numbers.map(async (number) => [number, await readStep(number)] as const));
      if (steps.length === 0 || history !== mine || mine.edition !== edition) return;
      for (const [number, step] of steps) {
        if (step === null) return;
        mine.hold(number, step);
      }
    }
  } catch {
    // The move that needs it says so.
  } finally {
    readingAhead = null;
  }
}

function keep({ sequence, dropped }: Pushed, step: Step): void {
  queueSave([...dropped.map(documentChanges.noStep), documentChanges.step(sequence, step)]);
  releaseKept();
  tell();
}

/** What is on no disk can only be kept in memory. */
function limits(): HistoryLimits {
  return keepsOnDisk() ? historyLimits : limitsInMemory;
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
