import { z } from "zod/mini";
import type { Armed, Effect, RouteName } from "./effect";
import type { FillInput } from "./fillInput";
import type { Life } from "./scenarios";

export const settingsSchema = z.object({
  cors: z.boolean(),
  /** Whether a page may read `Retry-After`. */
  exposeRetryAfter: z.boolean(),
  priceRoute: z.boolean(),
  pricingRoute: z.boolean(),
  /** Percentage of the list price that is paid. */
  discountRate: z.number(),
  /** `bronze`: 2 submits a minute, 2 tasks at once. */
  tier: z.enum(["unlimited", "bronze"]),
  /** The poll that finds a prediction `processing`, and the one that finds it finished. */
  pollsToStart: z.int(),
  pollsToFinish: z.int(),
  /** Searches that pass before a charge is in the billing records. */
  billingAfter: z.int(),
  billingSign: z.enum(["positive", "negative"]),
  historyInputs: z.boolean(),
  /** False: anything but page, size and model is refused. */
  historyFilters: z.boolean(),
  nanoseconds: z.boolean(),
  outputType: z.enum(["jpeg", "png"]),
  schema: z.enum(["runs", "components", "missing"]),
});
export type Settings = z.infer<typeof settingsSchema>;

export const usualSettings: Settings = {
  cors: true,
  exposeRetryAfter: false,
  priceRoute: true,
  pricingRoute: true,
  discountRate: 100,
  tier: "unlimited",
  pollsToStart: 2,
  pollsToFinish: 3,
  billingAfter: 1,
  billingSign: "positive",
  historyInputs: true,
  historyFilters: true,
  nanoseconds: false,
  outputType: "jpeg",
  schema: "runs",
};

export interface Prediction {
  readonly id: string;
  readonly model: string;
  readonly createdAt: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly fill: FillInput | null;
  readonly text: string | null;
  life: Life;
  polls: number;
  status: string;
  readonly pollEffects: Effect[];
  readonly downloadEffects: Effect[];
  refunded: boolean;
}

/** A charge or refund; `hiddenFor` searches do not show it yet. */
export interface BillingRecord {
  readonly uuid: string;
  readonly kind: "deduct" | "refund";
  readonly milli: number;
  readonly createdAt: number;
  readonly prediction: Prediction;
  hiddenFor: number;
}

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** An address that takes one PUT. */
interface UploadTicket {
  readonly path: string;
  readonly type: string;
  readonly size: number;
}

/** One request as it arrived, for the tests to look through. */
export interface Recorded {
  readonly host: "api" | "output";
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const countNames = ["submits", "accepted", "uploads", "polls", "downloads", "preflights", "optimized", "strayKeys"] as const;
export type Counts = Record<(typeof countNames)[number], number>;

export interface ServiceState {
  key: string;
  /** Of this service's own addresses, without a slash at the end. */
  apiUrl: string;
  outputUrl: string;
  settings: Settings;
  /** Thousandths of a dollar. */
  balance: number;
  /** Added to the real time, so that a minute can pass at once. */
  clockOffset: number;
  armed: Armed[];
  counts: Counts;
  readonly requests: Recorded[];
  readonly predictions: Prediction[];
  readonly billing: BillingRecord[];
  readonly files: Map<string, StoredFile>;
  readonly tickets: Map<string, UploadTicket>;
  readonly painted: Map<string, Promise<StoredFile>>;
  submitTimes: number[];
}

export function newState(key: string): ServiceState {
  return {
    key,
    apiUrl: "",
    outputUrl: "",
    settings: usualSettings,
    balance: 10_000,
    clockOffset: 0,
    armed: [],
    counts: newCounts(),
    requests: [],
    predictions: [],
    billing: [],
    files: new Map(),
    tickets: new Map(),
    painted: new Map(),
    submitTimes: [],
  };
}

export function newCounts(): Counts {
  return { submits: 0, accepted: 0, uploads: 0, polls: 0, downloads: 0, preflights: 0, optimized: 0, strayKeys: 0 };
}

export function nowOf(state: ServiceState): number {
  return Date.now() + state.clockOffset;
}

/** ISO time, as the real service writes it; sometimes with nanoseconds. */
export function timeText(state: ServiceState, time: number): string {
  const text = new Date(time).toISOString();
  return state.settings.nanoseconds ? text.replace("Z", "123456Z") : text;
}

/** Takes one use of what is armed for a route. */
export function takeArmed(state: ServiceState, route: RouteName): Effect | null {
  const armed = state.armed.find((each) => each.route === route);
  if (armed === undefined) return null;
  state.armed = state.armed.flatMap((each) => (each !== armed ? [each] : each.times > 1 ? [{ ...each, times: each.times - 1 }] : []));
  return armed.effect;
}
