import { isLocal, type RawOutput } from "../engines/engine";
import { engineById } from "../engines/engines";
import { isMendable, isPassing } from "../engines/passing";
import { Failure, toFailure } from "../lib/failure";
import { newId } from "../lib/id";
import { keepBlob } from "../storage/blobTable";
import { changeRun, runById } from "./changeRun";
import { defaultFinish } from "./defaultFinish";
import { drawThumbnail } from "./drawThumbnail";
import { ticketOf, type MissingOutput, type Output, type Run } from "./run";
import { lookForTwins } from "./lookForRun";
import { dispatchRuns } from "./runQueue";

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
    await takeFailure(id, toFailure(thrown));
  } finally {
    settling.delete(id);
    dispatchRuns();
  }
}

async function takeFailure(id: string, failure: Failure): Promise<void> {
  const run = runById(id);
  const ticket = run === null ? null : ticketOf(run);
  if (run === null || ticket === null) return;
  const repeatable = engineById(run.engine)?.repeatable ?? isLocal(run.engine);
  if (repeatable && failure.code === "engine-lost") await changeRun(id, { type: "lost", ticket });
  // What was paid for is waited for until the service can be asked again.
  else if (!repeatable && (isPassing(failure) || isMendable(failure))) await changeRun(id, { type: "uncollected", ticket });
  else await changeRun(id, { type: "failed", failure });
}

async function collectOutputs(id: string): Promise<void> {
  const waiting = runById(id);
  const ticket = waiting === null ? null : ticketOf(waiting);
  if (waiting === null || ticket === null) return;
  // After a reload a run may say "collecting" already: then it is collected again.
  const begun = waiting.state.phase === "collecting" ? { run: waiting } : await changeRun(id, { type: "collecting", ticket });
  if (begun?.run.state.phase !== "collecting") return;
  const engine = engineById(waiting.engine);
  if (engine === null) throw new Failure("engine-needs-key");
  const { outputs, missing } = await takeOutputs(begun.run, await engine.collect(ticket, forever));
  if (outputs.length === 0 && (missing.length === 0 || engine.repeatable)) throw new Failure("output-broken");
  await changeRun(id, { type: "finished", outputs, missing, at: Date.now() });
  void lookForTwins(id);
}

/** What has come of a run's images: kept and described, and those that could not be had. */
export async function takeOutputs(
  run: Run,
  raw: readonly RawOutput[],
): Promise<{ readonly outputs: readonly Output[]; readonly missing: readonly MissingOutput[] }> {
  const kept: KeptOutput[] = [];
  const missing: MissingOutput[] = [];
  for (const each of raw) {
    const found = "blob" in each ? await keepRaw(each, each.blob) : each.failure;
    if (found instanceof Failure) missing.push(missingOf(each, found));
    else kept.push(found);
  }
  const outputs: Output[] = [];
  for (const each of kept) outputs.push(await describeOutput(run, each));
  return { outputs, missing };
}

function missingOf({ index, seed, url, nsfw }: RawOutput, { code, values }: Failure): MissingOutput {
  return { index, seed, url, nsfw, code, values: { ...values } };
}

interface KeptOutput {
  readonly raw: RawOutput;
  readonly blob: Blob;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

/** Keeps an image before anything else is done with it; on a full disk it stays in memory and the next write that fails says so. */
async function keepRaw(raw: RawOutput, blob: Blob): Promise<KeptOutput | Failure> {
  const { hash } = await keepBlob(blob);
  const size = await sizeOf(blob);
  return size === null ? new Failure("output-broken") : { raw, blob, hash, ...size };
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

async function describeOutput(run: Run, { raw, blob, hash, width, height }: KeptOutput): Promise<Output> {
  const finish = defaultFinish(run.engine);
  const thumbHash = await drawThumbnail(run, { raw: blob, seed: raw.seed, finish }).catch(() => hash);
  return {
    id: newId(),
    index: raw.index,
    seed: raw.seed,
    rawHash: hash,
    thumbHash,
    width,
    height,
    finish,
    deleted: false,
    nsfw: raw.nsfw,
  };
}
