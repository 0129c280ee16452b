import type { Point, Rect, Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { IdleWorker } from "../lib/idleWorker";
import type { Wire, WireAnchor } from "./liveWire";
import type { CombineMode } from "./combinedTiles";
import type { MaskHandlers, WandClick, WandPhoto } from "./maskWork";
import type { Refine } from "./refineMask";
import type { PackedMask } from "./packedMask";
import type { CodedTile } from "./settledCode";
import type { MaskSurvey, StripWidths } from "./surveyMask";

export type { WandClick, WandPhoto } from "./maskWork";

/** Long: the next click of the wand would have to read the photo again. */
const idleMs = 120_000;

/** Short: what looks at a mask after every stroke holds nothing that the next look needs, only memory. The looks of one rest share a worker. */
const lookIdleMs = 500;

/** What writing a mask file leaves behind is of no use to the next call; and somebody may look at the menu for so long before. */
const readyMs = 10_000;

const start = (): Worker => new Worker(new URL("./mask.worker.ts", import.meta.url), { type: "module", name: "mask" });
const worker = new IdleWorker<MaskHandlers>(start, idleMs);
/** By itself, so that nobody waits at a click for what nobody asked for. */
const looker = new IdleWorker<MaskHandlers>(start, lookIdleMs);

/** The tiles that refining the mask of a photo changes. @throws Failure photo-memory, aborted */
export function refinedTiles(mask: Coverage, photo: Size, refine: Refine, signal: AbortSignal): Promise<CodedTile[]> {
  return worker.run((client) => client.call("refine", { mask, photo, refine }, { signal }));
}

/** The tiles that pulling the mask to an object's outline, at most `radius` pixels away, changes. @throws Failure see `decodePhoto`, aborted */
export function edgeTiles(mask: Coverage, photo: WandPhoto, radius: number, signal: AbortSignal): Promise<CodedTile[]> {
  return worker.run((client) => client.call("refineByColour", { mask, photo, radius }, { signal }));
}

/** Reads the photo's colours, so that the first click need not wait for them. @throws Failure see `decodePhoto` */
export async function prepareWand(photo: WandPhoto): Promise<void> {
  await worker.run((client) => client.call("prepareWand", { photo }));
}

/** The tiles that a click of the magic wand changes. @throws Failure see `decodePhoto`, aborted */
export function wandTiles(mask: Coverage, photo: WandPhoto, click: WandClick, signal: AbortSignal): Promise<CodedTile[]> {
  return worker.run((client) => client.call("wand", { mask, photo, click }, { signal }));
}

/** The boxes around the parts of a mask, see `maskParts`. @throws Failure photo-memory, aborted */
export function partBoxes(mask: PackedMask, most: number, signal: AbortSignal): Promise<Rect[]> {
  return looker.run((client) => client.call("parts", { mask, most }, { signal }));
}

/** All ways along a photo's edges to an anchor. @throws Failure see `decodePhoto`, aborted */
export function wireTo(photo: WandPhoto, anchor: WireAnchor, signal: AbortSignal): Promise<Wire> {
  return worker.run((client) => client.call("wire", { photo, anchor }, { signal }));
}

/** A closed line that was found at a scale of `step` pixels, along the same edges in every pixel. @throws Failure see `decodePhoto`, aborted */
export function sharpenedLine(photo: WandPhoto, line: readonly Point[], step: number, signal: AbortSignal): Promise<Point[]> {
  return worker.run((client) => client.call("sharpen", { photo, line, step }, { signal }));
}

/** The tiles that change when another mask meets the one of a photo. @throws Failure photo-memory, aborted */
export function metTiles(mask: Coverage, photo: Size, other: Coverage, mode: CombineMode, signal: AbortSignal): Promise<CodedTile[]> {
  return worker.run((client) => client.call("combine", { mask, photo, other, mode }, { signal }));
}

/** Looks at every pixel of a mask; see `surveyMask.ts`. @throws Failure photo-memory, aborted */
export function surveyMask(mask: PackedMask, widths: StripWidths, signal: AbortSignal): Promise<MaskSurvey> {
  return looker.run((client) => client.call("survey", { mask, widths }, { signal }));
}

/** The mask as a file, see `writeMask` in `image/maskFile.ts`. @throws Failure photo-memory, aborted */
export function maskFile(mask: PackedMask, signal: AbortSignal): Promise<Blob> {
  return worker.run((client) => client.call("file", { mask }, { signal }), readyMs);
}

/** The worker that writes mask files begins to load, so that what is chosen soon need not wait for it. */
export async function prepareMaskFile(): Promise<void> {
  await worker.run(() => Promise.resolve(), readyMs);
}

/** Ends the workers and frees the photo's colours. */
export function endMaskWork(): void {
  worker.end();
  looker.end();
}
