import { hashKey, queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Engine, EngineId, Quote } from "../engines/engine";
import type { FillParams } from "../engines/fillParams";
import { quoteFor } from "./quote";
import { connectionNumber, useService } from "./useService";

/** Milliseconds without a change of the form before the service is asked. */
const settleTime = 500;

/** Milliseconds for which a quote holds; an estimate only says that the service could not be asked just now. */
export function quoteHolds(quote: Quote): number {
  return quote.kind === "quoted" ? 300_000 : 30_000;
}

/** The service's quote. Only what decides the price is part of the key: while a prompt is typed nothing is asked. */
export function quoteOptions(engine: Engine | null, params: FillParams) {
  const { width, height, steps, guidance, images, loras } = params;
  const decisive = [engine === null ? 0 : connectionNumber(engine), images, width, height, loras] as const;
  return queryOptions({
    queryKey: ["quote", hashKey(decisive), steps, guidance] as const,
    queryFn: engine === null ? skipToken : ({ signal }) => engine.quote(params, signal),
  });
}

/**
 * What a run of this form would cost. Local is free. With a connection the service is asked when the form has come to rest; until it
 * answers, and without a connection, an estimate stands there: the last quote where only steps or guidance have changed since, which
 * seldom cost anything, else the list price.
 */
export function useQuote(engineId: EngineId, params: FillParams): Quote {
  const service = useService();
  const options = quoteOptions(service, params);
  const asks = engineId === "wavespeed" && service !== null;
  const isSettled = useSettled(hashKey(options.queryKey), settleTime);
  const { data } = useQuery({
    ...options,
    enabled: asks && isSettled,
    placeholderData: (last, query) =>
      last === undefined || query?.queryKey[1] !== options.queryKey[1] ? undefined : { ...last, kind: "estimate" as const },
    staleTime: ({ state }) => (state.data === undefined ? 0 : quoteHolds(state.data)),
    // A page that was left alone for long shows a price of today again.
    refetchOnWindowFocus: true,
  });
  return asks && data !== undefined ? data : quoteFor(engineId, params);
}

/** True once `value` has been the same for that many milliseconds. */
function useSettled(value: string, wait: number): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled === value;
}
