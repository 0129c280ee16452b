import { z } from "zod/mini";
import { toFailure } from "../../lib/failure";
import type { Quote } from "../engine";
import type { FillParams } from "../fillParams";
import { milliDollars } from "../money";
import { thousandths } from "./dollars";
import { fillModel, priceFields } from "./fillRequest";
import { listPrice } from "./price";
import type { Transport } from "./transport";

const amount = z.optional(z.nullable(z.union([z.number(), z.string()])));
const priceSchema = z.object({
  price: amount,
  discounted_price: amount,
  unit_price: amount,
  discount_rate: amount,
  currency: z.optional(z.nullable(z.string())),
});
type Price = z.infer<typeof priceSchema>;

/** A dollar amount of this size cannot be the price of a run: it is millionths of a dollar. */
const millionthsFrom = 10_000;

/** The dollars that would be paid, discounts taken off; null when the answer names no price in dollars. */
export function paidDollars(price: Price): number | null {
  if ((price.currency ?? "USD").toUpperCase() !== "USD") return null;
  const discounted = number(price.discounted_price);
  if (discounted !== null) return discounted;
  const list = number(price.price);
  // The rate is the percentage that is paid. The older answer's unit price has it taken off already.
  if (list !== null) return (list * (number(price.discount_rate) ?? 100)) / 100;
  return number(price.unit_price);
}

function number(value: number | string | null | undefined): number | null {
  if (value === null || value === undefined || value === "") return null;
  const dollars = Number(value);
  if (!Number.isFinite(dollars) || dollars < 0) return null;
  return dollars >= millionthsFrom ? dollars / 1_000_000 : dollars;
}

/**
 * What this run would cost: asked by the newer question, then by the older one, then reckoned from the list price. Never fails
 * but by being stopped, since a price can always be said; `kind` tells where it comes from. @throws Failure aborted
 */
export async function quoteFill(transport: Transport, params: FillParams, signal: AbortSignal): Promise<Quote> {
  const { images } = params;
  const inputs = priceFields(params);
  const whole = await ask(transport, "/model/price", inputs, signal);
  if (whole !== null) return quoted(whole, images);
  // Whether the older answer is for one image or for all is not documented: of one image both are the same.
  const single = await ask(transport, "/model/pricing", { ...inputs, num_images: 1 }, signal);
  return single === null ? listPrice(images) : quoted(single * images, images);
}

function quoted(dollars: number, images: number): Quote {
  const total = thousandths(dollars, "up") ?? listPrice(images).total;
  return { kind: "quoted", total, perImage: milliDollars(Math.ceil(total / images)) };
}

async function ask(
  transport: Transport,
  path: string,
  inputs: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const body = { model_id: fillModel, inputs };
    return paidDollars(await transport.call({ method: "POST", path, body, answer: priceSchema, retries: 0, timeout: 10_000, signal }));
  } catch (thrown) {
    if (toFailure(thrown).code === "aborted") throw thrown;
    return null;
  }
}
