import type { Scene, Step } from "../storage/documentTable";

/**
 * Past and future as one list with a cursor: steps before the cursor are done, those from it can be redone. Every step has a
 * sequence number (`first` + its place), under which it is kept, so a push or a drop touches single records.
 */
export interface History {
  readonly first: number;
  readonly cursor: number;
  readonly steps: readonly Step[];
}

export const emptyHistory: History = { first: 0, cursor: 0, steps: [] };

/**
 * Bounds. Mask patches are run-length coded: a hard stroke of 300 × 4000 px touches about 40 tiles of 2 × 1 KB, so 96 MiB
 * hold about 1,200 of them; the worst case is noise, 2 × 64 KiB a tile, where a whole 48-megapixel mask (760 tiles) is one
 * step of 95 MiB. Photos of the past lie on the disk, not in memory; they have their own bound. At most `steps` steps, so
 * that restoring stays quick. The newest step always stays.
 */
const historyLimits = { bytes: 96 * 1024 * 1024, photoBytes: 512 * 1024 * 1024, steps: 1000 } as const;
export type HistoryLimits = { readonly [Name in keyof typeof historyLimits]: number };

export function canUndo(history: History): boolean {
  return history.cursor > history.first;
}
export function canRedo(history: History): boolean {
  return history.cursor < history.first + history.steps.length;
}
/** The step that undo would take back. */
export function stepToUndo(history: History): Step | null {
  return history.steps[history.cursor - history.first - 1] ?? null;
}
export function stepToRedo(history: History): Step | null {
  return history.steps[history.cursor - history.first] ?? null;
}
export function moveCursor(history: History, by: -1 | 1): History {
  return { ...history, cursor: history.cursor + by };
}

/** What adding a step makes of the history. */
export interface Pushed {
  readonly history: History;
  /** The number that the step is kept under. */
  readonly sequence: number;
  /** The numbers of steps that are gone. */
  readonly dropped: readonly number[];
}

/** Adds a step: the undone ones are gone, and the oldest while the bounds are exceeded. */
export function pushStep(history: History, step: Step, limits: HistoryLimits = historyLimits): Pushed {
  const done = history.steps.slice(0, history.cursor - history.first);
  const dropped = history.steps.slice(done.length).map((_, index) => history.cursor + index);
  const kept = [...done, step];
  let bytes = kept.reduce((sum, each) => sum + stepBytes(each), 0);
  let first = history.first;
  while (kept.length > 1 && (bytes > limits.bytes || kept.length > limits.steps || photoBytes(kept) > limits.photoBytes)) {
    const oldest = kept.shift();
    if (oldest !== undefined) bytes -= stepBytes(oldest);
    dropped.push(first++);
  }
  // The new step takes the first undone number; what was under it is overwritten rather than deleted.
  return {
    history: { first, cursor: history.cursor + 1, steps: kept },
    sequence: history.cursor,
    dropped: dropped.filter((each) => each !== history.cursor),
  };
}

/** Puts a step in the place of the newest one, which must be there and not undone. */
export function replaceNewest(history: History, step: Step): Pushed {
  return pushStep(moveCursor(history, -1), step);
}

/** Bytes that a step keeps in memory, to within its small fields. */
function stepBytes(step: Step): number {
  if (step.kind === "mask") return step.patch.tiles.reduce((sum, tile) => sum + tile.before.byteLength + tile.after.byteLength, 0);
  return step.kind === "opening" ? sceneBytes(step.before) + sceneBytes(step.after) : 1024;
}

function sceneBytes(scene: Scene): number {
  return scene.tiles.reduce((sum, tile) => sum + tile.bytes.byteLength, 0);
}

/** Bytes of the different photos that these steps keep on the disk. */
function photoBytes(steps: readonly Step[]): number {
  const photos = new Map<string, number>();
  for (const step of steps) {
    if (step.kind !== "opening") continue;
    for (const { photo } of [step.before, step.after]) if (photo !== null) photos.set(photo.hash, photo.bytes);
  }
  return [...photos.values()].reduce((sum, bytes) => sum + bytes, 0);
}
