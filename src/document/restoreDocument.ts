import { defaultParams } from "../engines/fillParams";
import { Failure, toFailure } from "../lib/failure";
import { forgetHeldBlobs } from "../storage/blobTable";
import { collectGarbage } from "../storage/collectGarbage";
import { readDocument, setDocumentAside, type DocumentRecord, type StoredDocument } from "../storage/documentTable";
import { forgetUnsaved, hasUnsaved, startAutosave } from "./autosave";
import { currentHistory, setHistory } from "./documentHistory";
import { setMask } from "./documentMask";
import { blankDocument, documentState, setDocument } from "./documentStore";
import { History } from "./history";
import { becomeOwner, closeKeeping, openKeeping } from "./keeping";
import { abortOpening, asLatestOpening } from "./opening";
import { currentScene, displayOf, isWholeMask, openScene, showScene } from "./scene";

let stopAutosave: (() => void) | null = null;

/** Opens the storage and brings back the document as it was left: photo, mask, history, form, trail. Never rejects; the state says how it went. */
export async function restoreDocument({ databaseName = "fill-playground" }: { readonly databaseName?: string } = {}): Promise<void> {
  setDocument(blankDocument);
  await openKeeping(databaseName);
  stopAutosave = startAutosave(describeDocument);
  await loadDocument();
  // Not awaited: the page does not wait for sweeping, and a sweep that fails is done at the next start.
  if (documentState().keeping === "disk") collectGarbage().catch(() => undefined);
}

/**
 * Makes this the tab that saves. The document that the other tab kept is opened; what was changed here since is put on top of
 * it as one step, so that undo brings the other tab's back and neither is lost.
 */
export async function takeOverStorage(): Promise<void> {
  const { display, params } = documentState();
  const mine = hasUnsaved() && display !== null ? { scene: currentScene(), display, params } : null;
  await becomeOwner(true);
  await loadDocument();
  if (mine !== null) openScene(mine.scene, mine.display, mine.params);
}

/** Ends the session: nothing more is written, the storage is closed and free for another. */
export function closeDocument(): void {
  abortOpening();
  stopAutosave?.();
  stopAutosave = null;
  closeKeeping();
  forgetHeldBlobs();
  setMask(null);
  setHistory(new History());
  setDocument(blankDocument);
}

function describeDocument(): DocumentRecord {
  const { photo, trail, params, engine } = documentState();
  const history = currentHistory();
  const { first, cursor, count, bytes } = history;
  return { photo, trail: [...trail], params, engine, history: { first, cursor, count, bytes, openings: [...history.openings] } };
}

async function loadDocument(): Promise<void> {
  try {
    // What another tab owns it also changes: nothing of it can be left for later.
    const stored = await readDocument(documentState().keeping === "disk" ? "openings" : "all");
    if (stored === null) {
      setDocument({ status: documentState().display === null ? "empty" : "ready" });
      return;
    }
    await asLatestOpening((signal) => showStored(stored, signal));
  } catch (thrown) {
    const problem = toFailure(thrown);
    if (problem.code === "record-broken" && documentState().keeping === "disk") await setDocumentAside(Date.now()).catch(() => undefined);
    setDocument({ status: documentState().display === null ? "empty" : "ready", ...(problem.code === "aborted" ? {} : { problem }) });
  }
}

async function showStored({ record, tiles, steps }: StoredDocument, signal: AbortSignal): Promise<void> {
  const { photo, trail, params, engine, history } = record;
  const scene = { photo, trail, tiles: [...tiles] };
  if (!isWholeMask(scene)) throw new Failure("record-broken");
  setDocument({ params: { ...defaultParams, ...params }, engine });
  setHistory(new History({ ...history, bytes: history.bytes ?? 0, steps }));
  try {
    showScene(scene, await displayOf(scene, signal));
  } catch (thrown) {
    // The photo cannot be shown, but it is still the document's: mask, trail and history stay, and saving keeps them.
    showScene(scene, null);
    throw thrown;
  } finally {
    forgetUnsaved();
  }
}
