import { z } from "zod/mini";
import { engineIds, type Ticket } from "../engines/engine";
import { fillParamsSchema, type SettledParams } from "../engines/fillParams";
import { milliDollars, type MilliDollars } from "../engines/money";
import { plainFinish, type Finish } from "../image/finishValues";
import { finishSchema } from "../storage/finishSchema";
import { blobHashSchema, photoRefSchema } from "../storage/photoRef";

const whole = z.int().check(z.gte(0));
const rectSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const sizeSchema = z.object({ width: z.int().check(z.gte(1)), height: z.int().check(z.gte(1)) });
const ticketSchema = z.pipe(
  z.string(),
  z.transform((text) => text as Ticket),
);
const moneySchema = z.pipe(
  whole,
  z.transform((value): MilliDollars => milliDollars(value)),
);

/** One image of a run. Its bytes as the engine sent them are kept; what is shown is laid into the photo from them. */
const outputRecordSchema = z.object({
  id: z.string(),
  /** From 0, within the run. */
  index: whole,
  seed: whole,
  rawHash: blobHashSchema,
  /** A small picture of the photo with the result in it; the raw image itself where that could not be made. */
  thumbHash: blobHashSchema,
  /** Of the raw image. */
  width: z.int().check(z.gte(1)),
  height: z.int().check(z.gte(1)),
  /** How it is laid into the photo. */
  finish: z.optional(finishSchema),
  /** In records from before there was more to a finish. */
  softEdge: z.optional(z.number().check(z.gte(0))),
  /** Deleted, and to be restored until the page is closed. */
  deleted: z.boolean(),
  /** A service marked it as not fit for everyone. */
  nsfw: z._default(z.boolean(), false),
});
const outputSchema = z.pipe(
  outputRecordSchema,
  z.transform(({ softEdge = plainFinish.softEdge, finish, ...output }) => ({
    ...output,
    finish: finish ?? ({ ...plainFinish, softEdge } satisfies Finish),
  })),
);
export type Output = z.infer<typeof outputSchema>;

/** What fills the gaps of a failure's sentence. */
const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** An image that the service has made and that could not be brought here: where it is, and why it is not here. */
const missingSchema = z.object({
  index: whole,
  seed: whole,
  url: z.nullable(z.string()),
  nsfw: z.boolean(),
  code: z.string(),
  values: valuesSchema,
});
export type MissingOutput = z.infer<typeof missingSchema>;

/** A prediction of the service that may be the run whose answer was lost. */
const candidateSchema = z.object({
  ticket: ticketSchema,
  /** Milliseconds since 1970, by the service's clock; null when it does not say. */
  createdAt: z.nullable(z.number()),
});

/** Where a run is. The variants exclude each other; times are milliseconds since 1970. */
const stateSchema = z.discriminatedUnion("phase", [
  /** Written down, its place in the queue is its age. */
  z.object({ phase: z.literal("queued") }),
  /** Being handed over: whether it arrived is not known until the ticket is here. */
  z.object({ phase: z.literal("sending") }),
  /** Handed over, and the answer was lost: it may be under way and charged. `lookedAt` null: not looked for yet. */
  z.object({
    phase: z.literal("unsure"),
    lookedAt: z.nullable(whole),
    /** Candidates of the last look, the likeliest first. */
    found: z.array(candidateSchema),
    /** Why the last look could not be taken. */
    problem: z.nullable(z.object({ code: z.string(), values: valuesSchema })),
  }),
  z.object({ phase: z.literal("waiting"), ticket: ticketSchema, since: whole }),
  z.object({ phase: z.literal("collecting"), ticket: ticketSchema, since: whole }),
  /** `took`: milliseconds from the ticket to the last output. `made`: the images that were made, here or missing; unknown in old records. */
  z.object({
    phase: z.literal("finished"),
    took: whole,
    ticket: z._default(z.nullable(ticketSchema), null),
    made: z.optional(whole),
  }),
  /** `code` is a failure code of ours or the engine's own; `values.message` are the engine's words. The ticket is kept where there was one. */
  z.object({ phase: z.literal("failed"), code: z.string(), values: z._default(valuesSchema, {}), ticket: z.nullable(ticketSchema) }),
  /** `disowned`: the user has said that it never arrived. */
  z.object({ phase: z.literal("stopped"), ticket: z.nullable(ticketSchema), disowned: z.optional(z.boolean()) }),
]);
export type RunState = z.infer<typeof stateSchema>;
type Candidate = z.infer<typeof candidateSchema>;
export type Phase = RunState["phase"];

const packedSchema = z.object({ rect: rectSchema, hash: blobHashSchema });

