import { z } from "zod/mini";
import { armedSchema } from "./effect";
import { jsonBody, type Incoming } from "./incoming";
import { plainJson, type Reply } from "./reply";
import { newCounts, settingsSchema, usualSettings, type ServiceState } from "./state";

const orderSchema = z.object({
  /** Everything as at the start, before the rest of the order. */
  reset: z.optional(z.literal(true)),
  settings: z.optional(z.partial(settingsSchema)),
  arm: z.optional(z.array(armedSchema)),
  /** Thousandths of a dollar. */
  balance: z.optional(z.int()),
  key: z.optional(z.string()),
  /** Milliseconds by which the service's clock goes on. */
  advanceClock: z.optional(z.int()),
});
export type Order = z.infer<typeof orderSchema>;

export function obey(state: ServiceState, order: Order): void {
  if (order.reset === true) reset(state);
  state.settings = { ...state.settings, ...order.settings };
  state.armed.push(...(order.arm ?? []));
  state.balance = order.balance ?? state.balance;
  state.key = order.key ?? state.key;
  state.clockOffset += order.advanceClock ?? 0;
}

function reset(state: ServiceState): void {
  state.settings = usualSettings;
  state.armed = [];
  state.counts = newCounts();
  state.balance = 10_000;
  state.clockOffset = 0;
  state.submitTimes = [];
  for (const list of [state.requests, state.predictions, state.billing]) list.length = 0;
  for (const map of [state.files, state.tickets, state.painted]) map.clear();
}

/** GET tells settings, counts and balance; POST takes an order. JSON only: another site's page cannot send that unasked. */
export function answerControl(state: ServiceState, request: Incoming): Reply {
  if (request.method === "POST") {
    const order = z.strictObject(orderSchema.shape).safeParse(jsonBody(request));
    if (!order.success) return plainJson(400, { error: z.prettifyError(order.error) });
    obey(state, order.data);
  }
  const { settings, counts, balance, predictions } = state;
  return plainJson(200, {
    settings,
    counts,
    balance,
    charged: state.billing.reduce((sum, { kind, milli }) => sum + (kind === "deduct" ? milli : -milli), 0),
    predictions: predictions.map(({ id, status, inputs }) => ({ id, status, inputs })),
  });
}
