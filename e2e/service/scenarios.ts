import type { Effect } from "./effect";

/** How a prediction lives. */
export interface Life {
  readonly end: "completed" | "failed" | "cancelled" | "timeout" | "deleted" | "never";
  readonly code: number;
  readonly error: string;
  /** Stands for `processing`. */
  readonly runningWord: string;
  readonly outputs: "addresses" | "objects" | "base64" | "data-uri";
  /** Outputs that are left out at the end. */
  readonly missing: number;
  readonly nsfw: readonly boolean[];
  /** The host of the outputs: one that pages may read, one without CORS, or one that has lost them. */
  readonly host: "open" | "closed" | "gone";
  /** Of the first polls, in order. */
  readonly polls: readonly Effect[];
  /** Of every poll. */
  readonly everyPoll: Effect | null;
  /** Of the first downloads, in order. */
  readonly downloads: readonly Effect[];
}

export interface Scenario {
  readonly submit?: Effect;
  readonly life?: Partial<Life>;
}

export const usualLife: Life = {
  end: "completed",
  code: 0,
  error: "",
  runningWord: "processing",
  outputs: "addresses",
  missing: 0,
  nsfw: [],
  host: "open",
  polls: [],
  everyPoll: null,
  downloads: [],
};

const html: Effect = { kind: "html", status: 502 };
const serverError: Effect = { kind: "error", status: 500, message: "internal server error" };
const notFound: Effect = { kind: "error", status: 404, message: "prediction not found" };
const tooMany: Effect = { kind: "error", status: 429, message: "too many requests", retryAfter: "20" };
const noCredits: Effect = { kind: "error", status: 400, code: 1407, message: "insufficient credits, please top up your account" };

/** Chosen by the name in square brackets in the prompt: `a green chair [failed-1200]`. Several names add up. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  "submit-400": { submit: { kind: "error", status: 400, message: "guidance_scale must be between 28 and 35" } },
  "submit-401": { submit: { kind: "error", status: 401, message: "invalid api key" } },
  "submit-402": { submit: { kind: "error", status: 402, message: "payment required" } },
  "submit-403": { submit: { kind: "error", status: 403, message: "account suspended" } },
  "submit-404": { submit: { kind: "error", status: 404, message: "model not found" } },
  "submit-413": { submit: { kind: "error", status: 413, message: "payload too large" } },
  "submit-429": { submit: tooMany },
  "submit-500": { submit: serverError },
  "submit-500-accepted": { submit: { ...serverError, accepted: true } },
  "submit-502-html": { submit: html },
  "submit-504-accepted": { submit: { ...html, status: 504, accepted: true } },
  "submit-cut": { submit: { kind: "cut" } },
  "submit-lost": { submit: { kind: "torn", accepted: true } },
  "submit-vanished": { submit: { kind: "cut", accepted: true } },
  "submit-broken": { submit: { kind: "broken", accepted: true } },
  "submit-empty": { submit: { kind: "empty", accepted: true } },
  "submit-hang": { submit: { kind: "hang", accepted: true } },
  "submit-no-id": { submit: { kind: "error", status: 200, body: { code: 200, message: "success", data: {} }, accepted: true } },
  "submit-redirect": { submit: { kind: "redirect" } },
  "no-credits": { submit: noCredits },
  "no-credits-200": { submit: { ...noCredits, status: 200 } },
  "error-only": { submit: { kind: "error", status: 200, body: { error: "webhook and base64 exclude each other" } } },
  "detail-text": { submit: { kind: "error", status: 422, body: { detail: "prompt: too short" } } },
  "detail-list": {
    submit: { kind: "error", status: 422, body: { detail: [{ loc: ["body", "num_images"], msg: "must be at most 4" }] } },
  },
  "errors-list": { submit: { kind: "error", status: 400, body: { errors: [{ message: "seed must be an integer" }] } } },
  "data-error": { submit: { kind: "error", status: 400, body: { code: 400, data: { error: "size is not supported" } } } },
  "failed-1200": { life: { end: "failed", code: 1200, error: "content flagged as potentially sensitive" } },
  "failed-1401": { life: { end: "failed", code: 1401, error: "loras[0].path could not be loaded" } },
  "failed-1402": { life: { end: "failed", code: 1402, error: "could not read the media at the given address" } },
  "failed-1403": { life: { end: "failed", code: 1403, error: "execution failed" } },
  "failed-5000": { life: { end: "failed", code: 5000, error: "internal error" } },
  "failed-silent": { life: { end: "failed" } },
  cancelled: { life: { end: "cancelled" } },
  timeout: { life: { end: "timeout" } },
  deleted: { life: { end: "deleted" } },
  stuck: { life: { end: "never" } },
  "unknown-status": { life: { runningWord: "warming_up" } },
  pending: { life: { runningWord: "pending" } },
  "poll-404-once": { life: { polls: [notFound] } },
  "poll-404-thrice": { life: { polls: [notFound, notFound, notFound] } },
  "poll-404-always": { life: { everyPoll: notFound } },
  "poll-401": { life: { polls: [{ kind: "error", status: 401, message: "invalid api key" }] } },
  "poll-403": { life: { polls: [{ kind: "error", status: 403, message: "no permission" }] } },
  "poll-429": { life: { polls: [tooMany] } },
  "poll-500-twice": { life: { polls: [serverError, serverError] } },
  "poll-502-html": { life: { polls: [html] } },
  "poll-cut": { life: { polls: [{ kind: "cut" }] } },
  "poll-broken": { life: { polls: [{ kind: "broken" }] } },
  "poll-empty": { life: { polls: [{ kind: "empty" }] } },
  "outputs-objects": { life: { outputs: "objects" } },
  "outputs-base64": { life: { outputs: "base64" } },
  "outputs-data-uri": { life: { outputs: "data-uri" } },
  "outputs-fewer": { life: { missing: 1 } },
  "outputs-none": { life: { missing: 4 } },
  "outputs-closed": { life: { host: "closed" } },
  "outputs-gone": { life: { host: "gone" } },
  "download-cut": { life: { downloads: [{ kind: "cut" }] } },
  "download-500": { life: { downloads: [{ kind: "error", status: 500 }] } },
  nsfw: { life: { nsfw: [true] } },
};

/** The scenario that a prompt asks for. @throws RangeError for a name that is not in the table, so that no test passes by a misspelling */
export function scenarioOf(prompt: string): { readonly submit: Effect | null; readonly life: Life } {
  let submit: Effect | null = null;
  const life = { ...usualLife };
  for (const [, name = ""] of prompt.matchAll(/\[([a-z0-9-]+)\]/g)) {
    const scenario = scenarios[name];
    if (scenario === undefined) throw new RangeError(`no scenario ${name}`);
    submit = scenario.submit ?? submit;
    Object.assign(life, scenario.life);
  }
  return { submit, life };
}