/** One request from the click to its images. It names its photo, mask and what was sent by content hash, so nothing later can change it. */
export const runSchema = z.object({
  id: z.string(),
  createdAt: whole,
  /** 1, 2, 3 … as people see it. */
  number: z.int().check(z.gte(1)),
  engine: z.enum(engineIds),
  params: z.pipe(
    z.extend(fillParamsSchema, { seed: z.int().check(z.gte(0)) }),
    z.transform((params): SettledParams => params),
  ),
  /** Runs of one click, one for each part of the mask, whose images are laid into the photo together. `part` counts from 1. */
  group: z.optional(z.object({ id: z.string(), part: z.int().check(z.gte(1)), parts: z.int().check(z.gte(2)) })),
  photo: photoRefSchema,
  /**
   * The output of which its photo was made, when that has another finish since which reaches where this run looked: it is still made over the
   * photo as it was.
   */
  earlier: z.optional(z.string()),
  region: z.object({ rect: rectSchema, size: sizeSchema }),
  /** The mask with its soft values, as `packCoverage` packs it. */
  mask: packedSchema,
  /** What is sent: both PNGs of exactly `region.size`. */
  imageHash: blobHashSchema,
  sentMaskHash: blobHashSchema,
  /** A PNG of the same size: nothing was copied from where it is light. */
  leftOutHash: z.optional(blobHashSchema),
  /** That area with its soft values on the whole photo, as the mask is kept; runs of earlier versions have none. */
  leftOut: z.optional(packedSchema),
  /** When it was handed over or, once the engine has said so, taken; milliseconds since 1970, null before. A service keeps results for a while from then. */
  sentAt: z._default(z.nullable(whole), null),
  quote: z.object({ kind: z.enum(["free", "estimate", "quoted"]), total: moneySchema, perImage: moneySchema }),
  /** What the service's billing records say; null until one was found. */
  charge: z._default(z.nullable(z.object({ charged: moneySchema, refunded: moneySchema })), null),
  state: stateSchema,
  outputs: z.array(outputSchema),
  missing: z._default(z.array(missingSchema), []),
});
export type Run = z.infer<typeof runSchema>;
export type PartOf = NonNullable<Run["group"]>;

