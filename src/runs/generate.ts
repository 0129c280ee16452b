import { currentMask } from "../document/documentMask";
import { documentState, type DocumentState } from "../document/documentStore";
import { rememberMask } from "../document/lastMask";
import { maskTiles } from "../document/scene";
import type { EngineId } from "../engines/engine";
import { engineById } from "../engines/engines";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { toFailure } from "../lib/failure";
import { hasLoraProblem } from "../params/loraRows";
import { quoteFor } from "../params/quote";
import { rememberLoras } from "../params/recentLoras";
import { connectionState } from "../settings/connectionStore";
import { announce } from "../ui/announce";
import { createSignal } from "../ui/signal";
import { toast } from "../ui/toast";
import { mayCost } from "./dailyLimit";
import { shownQuote } from "./quoteForRun";
import { runReadiness, type NotReady, type ReadinessInput } from "./runReadiness";
import { submitRun } from "./submitRun";

/** From the click until the run is written down and in the queue. */
export const sending = createSignal(false);

/** What keeps a run from being sent for this state of the document, or null. */
export function readinessOf(state: DocumentState): NotReady | null {
  return runReadiness({
    status: state.status,
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
  const state = documentState();
  const mask = currentMask();
  if (sending.get() || readinessOf(state) !== null || state.photo === null || mask === null) return;
  const request = { engine: state.engine, params: state.params, photo: state.photo, mask: mask.toCoverage() };
  try {
    const engine = engineById(state.engine);
    const quote = (engine === null ? null : shownQuote(engine, state.params)) ?? quoteFor(state.engine, state.params);
    if (!(await mayCost(quote.total)) || sending.get()) return;
    sending.set(true);
    const tiles = maskTiles(mask);
    await submitRun(request).finally(() => sending.set(false));
    rememberMask(request.photo, tiles);
    // The local engine was sent none.
    if (state.engine !== "local") rememberLoras(state.params.loras);
    announce(currentT()("params.runBar.sent", { count: state.params.images }));
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code !== "aborted") toast({ text: failureText(currentT(), failure), tone: "err" });
  }
}
