import { Failure, toFailure } from "../../lib/failure";
import type { Engine, FillJob, RawOutput, Report, Ticket } from "../engine";
import { parseKey } from "./apiKey";
import { parseBaseAddress } from "./baseAddress";
import type { Network } from "./exchange";
import { fillFields } from "./fillRequest";
import { findLostPredictions } from "./findLost";
import { downloadOutput } from "./outputs";
import type { Pause } from "./pause";
import { readResult, submitPrediction, type Prediction } from "./predictions";
import { quoteFill } from "./quotes";
import { parseTicket, readTicket, writeTicket, type TicketContent } from "./ticket";
import { Transport } from "./transport";
import { memoryUploadStore, Uploads, type UploadStore } from "./uploads";

export interface WavespeedOptions {
  /** The service's address as the user set it. */
  readonly baseUrl: string;
  /** null where a proxy at that address holds the key. */
  readonly key: string | null;
  /** `location.origin`: plain http is allowed to it. */
  readonly pageOrigin?: string;
  /** Where uploads are remembered; without one only until the page is closed. */
  readonly uploads?: UploadStore;
  /** How many runs the account works on at once; 2 on the default tier. */
  readonly concurrency?: number;
  /** How many runs the account takes within a minute; 2 on the default tier. */
  readonly perMinute?: number;
  readonly network?: Network;
  readonly pause?: Pause;
  readonly now?: () => number;
  /** Milliseconds that the service may take to answer a submit. */
  readonly submitTimeout?: number;
}

export interface WavespeedEngine extends Engine {
  /** The calls beside filling (balance, history, billing, limits, enhancer) go through it. */
  readonly transport: Transport;
}

/** A run may be unknown to the service for a moment after it was taken: that many answers of 404 are forgiven, within that time. */
const grace = { answers: 3, time: 10_000 };

/**
 * Text-guided generation on WaveSpeed, or on any server that speaks its API.
 * `submit` uploads both files and sends the request once; from then on its signal is not heard. It throws `submit-unknown` when the
 * answer was lost. `check` rejects with passing failures (`isPassing`) when the service cannot be asked just now: ask again later.
 * @throws Failure service-address, service-key-malformed
 */
export function createWavespeedEngine(options: WavespeedOptions): WavespeedEngine {
  const { baseUrl, key, pageOrigin, network, pause, now, submitTimeout } = options;
  const base = parseBaseAddress(baseUrl, pageOrigin);
  const transport = new Transport({ base, key: key === null ? null : parseKey(key), network, pause, now });
  const uploads = new Uploads(transport, options.uploads ?? memoryUploadStore());
  /** 404s of each prediction so far. */
  const unknown = new Map<string, number>();

  async function submit(job: FillJob, signal: AbortSignal): Promise<Ticket> {
    const [image, mask] = await Promise.all([uploads.upload(job.image, "image.png", signal), uploads.upload(job.mask, "mask.png", signal)]);
    const request = { image: image.url, mask_image: mask.url, ...fillFields(job.params, job.size) };
    const files = [image.hash, mask.hash];
    try {
      const { id } = await submitPrediction(transport, request, signal, submitTimeout);
      return writeTicket({ base, id, seed: job.params.seed, at: transport.now(), files });
    } catch (thrown) {
      if (toFailure(thrown).code === "service-media") await forget(files);
      throw thrown;
    }
  }

  async function forget(files: readonly string[]): Promise<void> {
    await Promise.all(files.map((hash) => uploads.forget(hash)));
  }

  /** The prediction, or null when the service does not know it. @throws Failure service-elsewhere when another service may know it */
  async function find(ticket: TicketContent, signal: AbortSignal): Promise<Prediction | null> {
    try {
      return await readResult(transport, ticket.id, signal);
    } catch (thrown) {
      if (toFailure(thrown).code !== "service-not-found") throw thrown;
      if (ticket.base !== base) throw new Failure("service-elsewhere", { address: ticket.base }, { cause: thrown });
      return null;
    }
  }

  async function check(ticket: Ticket, signal: AbortSignal): Promise<Report> {
    const content = parseTicket(ticket);
    if (content === null) return { state: "lost" };
    const prediction = await find(content, signal);
    if (prediction === null) return { state: isForgiven(content) ? "queued" : "lost" };
    unknown.delete(content.id);
    if (prediction.state === "running") return runningReport(prediction);
    if (prediction.failure?.code === "service-media") await forget(content.files);
    const failure = prediction.failure ?? (prediction.outputs.length === 0 ? new Failure("run-no-outputs") : null);
    return failure === null ? { state: "done" } : { state: "failed", code: failure.code, values: failure.values };
  }

  function isForgiven({ id, at }: TicketContent): boolean {
    const answers = (unknown.get(id) ?? 0) + 1;
    unknown.set(id, answers);
    return answers <= grace.answers && transport.now() - at < grace.time;
  }

  async function collect(ticket: Ticket, signal: AbortSignal): Promise<readonly RawOutput[]> {
    const content = readTicket(ticket);
    const prediction = await find(content, signal);
    if (prediction === null || prediction.state !== "completed") throw prediction?.failure ?? new Failure("engine-lost");
    return Promise.all(
      prediction.outputs.map(async ({ index, source, nsfw }): Promise<RawOutput> => {
        const url = source.kind === "address" ? source.url : null;
        const output = { index, seed: content.seed, url, nsfw: nsfw === true };
        try {
          return { ...output, blob: await downloadOutput(transport, source, signal) };
        } catch (thrown) {
          const failure = toFailure(thrown);
          if (failure.code === "aborted") throw failure;
          return { ...output, failure };
        }
      }),
    );
  }

  return {
    id: "wavespeed",
    repeatable: false,
    concurrency: options.concurrency ?? 2,
    perMinute: options.perMinute ?? 2,
    transport,
    quote: (params, signal) => quoteFill(transport, params, signal),
    submit,
    check,
    // The service has no way to stop a prediction: it goes on and is charged, and its ticket still finds it.
    cancel: () => Promise.resolve(),
    collect,
    async findLost(job, since, known, signal) {
      const [image, mask] = await Promise.all([uploads.knownBlob(job.image), uploads.knownBlob(job.mask)]);
      return findLostPredictions(transport, { job, files: { image, mask }, since, known }, signal);
    },
  };
}

function runningReport({ status }: Prediction): Report {
  return status === "created" || status === "pending" ? { state: "queued" } : { state: "running", images: [] };
}
