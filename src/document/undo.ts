import type { RegionChoice } from "../image/regionChoice";
import { toFailure } from "../lib/failure";
import { documentChanges, type Step } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { currentHistory, moveInHistory, readBack } from "./documentHistory";
import { currentMask, maskChanged } from "./documentMask";
import { documentState, setDocument } from "./documentStore";
import { asLatestOpening } from "./opening";
import { leftOutChanged, openEdit } from "./paintTarget";
import { displayOf, leftOutOf, saveScene, showScene } from "./scene";

type Direction = "undo" | "redo";

/** Steps are taken one after another: a second Ctrl Z during the decoding of a photo waits for it. */
let queue: Promise<void> = Promise.resolve();
let waiting = 0;

/** Takes the last change back: mask, form, region or photo. Never rejects; a failure is the document's `problem`. */
export function undo(): Promise<void> {
  return enqueue("undo");
}

/** Does the change that was taken back again. Never rejects; a failure is the document's `problem`. */
export function redo(): Promise<void> {
  return enqueue("redo");
}

function enqueue(direction: Direction): Promise<void> {
  // Nothing under way: the usual steps then happen at once, before this returns.
  const mine = waiting === 0 ? move(direction) : queue.then(() => move(direction));
  waiting++;
  queue = mine
    .catch((thrown: unknown) => {
      const failure = toFailure(thrown);
      if (failure.code !== "aborted") setDocument({ problem: failure });
    })
    .finally(() => void waiting--);
  return queue;
}

async function move(direction: Direction): Promise<void> {
  const history = currentHistory();
  const number = direction === "undo" ? history.toUndo : history.toRedo;
  // A stroke in hand owns the mask's tiles; it is ended first.
  if (number === null || isPainting()) return;
  const step = history.held(number) ?? (await readBack(number));
  if (step === null || isPainting()) return;
  if (step.kind === "opening") return moveOpening(step, direction);
  if (step.kind === "mask") moveMask(step, direction);
  else if (step.kind === "leftOut") moveLeftOut(step, direction);
  else if (step.kind === "region") moveRegion(direction === "undo" ? step.before : step.after);
  else moveParams(step.params, direction);
  moveInHistory(direction === "undo" ? -1 : 1);
}

function isPainting(): boolean {
  return openEdit() !== null;
}

function moveMask({ patch }: Extract<Step, { kind: "mask" | "leftOut" }>, direction: Direction): void {
  const dirty = currentMask()?.apply(patch, direction);
  queueSave(patch.tiles.map((tile) => documentChanges.tile(tile.index, direction === "undo" ? tile.before : tile.after)));
  if (dirty !== undefined) maskChanged(dirty);
}

function moveLeftOut(step: Extract<Step, { kind: "leftOut" }>, direction: Direction): void {
  const tiles = direction === "undo" ? step.before : step.after;
  const { photo } = documentState();
  queueSave([documentChanges.leftOut(tiles)]);
  leftOutChanged(leftOutOf(photo, tiles), { x: 0, y: 0, width: photo?.width ?? 0, height: photo?.height ?? 0 });
  // A step that was painted into the area has left the mask alone.
  if (step.patch.tiles.length > 0) moveMask(step, direction);
}

function moveParams(change: Extract<Step, { kind: "params" }>["params"], direction: Direction): void {
  setDocument({ params: { ...documentState().params, ...(direction === "undo" ? change.before : change.after) } });
  queueSave([]);
}

function moveRegion(region: RegionChoice): void {
  setDocument({ region });
  queueSave([]);
}

/** The other photo is decoded first; if the document changed meanwhile (a stroke, another opening), this step is given up. */
async function moveOpening(step: Extract<Step, { kind: "opening" }>, direction: Direction): Promise<void> {
  const { version } = currentHistory();
  const scene = direction === "undo" ? step.before : step.after;
  await asLatestOpening(async (signal) => {
    const display = await displayOf(scene, signal);
    if (signal.aborted || currentHistory().version !== version) {
      for (const level of display?.levels ?? []) level.close();
      return;
    }
    moveInHistory(direction === "undo" ? -1 : 1);
    moveParams(step.params, direction);
    showScene(scene, display);
    saveScene(scene);
  });
}
