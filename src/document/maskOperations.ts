import { unionRects, type Rect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { toFailure } from "../lib/failure";
import type { MaskPatch } from "../mask/maskPatch";
import type { MaskRaster } from "../mask/maskRaster";
import { edgeTiles, endMaskWork, prepareWand, refinedTiles, wandTiles } from "../mask/maskService";
import type { CodedTile } from "../mask/settledCode";
import { documentChanges, type Scene } from "../storage/documentTable";
import { setAdjustable, type MaskOperation } from "./adjustStore";
import { queueSave } from "./autosave";
import { currentHistory, recordStep, replaceNewestStep } from "./documentHistory";
import { maskChanged } from "./documentMask";
import { documentState, onDocumentChange } from "./documentStore";
import { leftOutPainted } from "./leftOut";
import { openEdit, paintedRaster, paintsLeftOut } from "./paintTarget";
import { maskTiles } from "./scene";
import { wandPhoto } from "./wandPhoto";

/** `dropped`: something else came first, a stroke or a newer operation. */
export type Outcome = "done" | "unchanged" | "dropped";

/**
 * One operation from the mask that it found to the step that it leaves, and for as long as that step is the newest: another
 * amount is worked out from the same mask and takes the place of the step. Everything else that changes the mask ends it.
 */
interface Session {
  readonly mask: MaskRaster;
  /** The mask before. */
  readonly base: Coverage;
  /** Its tiles, where it is the left-out area. */
  readonly areaBefore: Scene["tiles"] | null;
  readonly ending: AbortController;
  /** What is asked for now; while the worker is busy only the latest counts. */
  wanted: MaskOperation;
  /** What is in the mask. */
  patch: MaskPatch | null;
  work: Promise<Outcome> | null;
  /** By these the session knows the document as it left it. */
  history: number;
  version: number;
}

let session: Session | null = null;
/** The session itself is changing the document. */
let isApplying = false;
let photoHash: string | null = null;

/** Not awaited by anybody; a step in the making that nobody wants any more is let go. */
function endSession(): void {
  session?.ending.abort();
  session = null;
  setAdjustable({ operation: null, isBusy: false });
}

onDocumentChange(({ mask, photo }) => {
  if (session !== null && !isApplying && (session.history !== currentHistory().version || session.version !== mask.version)) endSession();
  if (photo?.hash === photoHash) return;
  photoHash = photo?.hash ?? null;
  endMaskWork();
});

/**
 * Does something to the whole mask, or to the left-out area while that is painted on, in a worker, as one step that can be adjusted while it is the newest. One that is under way is
 * finished first. Not while a gesture paints: a stroke that begins meanwhile wins.
 * @throws Failure photo-memory; of reading the photo, for the wand
 */
export async function runMaskOperation(operation: MaskOperation): Promise<Outcome> {
  for (let before = workUnderWay(); before !== null; before = workUnderWay()) await before.catch(() => undefined);
  const mask = paintedRaster();
  if (mask === null || openEdit() !== null) return "dropped";
  endSession();
  const mine: Session = {
    mask,
    base: mask.toWhole(),
    areaBefore: paintsLeftOut() ? maskTiles(mask) : null,
    ending: new AbortController(),
    wanted: operation,
    patch: null,
    work: null,
    history: currentHistory().version,
    version: documentState().mask.version,
  };
  session = mine;
  return settle(mine);
}

function workUnderWay(): Promise<Outcome> | null {
  return session?.work ?? null;
}

/** Does the newest step otherwise, if it is an operation of this kind. @throws as `runMaskOperation` */
export async function adjustMaskOperation(operation: MaskOperation): Promise<Outcome> {
  if (session === null || session.wanted.kind !== operation.kind) return "dropped";
  session.wanted = operation;
  // Who drags a slider sees it where it is, not where the worker is.
  if (session.patch !== null) setAdjustable({ operation });
  return settle(session);
}

/** The operation that is newest or under way, as it was last asked for; null when there is none. */
export function wantedOperation(): MaskOperation | null {
  return session?.wanted ?? null;
}

/** The newest step stays as it was last asked for. */
export function endAdjusting(): void {
  const mine = session;
  if (mine === null || mine.work === null) endSession();
  else
    void mine.work.then(
      () => session === mine && endSession(),
      () => undefined,
    );
}

/** Reads the open photo's colours for the wand. Never rejects: a photo that cannot be read is told of at the click. */
export async function prepareMaskWand(): Promise<void> {
  const photo = await wandPhoto().catch(() => null);
  if (photo !== null) await prepareWand(photo).catch(() => undefined);
}

function settle(mine: Session): Promise<Outcome> {
  mine.work ??= work(mine).finally(() => {
    mine.work = null;
    if (session === mine) setAdjustable({ isBusy: false });
  });
  return mine.work;
}

async function work(mine: Session): Promise<Outcome> {
  setAdjustable({ isBusy: true });
  try {
    for (;;) {
      const operation = mine.wanted;
      const tiles = await tilesOf(mine, operation);
      if (session !== mine) return "dropped";
      const outcome = openEdit() !== null ? "dropped" : apply(mine, tiles);
      if (outcome !== "done") {
        endSession();
        return outcome;
      }
      if (mine.wanted === operation) return outcome;
    }
  } catch (thrown) {
    if (session === mine) endSession();
    if (toFailure(thrown).code === "aborted") return "dropped";
    throw thrown;
  }
}

async function tilesOf({ mask, base, ending }: Session, operation: MaskOperation): Promise<CodedTile[]> {
  const { signal } = ending;
  if (operation.kind !== "wand" && operation.kind !== "refineEdge")
    return refinedTiles(base, { width: mask.width, height: mask.height }, operation, signal);
  const photo = await wandPhoto();
  if (photo === null) return [];
  return operation.kind === "wand" ? wandTiles(base, photo, operation, signal) : edgeTiles(base, photo, operation.amount, signal);
}

/** Puts the changed tiles into the mask as it was before, and the step into the history. */
function apply(mine: Session, tiles: readonly CodedTile[]): Outcome {
  const { mask, patch: before } = mine;
  isApplying = true;
  try {
    const restored = before === null ? nowhere : mask.apply(before, "undo");
    const edit = mask.begin();
    edit.replaceTiles(tiles);
    const patch = edit.commit() ?? { tiles: [], dirty: nowhere, bytes: 0 };
    if (before === null && patch.tiles.length === 0) return "unchanged";
    const dirty = unionRects(restored, patch.dirty);
    const record = before === null ? recordStep : replaceNewestStep;
    mine.patch = patch;
    if (mine.areaBefore !== null) {
      leftOutPainted(mask, mine.areaBefore, dirty, record);
      mine.history = currentHistory().version;
      setAdjustable({ operation: mine.wanted });
      return "done";
    }
    const step = { kind: "mask" as const, patch: { tiles: [...patch.tiles], dirty: patch.dirty, bytes: patch.bytes } };
    record(step);
    queueSave([
      ...(before?.tiles ?? []).map((tile) => documentChanges.tile(tile.index, tile.before)),
      ...patch.tiles.map((tile) => documentChanges.tile(tile.index, tile.after)),
    ]);
    mine.history = currentHistory().version;
    mine.version = documentState().mask.version + 1;
    setAdjustable({ operation: mine.wanted });
    maskChanged(dirty);
    return "done";
  } finally {
    isApplying = false;
  }
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };
