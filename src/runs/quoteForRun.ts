import type { Engine, Quote } from "../engines/engine";
import type { FillParams } from "../engines/fillParams";
import { Failure } from "../lib/failure";
import { quoteFor } from "../params/quote";
import { quoteHolds, quoteOptions } from "../params/quoteQuery";
import { runQueryClient } from "./runQueryClient";

/** Milliseconds that a run waits for its price. */
const patience = 2000;

/** The quote that stands above the button now, while it holds; null before the service has said one. */
export function shownQuote(engine: Engine, params: FillParams): Quote | null {
  const shown = runQueryClient().getQueryState(quoteOptions(engine, params).queryKey);
  return shown?.data !== undefined && Date.now() - shown.dataUpdatedAt < quoteHolds(shown.data) ? shown.data : null;
}

/**
 * The quote that is kept with a run: the one that was shown while it holds, else a new one, and an estimate where the service takes its
 * time to say. @throws Failure aborted
 */
export async function quoteForRun(engine: Engine, params: FillParams, signal: AbortSignal): Promise<Quote> {
  const shown = shownQuote(engine, params);
  if (shown !== null) return shown;
  try {
    const quote = await engine.quote(params, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
    runQueryClient().setQueryData(quoteOptions(engine, params).queryKey, quote);
    return quote;
  } catch {
    if (signal.aborted) throw new Failure("aborted");
    return quoteFor(engine.id, params);
  }
}
