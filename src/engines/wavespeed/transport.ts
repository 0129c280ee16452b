import { z } from "zod/mini";
import { Failure, toFailure } from "../../lib/failure";
import { withoutKey } from "./apiKey";
import { readEnvelope } from "./envelope";
import { isPassing } from "../passing";
import { failureOf } from "./errorKinds";
import { browserNetwork, exchange, type Answer, type Network } from "./exchange";
import { answerBody, recordAnswer } from "./lastAnswer";
import { growingWait, pause, readRetryAfter, type Pause } from "./pause";

export interface TransportOptions {
  /** As `parseBaseAddress` gives it. */
  readonly base: string;
  /** As `parseKey` gives it; null where a proxy at `base` holds the key. */
  readonly key: string | null;
  readonly network?: Network | undefined;
  readonly pause?: Pause | undefined;
  readonly now?: (() => number) | undefined;
}

export interface Call<Schema extends z.core.$ZodType> {
  readonly method: "GET" | "POST";
  /** Below `/api/v3`, with a slash in front; a model's id keeps its own slash. */
  readonly path: string;
  /** A plain object goes out as JSON. */
  readonly body?: Readonly<Record<string, unknown>> | FormData;
  /** Of `data` in the envelope. */
  readonly answer: Schema;
  /** How often it may be asked again after a passing failure. 0 for whatever costs money. */
  readonly retries: number;
  /** Milliseconds for one attempt. */
  readonly timeout?: number | undefined;
  readonly signal: AbortSignal;
}

type Outcome<Value> = { readonly value: Value } | { readonly failure: Failure; readonly asked: number };

/** Waits of a service that are longer than this are for the user to decide. */
const longestPause = 30_000;
const usualTimeout = 30_000;

/** How often a question that costs nothing is asked again. */
export const usualRetries = 5;

/**
 * Calls to the service. The key goes into one header of requests to `base` and nowhere else: no redirect is followed with it,
 * no cookie and no referrer is sent, and texts of the service have it taken out.
 */
export class Transport {
  readonly base: string;
  readonly network: Network;
  readonly pause: Pause;
  readonly now: () => number;
  readonly #key: string | null;

  constructor({ base, key, network = browserNetwork, pause: wait = pause, now = Date.now }: TransportOptions) {
    this.base = base;
    this.network = network;
    this.pause = wait;
    this.now = now;
    this.#key = key;
  }

  /** The data of the answer. @throws Failure aborted, service-…, run-failed */
  async call<Schema extends z.core.$ZodType>(call: Call<Schema>): Promise<z.output<Schema>> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#attempt(call);
      if ("value" in outcome) return outcome.value;
      const { failure, asked } = outcome;
      // Offline is known at once and may last: whoever asked says so, and asks again when there is a network.
      const isHopeless = failure.code === "service-offline" || asked > longestPause;
      if (attempt > call.retries || !isPassing(failure) || isHopeless) throw failure;
      await this.pause(Math.max(growingWait(attempt), asked), call.signal);
    }
  }

  /** One exchange; `asked` is the pause that the service asks for, in milliseconds. */
  async #attempt<Schema extends z.core.$ZodType>(call: Call<Schema>): Promise<Outcome<z.output<Schema>>> {
    let answer: Answer;
    try {
      answer = await exchange(this.network, this.#request(call));
    } catch (thrown) {
      return { failure: toFailure(thrown), asked: 0 };
    }
    const now = this.now();
    const retryAfter = readRetryAfter(answer.headers.get("Retry-After"), now);
    const text = await answer.body.text();
    recordAnswer({ method: call.method, path: call.path, status: answer.status, at: now, body: answerBody(text, this.#key) });
    const reading = readEnvelope(answer.status, text);
    if (reading.ok) {
      const data = z.safeParse(call.answer, reading.data);
      return data.success ? { value: data.data } : { failure: new Failure("service-answer", { status: answer.status }), asked: 0 };
    }
    const failure =
      "unreadable" in reading
        ? new Failure("service-answer", { status: answer.status })
        : failureOf({ ...reading, text: withoutKey(reading.text, this.#key) }, now, retryAfter);
    return { failure, asked: retryAfter ?? 0 };
  }

  #request({ method, path, body, timeout = usualTimeout, signal }: Call<z.core.$ZodType>) {
    const headers = new Headers();
    if (this.#key !== null) headers.set("Authorization", `Bearer ${this.#key}`);
    // For a form the browser writes the type itself, with the boundary.
    if (body !== undefined && !(body instanceof FormData)) headers.set("Content-Type", "application/json");
    const init: RequestInit = {
      method,
      headers,
      mode: "cors",
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    };
    return { url: `${this.base}/api/v3${path}`, init, timeout, signal };
  }
}
