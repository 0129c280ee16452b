import type { Failure } from "../lib/failure";
import { toFailure } from "../lib/failure";
import { heldChanges, releaseHeld } from "../storage/blobTable";
import { database } from "../storage/database";
import { documentChanges, type DocumentRecord } from "../storage/documentTable";
import type { Change, Key } from "../storage/schema";
import { documentState, setDocument } from "./documentStore";

/**
 * Keeps the document while the user works: changes are gathered, and one transaction writes the touched tiles, the new step
 * and the small record. It runs when the page is idle (after a pause while typing), and at once when the page is hidden.
 */
const delays = { idle: 500, typing: 400 } as const;

let pending = new Map<string, Change>();
/** What the save that is under way writes. */
let underWay: ReadonlyMap<string, Change> | null = null;
let dirty = false;
let writing: Promise<void> | null = null;
let cancelTimer: (() => void) | null = null;
let describeRecord: (() => DocumentRecord) | null = null;

/** For restoring: says how the record of the present document reads; until then, and after `stopAutosave`, nothing is saved. */
export function startAutosave(describe: () => DocumentRecord): () => void {
  describeRecord = describe;
  const onHide = (): void => void flushSave();
  const onVisibility = (): void => void (document.visibilityState === "hidden" && flushSave());
  addEventListener("pagehide", onHide);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    removeEventListener("pagehide", onHide);
    document.removeEventListener("visibilitychange", onVisibility);
    describeRecord = null;
    forgetUnsaved();
  };
}

/** Notes changes for the next save; the record itself always goes with them. */
export function queueSave(changes: readonly Change[], pace: keyof typeof delays = "idle"): void {
  for (const change of changes) noteChange(change);
  dirty = true;
  if (!saves()) return;
  if (documentState().saveState === "saved") setDocument({ saveState: "saving" });
  schedule(pace);
}

function saves(): boolean {
  return describeRecord !== null && documentState().keeping === "disk";
}

/** True when something has changed since the last save that succeeded. */
export function hasUnsaved(): boolean {
  return dirty;
}

/** True while the record under this key is not yet on the disk as it is now. */
export function isUnsaved(store: Change["store"], key: Key): boolean {
  const name = `${store}/${key}`;
  return pending.has(name) || underWay?.has(name) === true;
}

/** Writes what is pending. The transaction is begun before this returns. Never rejects: the state says how it went. */
export function flushSave(): Promise<void> {
  cancelTimer?.();
  cancelTimer = null;
  if (!dirty || describeRecord === null || !saves()) return writing ?? Promise.resolve();
  const changes = [...pending.values(), documentChanges.record(describeRecord())];
  const taken = pending;
  // A save that is begun before the last one has ended is written after it.
  underWay = underWay === null ? taken : new Map([...underWay, ...taken]);
  pending = new Map();
  dirty = false;
  const mine: Promise<void> = write(changes)
    .then(
      () => settle(null),
      (thrown: unknown) => {
        // What could not be written goes with the next attempt, under what has changed since.
        const since = pending;
        pending = taken;
        for (const change of since.values()) noteChange(change);
        dirty = true;
        settle(toFailure(thrown));
      },
    )
    .finally(() => {
      if (writing !== mine) return;
      writing = null;
      underWay = null;
    });
  writing = mine;
  return mine;
}

/** What is on the page is what is stored: forgets everything that was to be written. */
export function forgetUnsaved(): void {
  cancelTimer?.();
  cancelTimer = null;
  pending = new Map();
  dirty = false;
}

async function write(changes: readonly Change[]): Promise<void> {
  await database().write(changes);
  const held = await heldChanges();
  if (held.length === 0) return;
  await database().write(held);
  releaseHeld(held);
}

function settle(failure: Failure | null): void {
  if (failure?.code === "storage-other-tab") setDocument({ keeping: "taken", readOnly: true, saveState: "failed", saveFailure: failure });
  else if (failure !== null) setDocument({ saveState: "failed", saveFailure: failure });
  else setDocument({ saveState: dirty ? "saving" : "saved", saveFailure: null });
}

/** A later change of the same record replaces the earlier one; emptying a store forgets what was to be put into it. */
function noteChange(change: Change): void {
  if (change.kind === "clear") {
    for (const [name, other] of pending) if (other.store === change.store) pending.delete(name);
    pending.set(change.store, change);
    return;
  }
  const name = `${change.store}/${change.key}`;
  pending.delete(name);
  pending.set(name, change);
}

function schedule(pace: keyof typeof delays): void {
  if (cancelTimer !== null) return;
  if (pace === "idle" && "requestIdleCallback" in globalThis) {
    const handle = requestIdleCallback(() => void flushSave(), { timeout: delays.idle });
    cancelTimer = () => cancelIdleCallback(handle);
  } else {
    const handle = setTimeout(() => void flushSave(), delays[pace]);
    cancelTimer = () => clearTimeout(handle);
  }
}
