import { engineIds, type EngineId } from "../engines/engine";
import { engineById } from "../engines/engines";
import { documentState } from "../document/documentStore";
import { toFailure } from "../lib/failure";
import { getBlob } from "../storage/blobTable";
import { allRuns, changeRun } from "./changeRun";
import { isUnderWay, type Run } from "./run";

/** Runs that are being handed over right now, with what stops it. */
const sending = new Map<string, AbortController>();

/** Sends as many queued runs as their engines take at once, the oldest first. Called whenever a place may have become free. */
export function dispatchRuns(): void {
  const { keeping } = documentState();
  if (keeping !== "disk" && keeping !== "memory") return;
  for (const engine of engineIds) {
    for (const run of runsToSend(engine)) void sendRun(run);
  }
}

function runsToSend(engineId: EngineId): readonly Run[] {
  const ofEngine = allRuns().filter((run) => run.engine === engineId);
  // A run that was stopped and taken up again waits until its first handing over has ended.
  const free = (engineById(engineId)?.concurrency ?? 1) - ofEngine.filter((run) => isUnderWay(run) || sending.has(run.id)).length;
  const queued = ofEngine.filter((run) => run.state.phase === "queued" && !sending.has(run.id)).toReversed();
  return queued.slice(0, Math.max(0, free));
}

/** Hands one run over, once. The ticket is written down as soon as it is here. */
async function sendRun(run: Run): Promise<void> {
  const controller = new AbortController();
  sending.set(run.id, controller);
  try {
    const engine = engineById(run.engine);
    if (engine === null) {
      await changeRun(run.id, { type: "failed", code: "engine-needs-key", message: "" });
      return;
    }
    // Written before it is sent: after a crash a run that says "queued" may be sent, one that says "sending" may have been.
    const begun = await changeRun(run.id, { type: "sending" });
    if (begun === null || !begun.changed) return;
    if (begun.failure !== null) throw begun.failure;
    const [image, mask] = await Promise.all([getBlob(run.imageHash), getBlob(run.sentMaskHash)]);
    const ticket = await engine.submit({ runId: run.id, image, mask, size: run.region.size, params: run.params }, controller.signal);
    const sent = await changeRun(run.id, { type: "submitted", ticket, at: Date.now() });
    // Stopped or deleted while it was on its way.
    if (sent === null || sent.run.state.phase === "stopped") await engine.cancel(ticket);
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (!controller.signal.aborted)
      await changeRun(run.id, { type: "failed", code: failure.code, message: String(failure.values["message"] ?? "") });
  } finally {
    sending.delete(run.id);
    dispatchRuns();
  }
}

/** Breaks off the handing over of a run that has just been stopped or deleted, if it is under way. */
export function abortSending(id: string): void {
  sending.get(id)?.abort();
}

export function isSending(id: string): boolean {
  return sending.has(id);
}
