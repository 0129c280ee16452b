import { defaultParams } from "../engines/fillParams";
import type { DisplayPhoto } from "../image/photo";
import { Failure, toFailure } from "../lib/failure";
import type { MaskRaster } from "../mask/maskRaster";
import { forgetHeldBlobs } from "../storage/blobTable";
import { collectGarbage } from "../storage/collectGarbage";
import { readDocument, setDocumentAside, type DocumentRecord, type Scene, type StoredDocument } from "../storage/documentTable";
import { forgetUnsaved, hasUnsaved, startAutosave } from "./autosave";
import { currentHistory, setHistory } from "./documentHistory";
import { setMask } from "./documentMask";
import { blankDocument, documentState, onDocumentChange, setDocument } from "./documentStore";
import { History } from "./history";
import { setRememberedMask } from "./lastMask";
import { becomeOwner, closeKeeping, openKeeping } from "./keeping";
import { abortOpening, asLatestOpening } from "./opening";
import { previewOf, startPreviews } from "./preview";
import { currentScene, displayOf, maskOf, openScene, showDisplay, showScene } from "./scene";
import { untilStageShown } from "./stageShown";
import { whenIdle } from "./whenIdle";

let stopKeeping: (() => void)[] = [];

interface Restoring {
  readonly databaseName?: string;
  /** Called as soon as it is known that there is a photo, which is before it can be shown. */
  readonly onPhoto?: () => void;
}

/** Opens the storage and brings back the document as it was left: photo, mask, history, form, trail. Never rejects; the state says how it went. */
export async function restoreDocument({ databaseName = "fill-playground", onPhoto }: Restoring = {}): Promise<void> {
  setDocument(blankDocument);
  await openKeeping(databaseName);
  stopKeeping = [startAutosave(describeDocument), startPreviews()];
  await loadDocument(onPhoto);
  // Not awaited: the page does not wait for sweeping, and a sweep that fails is done at the next start.
  void sweepLater();
}

async function sweepLater(): Promise<void> {
  await untilStageShown();
  await whenIdle(3000);
  if (documentState().keeping === "disk") await collectGarbage().catch(() => undefined);
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
  for (const stop of stopKeeping) stop();
  stopKeeping = [];
  closeKeeping();
  forgetHeldBlobs();
  setRememberedMask(undefined);
  setMask(null);
  setHistory(new History());
  setDocument(blankDocument);
}

function describeDocument(): DocumentRecord {
  const { photo, trail, params, engine, region } = documentState();
  const history = currentHistory();
  const { first, cursor, count, bytes } = history;
  return { photo, trail: [...trail], params, engine, region, history: { first, cursor, count, bytes, openings: [...history.openings] } };
}

async function loadDocument(onPhoto?: () => void): Promise<void> {
  setRememberedMask(undefined);
  try {
    // What another tab owns it also changes: nothing of it can be left for later.
    const stored = await readDocument(documentState().keeping === "disk" ? "openings" : "all");
    if (stored === null) {
      setDocument({ status: documentState().display === null ? "empty" : "ready" });
      return;
    }
    if (stored.record.photo !== null) onPhoto?.();
    await asLatestOpening((signal) => showStored(stored, signal));
  } catch (thrown) {
    const problem = toFailure(thrown);
    if (problem.code === "record-broken" && documentState().keeping === "disk") await setDocumentAside(Date.now()).catch(() => undefined);
    setDocument({ status: documentState().display === null ? "empty" : "ready", ...(problem.code === "aborted" ? {} : { problem }) });
  }
}

async function showStored({ record, tiles, leftOut, steps }: StoredDocument, signal: AbortSignal): Promise<void> {
  const { photo, trail, params, engine, region, history } = record;
  const scene = { photo, trail, tiles, leftOut, region };
  const mask = storedMask(scene);
  setDocument({ params: { ...defaultParams, ...params }, engine });
  setHistory(new History({ ...history, bytes: history.bytes ?? 0, steps }));
  try {
    const preview = photo === null ? null : await previewOf(photo);
    showScene(scene, preview ?? (await displayOf(scene, signal)), mask);
    if (preview !== null) void sharpen(scene, preview);
  } catch (thrown) {
    // The photo cannot be shown, but it is still the document's: mask, trail and history stay, and saving keeps them.
    showScene(scene, null, mask);
    throw thrown;
  } finally {
    forgetUnsaved();
  }
}

/** @throws Failure `record-broken` when the tiles are no mask of the photo */
function storedMask(scene: Scene): MaskRaster | null {
  try {
    return maskOf(scene);
  } catch (thrown) {
    throw new Failure("record-broken", {}, { cause: thrown });
  }
}

/** The photo itself in the place of its picture, as soon as it is decoded; everything else goes on meanwhile. Never rejects. */
async function sharpen(scene: Scene, preview: DisplayPhoto): Promise<void> {
  const gone = new AbortController();
  const isShown = (): boolean => documentState().display === preview;
  const stop = onDocumentChange(() => !isShown() && gone.abort());
  try {
    await untilStageShown();
    await whenIdle(500);
    const display = await displayOf(scene, gone.signal);
    if (display === null) return;
    if (isShown()) showDisplay(display);
    else for (const level of display.levels) level.close();
  } catch (thrown) {
    if (isShown()) showDisplay(toFailure(thrown));
  } finally {
    stop();
  }
}
