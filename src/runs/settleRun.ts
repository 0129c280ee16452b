import type { RawOutput } from "../engines/engine";
import { engineById } from "../engines/engines";
import { defaultSoftEdge } from "../image/blendWeights";
import { thumbnail, unpackCoverage } from "../image/photoService";
import { Failure, toFailure } from "../lib/failure";
import { newId } from "../lib/id";
import { getBlob, keepBlob } from "../storage/blobTable";
import { changeRun, runById } from "./changeRun";
import { ticketOf, type Output, type Run } from "./run";
import { dispatchRuns } from "./runQueue";

/** Longest side of a thumbnail: a card of the strip at twice the density. */
const thumbnailSide = 480;

const settling = new Set<string>();
const forever = new AbortController().signal;

/**
 * Takes the images of a run that is done: collect, keep every raw image first, then look at them and draw thumbnails, and
 * mark the run finished. Called again while it works, or after the end, it does nothing. Never rejects.
 */
export async function settleRun(id: string): Promise<void> {
  if (settling.has(id)) return;
  settling.add(id);
  try {
    await collectOutputs(id);
  } catch (thrown) {
    const failure = toFailure(thrown);
    const run = runById(id);
    const lost = failure.code === "engine-lost" && run !== null && engineById(run.engine)?.repeatable === true;
    if (lost) await changeRun(id, { type: "requeued" });
    else await changeRun(id, { type: "failed", code: failure.code, message: String(failure.values["message"] ?? "") });
  } finally {
    settling.delete(id);
    dispatchRuns();
  }
}

async function collectOutputs(id: string): Promise<void> {
  const waiting = runById(id);
  const ticket = waiting === null ? null : ticketOf(waiting);
  if (waiting === null || ticket === null) return;
  // After a reload a run may say "collecting" already: then it is collected again.
  const begun = waiting.state.phase === "collecting" ? { run: waiting } : await changeRun(id, { type: "collecting", ticket });
  const engine = engineById(waiting.engine);
  if (begun?.run.state.phase !== "collecting" || engine === null) return;
  const raw = await engine.collect(ticket, forever);
  const kept = await keepRaw(raw);
  if (kept.length === 0) throw new Failure("output-broken");
  const outputs: Output[] = [];
  for (const each of kept) outputs.push(await describeOutput(begun.run, each));
  await changeRun(id, { type: "finished", outputs, at: Date.now() });
}

interface KeptOutput {
  readonly raw: RawOutput;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

/** Keeps every image before anything else is done with it; on a full disk it stays in memory and the next write that fails says so. */
async function keepRaw(raw: readonly RawOutput[]): Promise<readonly KeptOutput[]> {
  const kept: KeptOutput[] = [];
  for (const each of raw) {
    const { hash } = await keepBlob(each.blob);
    const size = await sizeOf(each.blob);
    if (size !== null) kept.push({ raw: each, hash, ...size });
  }
  return kept;
}

/** Width and height of an encoded image, or null when it is none. */
async function sizeOf(blob: Blob): Promise<{ readonly width: number; readonly height: number } | null> {
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}

async function describeOutput(run: Run, { raw, hash, width, height }: KeptOutput): Promise<Output> {
  const thumbHash = await drawThumbnail(run, raw.blob).catch(() => hash);
  return {
    id: newId(),
    index: raw.index,
    seed: raw.seed,
    rawHash: hash,
    thumbHash,
    width,
    height,
    softEdge: defaultSoftEdge,
    deleted: false,
  };
}

/** A small picture of the run's own photo with the result laid into it. @throws Failure */
async function drawThumbnail(run: Run, raw: Blob): Promise<string> {
  const [photo, packed] = await Promise.all([getBlob(run.photo.hash), getBlob(run.mask.hash)]);
  const mask = await unpackCoverage(packed, run.mask.rect);
  const picture = await thumbnail({
    photo,
    raw,
    region: run.region,
    mask,
    softEdge: defaultSoftEdge,
    longest: thumbnailSide,
    signal: forever,
  });
  return (await keepBlob(picture)).hash;
}
