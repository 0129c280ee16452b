import { z } from "zod/mini";
import { toFailure } from "../../lib/failure";
import { milliDollars, type MilliDollars } from "../money";
import { thousandths } from "./dollars";
import { usualRetries, type Transport } from "./transport";

/** What the billing records say about one prediction. */
export interface Charge {
  readonly charged: MilliDollars;
  readonly refunded: MilliDollars;
}

const recordSchema = z.object({
  uuid: z.catch(z.optional(z.string()), undefined),
  billing_type: z.catch(z.optional(z.string()), undefined),
  price: z.union([z.number(), z.string()]),
  prediction: z.object({ uuid: z.string() }),
});
const pageSchema = z.object({ has_more: z.catch(z.optional(z.boolean()), undefined), items: z.nullable(z.array(z.unknown())) });

const pageSize = 100;
const mostPages = 10;

/**
 * What was really charged for these predictions, by id. Records appear some time after a run, so an id may be missing: then it is to be
 * asked again later. `since` (milliseconds since 1970) bounds the search. @throws Failure
 */
export async function findCharges(
  transport: Transport,
  ids: ReadonlySet<string>,
  since: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Charge>> {
  const charges = new Map<string, Charge>();
  const seen = new Set<string>();
  let times: Readonly<Record<string, string>> = { start_time: new Date(since).toISOString() };
  for (let page = 1; page <= mostPages; page++) {
    const answer = await search(transport, { page, page_size: pageSize, ...times }, signal);
    // The form of the times is not documented: refused, everything is looked through.
    if (answer === null && Object.keys(times).length > 0) {
      times = {};
      page = 0;
      continue;
    }
    const items = answer?.items ?? [];
    for (const item of items) addRecord(charges, seen, ids, item);
    if (!(answer?.has_more ?? items.length >= pageSize)) break;
  }
  return charges;
}

async function search(transport: Transport, body: Readonly<Record<string, unknown>>, signal: AbortSignal) {
  try {
    return await transport.call({ method: "POST", path: "/billings/search", body, answer: pageSchema, retries: usualRetries, signal });
  } catch (thrown) {
    if (["service-params", "service-refused"].includes(toFailure(thrown).code) && "start_time" in body) return null;
    throw thrown;
  }
}

function addRecord(charges: Map<string, Charge>, seen: Set<string>, ids: ReadonlySet<string>, item: unknown): void {
  const record = recordSchema.safeParse(item);
  if (!record.success || !ids.has(record.data.prediction.uuid)) return;
  const { uuid, billing_type: type, price, prediction } = record.data;
  // A record that moved to the next page while the pages were read counts once.
  if (uuid !== undefined && seen.has(uuid)) return;
  if (uuid !== undefined) seen.add(uuid);
  const amount = thousandths(price, "nearest");
  if (amount === null) return;
  // The sign of a price is not documented; the kind of record tells the direction.
  const size = Math.abs(amount);
  const before = charges.get(prediction.uuid) ?? { charged: milliDollars(0), refunded: milliDollars(0) };
  const after =
    type === "refund"
      ? { ...before, refunded: milliDollars(before.refunded + size) }
      : { ...before, charged: milliDollars(before.charged + size) };
  charges.set(prediction.uuid, after);
}
