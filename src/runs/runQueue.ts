import { engineIds, type EngineId } from "../engines/engine";
import { engineById } from "../engines/engines";
import { documentState } from "../document/documentStore";
import { toFailure, type Failure } from "../lib/failure";
import { createSignal } from "../ui/signal";
import { allRuns, changeRun } from "./changeRun";
import { lookForRun } from "./lookForRun";
import { departures } from "./pacing";
import { recordRun } from "./recordRun";
import { advance, isUnderWay, type Run, type RunEvent } from "./run";
import { jobOf } from "./runJob";

/** Why an engine's queue stands still until a time (milliseconds since 1970): the account's own limit, the service said so, or there is no network. */
export interface QueueHold {
  readonly until: number;
  readonly reason: "limit" | "refused" | "offline";
}

/** Milliseconds until the files of a run are sent again that met no network; nothing of it was taken. */
const offlinePause = 5000;

/** The holds of now, for the page to show. */
export const queueHolds = createSignal<Readonly<Partial<Record<EngineId, QueueHold>>>>({});

/** Runs that are being handed over right now, with what stops it. */
const sending = new Map<string, AbortController>();
const alarms = new Map<EngineId, ReturnType<typeof setTimeout>>();

/** Sends as many queued runs as their engines take at once, the oldest first. Called whenever a place may have become free. */
export function dispatchRuns(): void {
  const { keeping } = documentState();
  if (keeping !== "disk" && keeping !== "memory") return;
  for (const engine of engineIds) {
    for (const run of runsToSend(engine)) void sendRun(run);
  }
}

/** Without its engine (no connection) a queue simply waits. */
function runsToSend(engineId: EngineId): readonly Run[] {
  const engine = engineById(engineId);
  if (engine === null) return [];
  const now = Date.now();
  const refused = queueHolds.get()[engineId];
  const ofEngine = allRuns().filter((run) => run.engine === engineId);
  const queued = ofEngine.filter((run) => run.state.phase === "queued" && !sending.has(run.id));
  if (refused !== undefined && refused.reason !== "limit" && refused.until > now) {
    hold(engineId, queued.length > 0 ? refused : null);
    return [];
  }
  // A run that was stopped and taken up again waits until its first handing over has ended.
  const busy = ofEngine.filter((run) => isUnderWay(run) || sending.has(run.id)).length;
  const { go, nextAt } = departures(ofEngine, queued, busy, engine, now);
  hold(engineId, nextAt === null ? null : { until: nextAt, reason: "limit" });
  return go;
}

/** Shows a hold, and looks at the queue again when it ends. */
function hold(engineId: EngineId, next: QueueHold | null): void {
  clearTimeout(alarms.get(engineId));
  alarms.delete(engineId);
  const { [engineId]: before, ...others } = queueHolds.get();
  if (next === null) {
    if (before !== undefined) queueHolds.set(others);
    return;
  }
  alarms.set(engineId, setTimeout(dispatchRuns, Math.max(0, next.until - Date.now()) + 50));
  if (before?.until !== next.until || before.reason !== next.reason) queueHolds.set({ ...others, [engineId]: next });
}

/** Hands one run over, once. The ticket is written down as soon as it is here. */
async function sendRun(run: Run): Promise<void> {
  const controller = new AbortController();
  sending.set(run.id, controller);
  let handed = run;
  try {
    const engine = engineById(run.engine);
    if (engine === null) return;
    // Written before it is sent: after a crash a run that says "queued" may be sent, one that says "sending" may have been.
    const begun = await changeRun(run.id, { type: "sending", at: Date.now() });
    if (begun === null || !begun.changed) return;
    handed = begun.run;
    if (begun.failure !== null) throw begun.failure;
    const ticket = await engine.submit(await jobOf(run), controller.signal);
    const sent = await tell(handed, { type: "submitted", ticket, at: Date.now() });
    // Stopped or deleted while it was on its way.
    if (sent === null || sent.run.state.phase === "stopped") await engine.cancel(ticket);
  } catch (thrown) {
    await takeRefusal(handed, toFailure(thrown));
  } finally {
    sending.delete(run.id);
    dispatchRuns();
  }
}

async function takeRefusal(run: Run, failure: Failure): Promise<void> {
  if (failure.code === "submit-unknown") {
    await tell(run, { type: "unsure" });
    void lookForRun(run.id);
    return;
  }
  if (failure.code === "service-rate-limited" || failure.code === "service-offline") {
    const isOffline = failure.code === "service-offline";
    const until = isOffline ? Date.now() + offlinePause : Number(failure.values["until"] ?? Date.now() + 60_000);
    hold(run.engine, { until, reason: isOffline ? "offline" : "refused" });
    await tell(run, { type: "postponed" });
  } else if (failure.code !== "aborted") await tell(run, { type: "failed", failure });
  // Stopped before anything was sent, or refused after it was stopped.
  await tell(run, { type: "unsent" });
}

/** Moves on a run that is being handed over. When it was deleted meanwhile, only the ledger hears what became of it. */
async function tell(run: Run, event: RunEvent): ReturnType<typeof changeRun> {
  const changed = await changeRun(run.id, event);
  if (changed === null) recordRun(advance(advance(run, { type: "stopped" }), event));
  return changed;
}

/** Breaks off the handing over of a run that has just been stopped or deleted, if it is under way. */
export function abortSending(id: string): void {
  sending.get(id)?.abort();
}

export function isSending(id: string): boolean {
  return sending.has(id);
}

/** Another tab has taken over: nothing goes out from here any more. */
export function restQueues(): void {
  for (const engine of engineIds) hold(engine, null);
}
