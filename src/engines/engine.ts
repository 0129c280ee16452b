import type { Size } from "../image/geometry";
import type { Pixels } from "../image/pixels";
import type { Failure, FailureValues } from "../lib/failure";
import type { FillParams, SettledParams } from "./fillParams";
import type { MilliDollars } from "./money";

export const engineIds = ["local", "onnx", "wavespeed"] as const;
export type EngineId = (typeof engineIds)[number];

/** Runs in this browser, for nothing: the built-in fill, or a network of the user's own. */
export function isLocal(engine: EngineId): boolean {
  return engine !== "wavespeed";
}

/** What a run of these parameters would cost. `free` is certain; `estimate` is reckoned here; `quoted` came from the service. Never a charge. */
export interface Quote {
  readonly kind: "free" | "estimate" | "quoted";
  readonly total: MilliDollars;
  readonly perImage: MilliDollars;
}

/** One request. The image and the mask have exactly `size` pixels; the mask is an opaque PNG of pure black and white. */
export interface FillJob {
  /** The run's id; an engine may use it to name things, never to deduplicate a charge. */
  readonly runId: string;
  /** PNG, 8-bit RGB or RGBA. */
  readonly image: Blob;
  /** PNG; white (255) is generated, black (0) is kept. */
  readonly mask: Blob;
  /** PNG; an engine that copies takes nothing from where it is light. Other engines have no use for it. */
  readonly avoid?: Blob;
  readonly size: Size;
  readonly params: SettledParams;
}

/** What an engine needs to find a submitted job again, also after a reload. Opaque text for everyone else. */
export type Ticket = string & { readonly __kind: "ticket" };

/** Per image, 0 to 1, from real work done; `step` of `steps` where the engine counts steps. */
export interface ImageProgress {
  readonly fraction: number;
  readonly step?: number;
  readonly steps?: number;
  /** A small picture of the whole, as soon as its main features are decided. */
  readonly preview?: Pixels;
}

export type Report =
  | { readonly state: "queued" }
  /** `images` is empty when the engine knows no progress. */
  | { readonly state: "running"; readonly images: readonly ImageProgress[] }
  | { readonly state: "done" }
  | { readonly state: "failed"; readonly code: string; readonly values: FailureValues }
  /** The engine does not know this ticket (any more). */
  | { readonly state: "lost" };

/**
 * One finished image: encoded bytes of exactly the job's size unless the engine says otherwise; or why it could not be brought here,
 * and then its address, if it has one, may still show it.
 */
export type RawOutput = {
  readonly index: number;
  readonly seed: number;
  /** True when a service marked the image as not fit for everyone. */
  readonly nsfw: boolean;
  /** Where a service keeps the image for a while. */
  readonly url: string | null;
} & ({ readonly blob: Blob } | { readonly failure: Failure });

/** What a service's history has that may be a job whose answer was lost. */
export interface LostCandidate {
  readonly ticket: Ticket;
  /** Milliseconds since 1970, by the service's clock; null when it does not say. */
  readonly createdAt: number | null;
  /** `same`: the service shows the request, and all that it shows agrees. `unknown`: it shows too little, or some of it differs; the time fits. */
  readonly match: "same" | "unknown";
}

/**
 * The one contract of all engines; the rest of the page does not know which one runs.
 * Every method that waits takes a signal and rejects with `Failure("aborted")` when it fires.
 */
export interface Engine {
  readonly id: EngineId;
  /** True when submitting the same job again costs nothing and gives the same bytes: a lost run is then simply submitted again. */
  readonly repeatable: boolean;
  /** How many jobs may be under way at once; the page queues the rest. */
  readonly concurrency: number;
  /** How many jobs may be submitted within a minute; null without such a limit. */
  readonly perMinute: number | null;
  quote(params: FillParams, signal: AbortSignal): Promise<Quote>;
  /** Hands the job over once; never repeats by itself. @throws Failure */
  submit(job: FillJob, signal: AbortSignal): Promise<Ticket>;
  check(ticket: Ticket, signal: AbortSignal): Promise<Report>;
  /** Local: stops the work within 100 ms. A service that cannot cancel only stops being asked. Unknown tickets are ignored. */
  cancel(ticket: Ticket): Promise<void>;
  /** The outputs of a job that is done, in order; may be fewer than were asked for. Releases what the engine held for the ticket. @throws Failure */
  collect(ticket: Ticket, signal: AbortSignal): Promise<readonly RawOutput[]>;
  /**
   * After `submit-unknown`: what may be this job, the likeliest first. `since`: when it was handed over, milliseconds since 1970. `known`:
   * the tickets of other runs. Sends nothing again. @throws Failure
   */
  findLost(job: FillJob, since: number, known: readonly Ticket[], signal: AbortSignal): Promise<readonly LostCandidate[]>;
}
