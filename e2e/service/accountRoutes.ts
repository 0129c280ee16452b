import { z } from "zod/mini";
import { readPriceInput } from "./fillInput";
import { jsonBody, type Incoming } from "./incoming";
import { fillPrice, listPrice, recordJson, visibleRecords } from "./money";
import { predictionJson } from "./predictionLife";
import { ok, refuse, type Reply } from "./reply";
import { fillModel, optimizerModel } from "./runRoutes";
import type { ServiceState } from "./state";

const time = z.iso.datetime();
const page = { page: z.int().check(z.gte(1)), page_size: z.int().check(z.gte(1), z.lte(100)) };

const historySchema = z.object({
  ...page,
  model: z.optional(z.string()),
  status: z.optional(z.enum(["created", "processing", "completed", "failed"])),
  created_after: z.optional(time),
  created_before: z.optional(time),
  include_inputs: z.optional(z.boolean()),
});

export async function listHistory(state: ServiceState, request: Incoming): Promise<Reply> {
  const asked = historySchema.safeParse(jsonBody(request));
  if (!asked.success) return refuse(400, `${asked.error.issues[0]?.path.join(".") ?? "page"} is invalid`);
  const { model, status, created_after: after, created_before: before, include_inputs: withInputs = false, ...rest } = asked.data;
  if (!state.settings.historyFilters && (after !== undefined || before !== undefined || withInputs)) return refuse(400, "unknown filter");
  const items = state.predictions.filter(
    (each) =>
      (model === undefined || each.model === model) &&
      (status === undefined || each.status === status) &&
      (after === undefined || each.createdAt >= Date.parse(after)) &&
      (before === undefined || each.createdAt <= Date.parse(before)),
  );
  const shown = items.slice((rest.page - 1) * rest.page_size, rest.page * rest.page_size);
  const withRequest = withInputs && state.settings.historyInputs;
  return ok({ ...rest, items: await Promise.all(shown.map((each) => predictionJson(state, each, withRequest))) });
}

export function deleteHistory(state: ServiceState, request: Incoming): Reply {
  const asked = z.object({ ids: z.array(z.string()).check(z.minLength(1)) }).safeParse(jsonBody(request));
  if (!asked.success) return refuse(400, "ids is required");
  const doomed = state.predictions.filter(({ id }) => asked.data.ids.includes(id));
  for (const each of doomed) state.predictions.splice(state.predictions.indexOf(each), 1);
  return ok({ deleted_count: doomed.length });
}

export function answerBalance(state: ServiceState): Reply {
  return ok({ balance: state.balance / 1000 });
}

const priceSchema = z.object({ model_id: z.string(), inputs: z.optional(z.unknown()) });

/** The number of images that are asked about, or the refusal. */
function priced(request: Incoming): number | Reply {
  const asked = priceSchema.safeParse(jsonBody(request));
  if (!asked.success) return refuse(400, "model_id is required");
  if (asked.data.model_id !== fillModel) return refuse(404, asked.data.model_id === optimizerModel ? "not priced here" : "model not found");
  const images = readPriceInput(asked.data.inputs ?? {});
  return typeof images === "string" ? refuse(400, images) : images;
}

export function answerPrice(state: ServiceState, request: Incoming): Reply {
  if (!state.settings.priceRoute) return refuse(404, "not found");
  const images = priced(request);
  if (typeof images !== "number") return images;
  const rate = state.settings.discountRate;
  const discount = rate === 100 ? {} : { discount_rate: rate };
  const [price, paid] = [listPrice(images) / 1000, fillPrice(state, images) / 1000];
  return ok({ model_id: fillModel, price, discounted_price: paid, currency: "USD", ...discount });
}

/** The older question: `unit_price` is what is paid. */
export function answerPricing(state: ServiceState, request: Incoming): Reply {
  if (!state.settings.pricingRoute) return refuse(404, "not found");
  const images = priced(request);
  if (typeof images !== "number") return images;
  return ok({ model_id: fillModel, unit_price: fillPrice(state, images) / 1000, currency: "USD" });
}

const billingSchema = z.object({
  ...page,
  billing_type: z.optional(z.enum(["deduct", "refund"])),
  start_time: z.optional(time),
  end_time: z.optional(time),
});

export function searchBilling(state: ServiceState, request: Incoming): Reply {
  const asked = billingSchema.safeParse(jsonBody(request));
  if (!asked.success) return refuse(400, `${asked.error.issues[0]?.path.join(".") ?? "page"} is invalid`);
  const { billing_type: kind, start_time: start, end_time: end, page: number, page_size: size } = asked.data;
  if (!state.settings.historyFilters && (start !== undefined || end !== undefined)) return refuse(400, "unknown filter");
  const records = visibleRecords(state).filter(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      (start === undefined || each.createdAt >= Date.parse(start)) &&
      (end === undefined || each.createdAt <= Date.parse(end)),
  );
  const items = records.slice((number - 1) * size, number * size).map((each) => recordJson(state, each));
  return ok({ page: number, has_more: records.length > number * size, items });
}
