import type { PhotoRef } from "../storage/photoRef";
import type { EngineId } from "../engines/engine";
import { engineById } from "../engines/engines";
import type { FillParams, SettledParams } from "../engines/fillParams";
import { randomSeed } from "../engines/randomSeed";
import { plannedRegion } from "../document/documentRegion";
import { documentState } from "../document/documentStore";
import { packCoverage } from "../image/photoService";
import { isEmptyRect } from "../image/geometry";
import type { Coverage } from "../image/pixels";
import type { Region } from "../image/region";
import type { RegionChoice } from "../image/regionChoice";
import { Failure } from "../lib/failure";
import { newId } from "../lib/id";
import { putBlob } from "../storage/blobTable";
import { addRun, nextRunNumber } from "./changeRun";
import { cutRequest } from "./cutRequest";
import { quoteForRun } from "./quoteForRun";
import { asPreparing } from "./preparing";
import type { PartOf, Run } from "./run";
import { dispatchRuns } from "./runQueue";

/** The document as it was at the click; what is painted afterwards does not touch the run. */
export interface FillRequest {
  readonly engine: EngineId;
  readonly params: FillParams;
  readonly photo: PhotoRef;
  /** The masked part with its soft values (`currentMask().toCoverage()`); its rect is around the masked pixels. */
  readonly mask: Coverage;
  readonly region: RegionChoice;
  /** Where nothing is copied from; heeded by the built-in engine alone. */
  readonly leftOut?: Coverage | null;
  /** For the run of one part of the mask. */
  readonly group?: PartOf;
  readonly signal?: AbortSignal | undefined;
}

/**
 * From the click to a run in the queue. A second call while the first is being prepared is the same click: it gets the same run.
 * @throws Failure `mask-empty`, `engine-needs-key`, `storage-…` when it could not be written down (then nothing was sent), `aborted`
 */
export function submitRun(request: FillRequest): Promise<Run> {
  return asPreparing(() => prepareRun(request));
}

async function prepareRun(request: FillRequest): Promise<Run> {
  const { engine: engineId, params, photo, mask, signal = new AbortController().signal } = request;
  const engine = engineById(engineId);
  if (engine === null) throw new Failure("engine-needs-key");
  const planned = isEmptyRect(mask.rect) ? null : plannedRegion({ ...request, mask: { bounds: mask.rect } });
  if (planned === null) throw new Failure("mask-empty");
  const region: Region = { rect: planned.rect, size: planned.size };
  if (documentState().readOnly) throw new Failure("storage-other-tab");

  const settled: SettledParams = { ...params, seed: params.seed ?? randomSeed() };
  const quote = await quoteForRun(engine, params, signal);

  const leftOut = engineId === "local" ? (request.leftOut ?? null) : null;
  const [sent, packed] = await Promise.all([cutRequest({ photo, mask, leftOut, region, signal }), packCoverage(mask)]);
  // The photo again: where the disk was full at its opening it is only in memory, and a run must not outlive its photo.
  const [, imageHash, sentMaskHash, maskHash] = await Promise.all([sent.photo, sent.image, sent.mask, packed].map(putBlob));
  if (imageHash === undefined || sentMaskHash === undefined || maskHash === undefined)
    throw new Failure("unexpected", { message: "no hash" });
  const keptLeftOut = leftOut === null || sent.leftOut === null ? null : await keepLeftOut(leftOut, sent.leftOut);

  if (signal.aborted) throw new Failure("aborted");
  const run: Run = {
    id: newId(),
    createdAt: Date.now(),
    number: nextRunNumber(),
    engine: engineId,
    params: settled,
    ...(request.group === undefined ? {} : { group: request.group }),
    photo,
    region,
    mask: { rect: mask.rect, hash: maskHash },
    imageHash,
    sentMaskHash,
    ...keptLeftOut,
    sentAt: null,
    quote,
    charge: null,
    state: { phase: "queued" },
    outputs: [],
    missing: [],
  };
  await addRun(run);
  dispatchRuns();
  return run;
}

/** What the engine gets, and what somebody gets who makes the picture again. */
async function keepLeftOut(area: Coverage, sent: Blob): Promise<Pick<Run, "leftOut" | "leftOutHash">> {
  const [leftOutHash, hash] = await Promise.all([putBlob(sent), packCoverage(area).then(putBlob)]);
  return { leftOutHash, leftOut: { rect: area.rect, hash } };
}
