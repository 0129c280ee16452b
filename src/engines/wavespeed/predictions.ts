import { z } from "zod/mini";
import { Failure } from "../../lib/failure";
import { taskFailure } from "./errorKinds";
import { fillModel, type FillRequest } from "./fillRequest";
import { readOutput, type OutputSource } from "./outputSource";
import { usualRetries, type Transport } from "./transport";

/** A field that is not as it should be counts as missing: only what is needed may make an answer unreadable. */
function lenient<Schema extends z.core.$ZodType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined);
}

const text = z.string();
export const predictionSchema = z.object({
  id: z.string().check(z.minLength(1)),
  model: lenient(text),
  status: lenient(text),
  outputs: lenient(z.unknown()),
  has_nsfw_contents: lenient(z.nullable(z.array(z.unknown()))),
  created_at: lenient(text),
  error: lenient(z.unknown()),
  code: lenient(z.coerce.number()),
  executionTime: lenient(z.number()),
  execution_time: lenient(z.number()),
  inputs: lenient(z.record(text, z.unknown())),
  input: lenient(z.record(text, z.unknown())),
});

/** `created`, `pending`, `processing` and every word that is not known here are `running`. */
type PredictionState = "running" | "completed" | "ended";

interface PredictionOutput {
  /** From 0, the place in the service's list. */
  readonly index: number;
  readonly source: OutputSource;
  /** As it came: some models give text. */
  readonly raw: unknown;
  /** null when the service did not say. */
  readonly nsfw: boolean | null;
}

export interface Prediction {
  readonly id: string;
  readonly model: string | null;
  readonly state: PredictionState;
  /** In the service's word. */
  readonly status: string;
  /** Why it ended without a result. */
  readonly failure: Failure | null;
  readonly outputs: readonly PredictionOutput[];
  /** Milliseconds since 1970. */
  readonly createdAt: number | null;
  /** The request, where the service echoes it. */
  readonly inputs: Readonly<Record<string, unknown>> | null;
}

const endings: ReadonlySet<string> = new Set(["failed", "cancelled", "canceled", "timeout", "deleted"]);

/** Milliseconds since 1970 of an ISO time, which may have nanoseconds; null when it is none. */
export function parseTime(value: string | undefined): number | null {
  if (value === undefined) return null;
  const time = Date.parse(value.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(time) ? null : time;
}

export function readPrediction(raw: z.infer<typeof predictionSchema>): Prediction {
  const status = (raw.status ?? "").toLowerCase();
  const state = status === "completed" ? "completed" : endings.has(status) ? "ended" : "running";
  const said = typeof raw.error === "string" ? raw.error.trim() : "";
  return {
    id: raw.id,
    model: raw.model ?? null,
    state,
    status,
    failure: state === "ended" ? endingOf(status, raw.code ?? 0, said) : null,
    outputs: listOf(raw.outputs).map((item, index) => {
      const flag = raw.has_nsfw_contents?.[index];
      return { index, source: readOutput(item), raw: item, nsfw: typeof flag === "boolean" ? flag : null };
    }),
    createdAt: parseTime(raw.created_at),
    inputs: raw.inputs ?? raw.input ?? null,
  };
}

/** Empty or null until there are some; a single one may stand without its list. */
function listOf(outputs: unknown): readonly unknown[] {
  if (Array.isArray(outputs)) return outputs;
  return typeof outputs === "string" && outputs !== "" ? [outputs] : [];
}

function endingOf(status: string, code: number, said: string): Failure {
  if (status !== "failed" && code === 0) return new Failure("run-ended", { message: said === "" ? status : said });
  return taskFailure(code === 0 ? null : code, said === "" ? (code === 0 ? status : `code ${code}`) : said);
}

const submitTimeout = 60_000;

/** Failures that prove that the service did not take the request; after every other one it may be under way. */
const refusals: ReadonlySet<string> = new Set([
  "service-key-refused",
  "service-forbidden",
  "service-no-credits",
  "service-rate-limited",
  "service-moderated",
  "service-params",
  "service-media",
  "service-too-large",
  "service-not-found",
  "service-refused",
  "run-failed",
]);

/**
 * Sends the request once and never again: a second one may be a second charge. Once it is on its way the signal is not heard any
 * more, because a request that is broken off may have arrived.
 * One thing is out of a page's hands: when a connection that was used before is cut without a byte of the answer, browsers repeat the
 * request by themselves, a POST too. The twins are in the history: `findLost`, with the run's own ticket among the known ones, finds them.
 * @throws Failure aborted (nothing was sent), service-… (refused), submit-unknown (its answer was lost; it may be under way)
 */
export async function submitPrediction(
  transport: Transport,
  request: FillRequest,
  signal: AbortSignal,
  timeout = submitTimeout,
): Promise<Prediction> {
  if (signal.aborted) throw new Failure("aborted");
  const unheard = new AbortController().signal;
  try {
    const body = { ...request };
    return readPrediction(
      await transport.call({ method: "POST", path: `/${fillModel}`, body, answer: predictionSchema, retries: 0, timeout, signal: unheard }),
    );
  } catch (thrown) {
    if (thrown instanceof Failure && refusals.has(thrown.code)) throw thrown;
    throw new Failure("submit-unknown", {}, { cause: thrown });
  }
}

/** @throws Failure service-not-found (unknown to the service, or not yet known), aborted, service-… */
export async function readResult(transport: Transport, id: string, signal: AbortSignal): Promise<Prediction> {
  const path = `/predictions/${encodeURIComponent(id)}/result`;
  return readPrediction(await transport.call({ method: "GET", path, answer: predictionSchema, retries: usualRetries, signal }));
}
