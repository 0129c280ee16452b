import { randomUUID } from "node:crypto";
import { nowOf, timeText, type BillingRecord, type Prediction, type ServiceState } from "./state";

const perImage = 35;
const perPrompt = 1;

/** What is paid for so many images, in thousandths of a dollar; may have a fraction. */
export function fillPrice(state: ServiceState, images: number): number {
  return (perImage * images * state.settings.discountRate) / 100;
}

export function listPrice(images: number): number {
  return perImage * images;
}

export const promptPrice = perPrompt;

export function charge(state: ServiceState, prediction: Prediction, milli: number): void {
  state.balance -= milli;
  addRecord(state, prediction, "deduct", milli);
}

/** A task that failed is paid back, once. */
export function refund(state: ServiceState, prediction: Prediction): void {
  if (prediction.refunded) return;
  prediction.refunded = true;
  const charged = state.billing.find((record) => record.prediction === prediction && record.kind === "deduct")?.milli ?? 0;
  state.balance += charged;
  addRecord(state, prediction, "refund", charged);
}

function addRecord(state: ServiceState, prediction: Prediction, kind: BillingRecord["kind"], milli: number): void {
  state.billing.unshift({ uuid: randomUUID(), kind, milli, createdAt: nowOf(state), prediction, hiddenFor: state.settings.billingAfter });
}

/** The records that this search shows; each search brings the hidden ones nearer. */
export function visibleRecords(state: ServiceState): readonly BillingRecord[] {
  const visible = state.billing.filter((record) => record.hiddenFor <= 0);
  for (const record of state.billing) record.hiddenFor -= 1;
  return visible;
}

export function recordJson(state: ServiceState, record: BillingRecord): unknown {
  const sign = state.settings.billingSign === "negative" && record.kind === "deduct" ? -1 : 1;
  return {
    uuid: record.uuid,
    billing_type: record.kind,
    price: (sign * record.milli) / 1000,
    created_at: timeText(state, record.createdAt),
    access_key_name: "stand-in",
    access_key_uuid: "stand-in",
    prediction: { uuid: record.prediction.id, model_uuid: record.prediction.model, status: record.prediction.status },
  };
}
