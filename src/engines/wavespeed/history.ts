import { z } from "zod/mini";
import { toFailure } from "../../lib/failure";
import { predictionSchema, readPrediction, type Prediction } from "./predictions";
import { usualRetries, type Transport } from "./transport";

export interface HistoryFilter {
  readonly model?: string;
  /** Milliseconds since 1970. */
  readonly createdAfter?: number;
}

export interface HistoryPage {
  readonly items: readonly Prediction[];
  /** The page came back full, so there may be more. */
  readonly full: boolean;
}

const pageSchema = z.object({ items: z.nullable(z.array(z.unknown())) });
const largestPage = 100;

/** One page of the account's predictions of the last 7 days, newest first; `page` counts from 1. @throws Failure */
export async function listPredictions(
  transport: Transport,
  filter: HistoryFilter,
  page: number,
  signal: AbortSignal,
  pageSize = largestPage,
): Promise<HistoryPage> {
  const plain = { page, page_size: pageSize, ...(filter.model === undefined ? {} : { model: filter.model }) };
  const { createdAfter } = filter;
  const full = {
    ...plain,
    include_inputs: true,
    ...(createdAfter === undefined ? {} : { created_after: new Date(createdAfter).toISOString() }),
  };
  try {
    return await ask(transport, full, pageSize, signal);
  } catch (thrown) {
    // The two filters beyond the model are the least certain part of the contract: refused, the list is asked for without them.
    if (!["service-params", "service-refused"].includes(toFailure(thrown).code)) throw thrown;
    return ask(transport, plain, pageSize, signal);
  }
}

async function ask(
  transport: Transport,
  body: Readonly<Record<string, unknown>>,
  pageSize: number,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const { items } = await transport.call({
    method: "POST",
    path: "/predictions",
    body,
    answer: pageSchema,
    // It only reads, so it may be asked again.
    retries: usualRetries,
    signal,
  });
  const parsed = (items ?? []).map((item) => predictionSchema.safeParse(item));
  return {
    items: parsed.flatMap((item) => (item.success ? [readPrediction(item.data)] : [])),
    full: parsed.length >= pageSize,
  };
}

/** Removes own predictions from the service for good. Returns how many it says it removed. @throws Failure */
export async function deletePredictions(transport: Transport, ids: readonly string[], signal: AbortSignal): Promise<number> {
  const answer = z.object({ deleted_count: z.catch(z.number(), ids.length) });
  const data = await transport.call({ method: "POST", path: "/predictions/delete", body: { ids: [...ids] }, answer, retries: 0, signal });
  return data.deleted_count;
}
