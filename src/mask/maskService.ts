import type { Size } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import { IdleWorker } from "../lib/idleWorker";
import type { MaskHandlers, WandClick, WandPhoto } from "./maskWork";
import type { Refine } from "./refineMask";
import type { CodedTile } from "./settledCode";
import type { MaskSurvey, StripWidths } from "./surveyMask";

export type { WandClick, WandPhoto } from "./maskWork";

/** Long: the next click of the wand would have to read the photo again. */
const idleMs = 120_000;

const worker = new IdleWorker<MaskHandlers>(
  () => new Worker(new URL("./mask.worker.ts", import.meta.url), { type: "module", name: "mask" }),
  idleMs,
);

/** The tiles that refining the mask of a photo changes. @throws Failure photo-memory, aborted */
export function refinedTiles(mask: Coverage, photo: Size, refine: Refine, signal: AbortSignal): Promise<CodedTile[]> {
  return worker.run((client) => client.call("refine", { mask, photo, refine }, { signal }));
}

/** Reads the photo's colours, so that the first click need not wait for them. @throws Failure see `decodePhoto` */
export async function prepareWand(photo: WandPhoto): Promise<void> {
  await worker.run((client) => client.call("prepareWand", { photo }));
}

/** The tiles that a click of the magic wand changes. @throws Failure see `decodePhoto`, aborted */
export function wandTiles(mask: Coverage, photo: WandPhoto, click: WandClick, signal: AbortSignal): Promise<CodedTile[]> {
  return worker.run((client) => client.call("wand", { mask, photo, click }, { signal }));
}

/** Looks at every pixel of a mask, which is handed over with its memory; see `surveyMask.ts`. @throws Failure photo-memory, aborted */
export function surveyMask(mask: Coverage, photo: Size, widths: StripWidths, signal: AbortSignal): Promise<MaskSurvey> {
  return worker.run((client) => client.call("survey", { mask, photo, widths }, { signal, transfer: [mask.data.buffer] }));
}

/** Ends the worker and frees the photo's colours. */
export function endMaskWork(): void {
  worker.end();
}
