import { Failure, toFailure } from "../../lib/failure";
import { isPassing } from "../passing";
import { predictionSchema, readPrediction, readResult, type Prediction } from "./predictions";
import type { Transport } from "./transport";

const optimizerModel = "wavespeed-ai/prompt-optimizer";

/** The service waits about 120 s itself before it answers that it goes on in the background. */
const syncTimeout = 150_000;
const pollEvery = 2000;
const mostPolls = 60;

export interface Optimized {
  readonly text: string;
  /** Of the service's prediction: its billing records name it. */
  readonly id: string;
}

/**
 * A better wording of `text`. Costs money, so it is called only when asked for, and sent once.
 * @throws Failure aborted, service-…, run-failed, enhance-unknown (the answer was lost, or there was no text in it)
 */
export async function optimizePrompt(transport: Transport, text: string, signal: AbortSignal): Promise<Optimized> {
  let prediction = await submit(transport, text, signal);
  const { id } = prediction;
  // A sync timeout comes as "processing" with a task code: the work goes on and can be asked for.
  for (let polls = 0; prediction.state === "running" && polls < mostPolls; polls++) {
    await transport.pause(pollEvery, signal);
    prediction = await readResult(transport, id, signal);
  }
  if (prediction.failure !== null) throw prediction.failure;
  const words = prediction.outputs[0]?.raw;
  if (prediction.state !== "completed" || typeof words !== "string" || words.trim() === "") throw new Failure("enhance-unknown");
  return { text: words.trim(), id };
}

async function submit(transport: Transport, text: string, signal: AbortSignal): Promise<Prediction> {
  const body = { text, mode: "image", style: "default", enable_sync_mode: true };
  try {
    const answer = predictionSchema;
    return readPrediction(
      await transport.call({ method: "POST", path: `/${optimizerModel}`, body, answer, retries: 0, timeout: syncTimeout, signal }),
    );
  } catch (thrown) {
    const failure = toFailure(thrown);
    // A rate limit is a clear no; after the other passing failures it may have been done and charged.
    throw isPassing(failure) && failure.code !== "service-rate-limited" ? new Failure("enhance-unknown", {}, { cause: failure }) : failure;
  }
}