/** A failure as a run keeps it. */
export interface KeptFailure {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type RunEvent =
  | { readonly type: "sending"; readonly at: number }
  | { readonly type: "submitted"; readonly ticket: Ticket; readonly at: number }
  /** Refused for now without being taken: back to its place in the queue. */
  | { readonly type: "postponed" }
  /** The answer to the handing over was lost. */
  | { readonly type: "unsure" }
  | { readonly type: "looked"; readonly at: number; readonly found: readonly Candidate[]; readonly problem: KeptFailure | null }
  /** A prediction of the service is this run: found by its request, or by the user's word. */
  | { readonly type: "adopted"; readonly ticket: Ticket; readonly at: number }
  /** The user says that it never arrived. */
  | { readonly type: "disowned" }
  | { readonly type: "collecting"; readonly ticket: Ticket }
  /** The images cannot be fetched just now: it is asked for again as a run that waits. */
  | { readonly type: "uncollected"; readonly ticket: Ticket }
  | { readonly type: "finished"; readonly outputs: readonly Output[]; readonly missing?: readonly MissingOutput[]; readonly at: number }
  | { readonly type: "failed"; readonly failure: KeptFailure }
  | { readonly type: "stopped" }
  /** It was stopped while it was being handed over, and surely never arrived. */
  | { readonly type: "unsent" }
  /** Back to the queue with the same job: the user asks for another try. */
  | { readonly type: "requeued" }
  /** An engine that repeats for nothing no longer knows the job under this ticket (null: it may never have had it): back to the queue. */
  | { readonly type: "lost"; readonly ticket: Ticket | null }
  /** A run that was given up or lost is waited for again under its ticket. */
  | { readonly type: "resumed"; readonly ticket: Ticket; readonly at: number };

/** Late news cannot undo later ones: a run only moves to a higher rank, except back to the queue or when it is taken up again. */
const rank: Readonly<Record<Phase, number>> = {
  queued: 0,
  sending: 1,
  unsure: 1,
  waiting: 2,
  collecting: 3,
  finished: 4,
  failed: 4,
  stopped: 4,
};

export function isFinal(run: Run): boolean {
  return rank[run.state.phase] === rank.finished;
}

/** Holds one of its engine's places. */
export function isUnderWay(run: Run): boolean {
  return run.state.phase === "sending" || run.state.phase === "waiting" || run.state.phase === "collecting";
}

/** The run after an event; the same object when the event changes nothing (late, repeated, of another ticket). Pure. */
export function advance(run: Run, event: RunEvent): Run {
  const transition = transitions[event.type] as Transition<RunEvent>;
  const state = transition(run, event);
  if (state === null) return run;
  if (event.type === "finished") return { ...run, state, outputs: [...event.outputs], missing: [...(event.missing ?? [])] };
  if (event.type === "sending" || event.type === "submitted") return { ...run, state, sentAt: event.at };
  if (event.type === "unsent" || event.type === "disowned") return { ...run, state, sentAt: null };
  return { ...run, state };
}

type Transition<Event extends RunEvent> = (run: Run, event: Event) => RunState | null;
type Transitions = { readonly [Type in RunEvent["type"]]: Transition<Extract<RunEvent, { type: Type }>> };

const transitions: Transitions = {
  requeued: ({ state }) =>
    state.phase === "queued" || state.phase === "finished" || state.phase === "unsure" ? null : { phase: "queued" },
  // Asked just before it was stopped, the engine may say so just after: only the state that was asked about is lost.
  lost: (run, { ticket }) => (isUnderWay(run) && ticketOf(run) === ticket ? { phase: "queued" } : null),
  resumed: ({ state }, { ticket, at }) =>
    state.phase === "stopped" || state.phase === "failed" ? { phase: "waiting", ticket, since: at } : null,
  sending: ({ state }) => (state.phase === "queued" ? { phase: "sending" } : null),
  submitted: ({ state }, { ticket, at }) => {
    // Stopped while it was being handed over, and it arrived all the same: the ticket is how it can be found again.
    if (state.phase === "stopped" && state.ticket === null) return { ...state, ticket };
    // Stopped and put back into the queue meanwhile: it has arrived, so it must not be sent again.
    return state.phase === "sending" || state.phase === "queued" ? { phase: "waiting", ticket, since: at } : null;
  },
  postponed: ({ state }) => (state.phase === "sending" ? { phase: "queued" } : null),
  // Also when it was stopped, or put back into the queue, meanwhile: what may be charged is neither put away nor sent again.
  unsure: ({ state }) =>
    state.phase === "sending" || state.phase === "queued" || (state.phase === "stopped" && state.ticket === null)
      ? { phase: "unsure", lookedAt: null, found: [], problem: null }
      : null,
  looked: ({ state }, { at, found, problem }) =>
    state.phase === "unsure"
      ? { phase: "unsure", lookedAt: at, found: [...found], problem: problem === null ? null : keptCopy(problem) }
      : null,
  adopted: ({ state }, { ticket, at }) => (state.phase === "unsure" ? { phase: "waiting", ticket, since: at } : null),
  disowned: ({ state }) => (state.phase === "unsure" ? { phase: "stopped", ticket: null, disowned: true } : null),
  collecting: ({ state }, { ticket }) => (state.phase === "waiting" && state.ticket === ticket ? { ...state, phase: "collecting" } : null),
  uncollected: ({ state }, { ticket }) => (state.phase === "collecting" && state.ticket === ticket ? { ...state, phase: "waiting" } : null),
  finished: ({ state }, { outputs, missing = [], at }) =>
    state.phase === "collecting"
      ? { phase: "finished", took: Math.max(0, at - state.since), ticket: state.ticket, made: outputs.length + missing.length }
      : null,
  failed: (run, { failure }) =>
    isFinal(run) || run.state.phase === "unsure" ? null : { phase: "failed", ...keptCopy(failure), ticket: ticketOf(run) },
  unsent: ({ state }) => (state.phase === "stopped" && state.ticket === null ? state : null),
  stopped: (run) => (isFinal(run) || run.state.phase === "unsure" ? null : { phase: "stopped", ticket: ticketOf(run) }),
};

function keptCopy({ code, values }: KeptFailure): { code: string; values: Record<string, string | number> } {
  return { code, values: { ...values } };
}

/** The ticket under which the engine knows the run, if it ever gave one. */
export function ticketOf(run: Run): Ticket | null {
  return "ticket" in run.state ? run.state.ticket : null;
}

/** Every blob that the run needs; the pictures of deleted outputs are no longer among them. */
export function blobsOf(run: Run): readonly string[] {
  const outputs = run.outputs.flatMap((output) => (output.deleted ? [] : [output.rawHash, output.thumbHash]));
  const leftOut = [run.leftOutHash, run.leftOut?.hash].filter((hash) => hash !== undefined);
  return [...new Set([run.photo.hash, run.mask.hash, run.imageHash, run.sentMaskHash, ...leftOut, ...outputs])];
}
