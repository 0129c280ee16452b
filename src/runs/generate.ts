import { currentMask } from "../document/documentMask";
import { isApart, maskParts, partCount } from "../document/maskParts";
import { documentState, type DocumentState } from "../document/documentStore";
import { isLocal, type EngineId } from "../engines/engine";
import { rememberMask } from "../document/lastMask";
import { maskTiles } from "../document/scene";
import { engineById } from "../engines/engines";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { hasLoraProblem } from "../params/loraRows";
import { quoteFor, timesRuns } from "../params/quote";
import { rememberLoras } from "../params/recentLoras";
import { connectionState } from "../settings/connectionStore";
import { announce } from "../ui/announce";
import { createSignal } from "../ui/signal";
import { toast } from "../ui/toast";
import { mayCost } from "./dailyLimit";
import { shownQuote } from "./quoteForRun";
import { runReadiness, type NotReady, type ReadinessInput } from "./runReadiness";

/** From the click until the run is written down and in the queue. */
export const sending = createSignal(false);

/** What keeps a run from being sent for this state of the document, or null. */
export function readinessOf(state: DocumentState): NotReady | null {
  return runReadiness({
    // A network of the user's own is read back from the storage at the start.
    status: state.engine === "onnx" && engineById("onnx") === null ? "restoring" : state.status,
    readOnly: state.readOnly,
    hasPhoto: state.photo !== null,
    coverage: state.mask.coverage,
    prompt: state.params.prompt,
    hasLoraProblem: hasLoraProblem(state.params.loras),
    engine: state.engine,
    connection: connectionOf(state.engine),
  });
}

function connectionOf(engine: EngineId): ReadinessInput["connection"] {
  if (engineById(engine) !== null) return "there";
  const { state } = connectionState();
  return state === "checking" ? "coming" : state === "refused" ? "refused" : "missing";
}

/**
 * Sends a run of the document as it is now; where it would pass the limit of the day, the user is asked first. A click while one
 * is being sent or asked about, or while something is missing, does nothing.
 */
export async function generate(): Promise<void> {
  if (sending.get() || readinessOf(documentState()) !== null) return;
  try {
    const shown = runCount();
    if (isApart(documentState().region)) await import("../document/countParts").then(({ countParts }) => countParts());
    const runs = runCount();
    const state = documentState();
    const mask = currentMask();
    if (sending.get() || readinessOf(state) !== null || state.photo === null || mask === null) return;
    // What stood above the button was the price of another number.
    if (runs !== shown) {
      toast({ text: currentT()("region.partsChanged", { count: runs }) });
      return;
    }
    const request = {
      engine: state.engine,
      params: state.params,
      photo: state.photo,
      mask: mask.toCoverage(),
      region: state.region,
      leftOut: state.leftOut?.toCoverage() ?? null,
    };
    const parts = runs > 1 ? maskParts.get() : [];
    const engine = engineById(state.engine);
    const quote = (engine === null ? null : shownQuote(engine, state.params)) ?? quoteFor(state.engine, state.params);
    if (!(await mayCost(timesRuns(quote, runs).total)) || sending.get()) return;
    sending.set(true);
    const tiles = maskTiles(mask);
    // Not part of the first load: there is nothing to send before a photo is open.
    await import("./submitParts").then(({ submitParts }) => submitParts(request, parts)).finally(() => sending.set(false));
    rememberMask(request.photo, tiles);
    // The local engine was sent none.
    if (!isLocal(state.engine)) rememberLoras(state.params.loras);
    announce(currentT()("params.runBar.sent", { count: state.params.images * runs }));
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code !== "aborted") toast({ text: failureText(currentT(), failure), tone: "err" });
  }
}

function runCount(): number {
  return partCount(documentState().region, maskParts.get());
}
