import { z } from "zod/mini";
import type { Effect } from "./effect";
import { readFillInput } from "./fillInput";
import { jsonBody, type Incoming } from "./incoming";
import { charge, fillPrice, promptPrice } from "./money";
import { advancePrediction, finish, newPredictionId, predictionJson } from "./predictionLife";
import { ok, refuse, type Reply } from "./reply";
import { scenarioOf, usualLife } from "./scenarios";
import { nowOf, type Prediction, type ServiceState } from "./state";

export const fillModel = "wavespeed-ai/flux-fill-dev";
export const optimizerModel = "wavespeed-ai/prompt-optimizer";

const minute = 60_000;
const submitsAMinute = 2;

/** The way in which the prompt asks for this submit's answer to be spoiled. */
export function submitEffect(request: Incoming): Effect | null {
  const body = z.object({ prompt: z.string() }).safeParse(jsonBody(request));
  return body.success ? scenarioOf(body.data.prompt).submit : null;
}

export async function takeSubmit(state: ServiceState, request: Incoming): Promise<Reply> {
  const input = readFillInput(jsonBody(request));
  if (typeof input === "string") return refuse(400, input);
  const limited = overLimit(state);
  if (limited !== null) return limited;
  const price = fillPrice(state, input.num_images);
  if (state.balance < price) return refuse(400, "insufficient credits, please top up your account", 1407);
  const { life } = scenarioOf(input.prompt);
  const { width: _width, height: _height, ...inputs } = input;
  const seed = input.seed === -1 ? Math.floor(Math.random() * 65_536) : input.seed;
  const prediction = newPrediction(state, { model: fillModel, inputs, life, fill: { ...input, seed }, text: null });
  state.submitTimes.push(nowOf(state));
  state.counts.accepted += 1;
  charge(state, prediction, price);
  return ok(await predictionJson(state, prediction));
}

function overLimit(state: ServiceState): Reply | null {
  if (state.settings.tier === "unlimited") return null;
  const now = nowOf(state);
  state.submitTimes = state.submitTimes.filter((time) => now - time < minute);
  const [oldest] = state.submitTimes;
  if (state.submitTimes.length < submitsAMinute || oldest === undefined) return null;
  return refuse(429, "rate limit exceeded", 429, { "Retry-After": String(Math.ceil((oldest + minute - now) / 1000)) });
}

function newPrediction(state: ServiceState, given: Pick<Prediction, "model" | "inputs" | "life" | "fill" | "text">): Prediction {
  const prediction: Prediction = {
    ...given,
    id: newPredictionId(),
    createdAt: nowOf(state),
    polls: 0,
    status: "created",
    pollEffects: [...given.life.polls],
    downloadEffects: [...given.life.downloads],
    refunded: false,
  };
  state.predictions.unshift(prediction);
  return prediction;
}

export function predictionById(state: ServiceState, id: string): Prediction | undefined {
  return state.predictions.find((each) => each.id === id);
}

/** What spoils this poll, if anything. */
export function pollEffect(state: ServiceState, id: string): Effect | null {
  const prediction = predictionById(state, id);
  return prediction?.pollEffects.shift() ?? prediction?.life.everyPoll ?? null;
}

export async function answerPoll(state: ServiceState, id: string): Promise<Reply> {
  const prediction = predictionById(state, id);
  if (prediction === undefined) return refuse(404, "prediction not found");
  advancePrediction(state, prediction);
  return ok(await predictionJson(state, prediction));
}

const optimizerSchema = z.object({
  text: z.string().check(z.minLength(1)),
  mode: z._default(z.enum(["image", "video"]), "image"),
  style: z._default(z.enum(["default", "artistic", "photographic", "technical", "anime", "realistic"]), "default"),
  enable_sync_mode: z._default(z.boolean(), false),
});

/** The prompt enhancer. `[sync-timeout]` in the text: it answers before it is done, and can be polled. */
export async function takePrompt(state: ServiceState, request: Incoming): Promise<Reply> {
  const input = optimizerSchema.safeParse(jsonBody(request));
  if (!input.success) return refuse(400, `${input.error.issues[0]?.path.join(".") ?? "text"} is invalid`);
  if (state.balance < promptPrice) return refuse(400, "insufficient credits, please top up your account", 1407);
  const { text, enable_sync_mode: sync } = input.data;
  const late = text.includes("[sync-timeout]");
  const prediction = newPrediction(state, {
    model: optimizerModel,
    inputs: input.data,
    life: usualLife,
    fill: null,
    text: text.replace("[sync-timeout]", "").trim(),
  });
  state.counts.optimized += 1;
  charge(state, prediction, promptPrice);
  if (!sync) return ok(await predictionJson(state, prediction));
  if (!late) {
    finish(state, prediction);
    return ok(await predictionJson(state, prediction));
  }
  prediction.status = "processing";
  const shown = await predictionJson(state, prediction);
  return ok({ ...shown, code: 5004, error: `Sync mode timed out. Query the result later at: ${state.apiUrl}` });
}
