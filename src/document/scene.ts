import type { FillParams } from "../engines/fillParams";
import type { Size } from "../image/geometry";
import type { DisplayPhoto } from "../image/photo";
import { openPhoto } from "../image/photoService";
import type { Coverage } from "../image/pixels";
import { usualRegion } from "../image/regionChoice";
import { Failure } from "../lib/failure";
import { MaskRaster } from "../mask/maskRaster";
import { getBlob } from "../storage/blobTable";
import { documentChanges, type Scene } from "../storage/documentTable";
import { queueSave } from "./autosave";
import { recordStep } from "./documentHistory";
import { currentMask, maskChanged, setMask } from "./documentMask";
import { documentState, setDocument } from "./documentStore";
import { rememberMask } from "./lastMask";
import { openEdit } from "./paintTarget";
import { paramsChange } from "./paramsCommands";

/** The photo, its trail, its mask and the choice of its region as they are now. */
export function currentScene(): Scene {
  const { photo, trail, region, leftOut } = documentState();
  // A stroke in hand is not part of the document yet, and never will be: its photo is about to go.
  openEdit()?.rollback();
  return { photo, trail: [...trail], tiles: maskTiles(currentMask()), leftOut: maskTiles(leftOut), region };
}

export function maskTiles(mask: MaskRaster | null): Scene["tiles"] {
  return mask === null ? [] : Array.from(mask.tiles(), ({ index, bytes }) => ({ index, bytes: new Uint8Array(bytes) }));
}

/** The tiles of a mask that comes from outside; what reaches out of the photo is left out. */
export function tilesOf({ width, height }: Size, coverage: Coverage | null): Scene["tiles"] {
  if (coverage === null) return [];
  const mask = new MaskRaster(width, height);
  const edit = mask.begin();
  edit.paste(coverage, "replace");
  edit.commit();
  return maskTiles(mask);
}

/** Decodes the photo of a scene for the screen. @throws Failure */
export async function displayOf(scene: Pick<Scene, "photo">, signal: AbortSignal): Promise<DisplayPhoto | null> {
  if (scene.photo === null) return null;
  const { width, height, levels } = await openPhoto(await getBlob(scene.photo.hash), scene.photo.name, signal);
  return { width, height, levels };
}

/** The mask of a scene; null without a photo. Throws RangeError when its tiles are no mask of its photo. */
export function maskOf({ photo, tiles }: Scene): MaskRaster | null {
  return photo === null ? null : MaskRaster.fromTiles(photo.width, photo.height, tiles);
}

/** The left-out area of a scene; one whose tiles do not fit its photo is none, because the document is whole without it. */
export function leftOutOf(photo: Scene["photo"], tiles: Scene["tiles"]): MaskRaster | null {
  if (photo === null || tiles.length === 0) return null;
  try {
    const area = MaskRaster.fromTiles(photo.width, photo.height, tiles);
    return area.occupied().width > 0 ? area : null;
  } catch {
    return null;
  }
}

/** Puts a scene on the page; `display` is its decoded photo. Nothing here is written. */
export function showScene(scene: Scene, display: DisplayPhoto | null, mask: MaskRaster | null = maskOf(scene)): void {
  const before = documentState().display;
  const { photo, trail, region = usualRegion } = scene;
  setMask(mask);
  const leftOut = leftOutOf(photo, scene.leftOut ?? []);
  const target = photo?.hash === documentState().photo?.hash ? documentState().target : "mask";
  const leftOutVersion = documentState().leftOutVersion + 1;
  setDocument({ status: display === null ? "empty" : "ready", photo, trail, display, region, leftOut, leftOutVersion, target });
  maskChanged({ x: 0, y: 0, width: photo?.width ?? 0, height: photo?.height ?? 0 });
  if (before !== null && before !== display) releaseDisplay(before);
}

/** The open photo decoded otherwise; its mask and its history are the same. Null: it cannot be shown, and why. */
export function showDisplay(display: DisplayPhoto | Failure): void {
  const before = documentState().display;
  setDocument(display instanceof Failure ? { status: "empty", display: null, problem: display } : { display });
  if (before !== null) releaseDisplay(before);
}

/** Queues a whole scene for saving. */
export function saveScene(scene: Scene): void {
  const { tiles, leftOut = [] } = scene;
  queueSave([
    documentChanges.noTiles,
    ...tiles.map((tile) => documentChanges.tile(tile.index, tile.bytes)),
    documentChanges.leftOut(leftOut),
  ]);
}

/** Another photo takes the place of the open one: scene and changed fields as one step of the history. A frame was drawn on its photo; the rest of the choice stays. */
export function openScene(opened: Scene, display: DisplayPhoto, params: Partial<FillParams>): void {
  const { mode, context } = documentState().region;
  const scene: Scene = { region: { mode: mode === "whole" ? mode : "auto", context }, ...opened };
  const step = { kind: "opening" as const, before: currentScene(), after: scene, params: paramsChange(documentState().params, params) };
  rememberMask(step.before.photo, step.before.tiles);
  setDocument({ params: { ...documentState().params, ...params }, problem: null });
  recordStep(step);
  showScene(scene, display);
  saveScene(scene);
}

/** Bitmaps hold memory until closed; the screen gets a frame to let go of them. */
function releaseDisplay(display: DisplayPhoto): void {
  setTimeout(() => {
    if (documentState().display === display) return;
    for (const level of display.levels) level.close();
  }, 1000);
}
