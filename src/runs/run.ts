import { z } from "zod/mini";
import { engineIds, type Ticket } from "../engines/engine";
import { fillParamsSchema, type SettledParams } from "../engines/fillParams";
import { milliDollars, type MilliDollars } from "../engines/money";
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
const outputSchema = z.object({
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
  /** Pixels of the photo over which the result is blended, inside the mask's edge. */
  softEdge: z.number().check(z.gte(0)),
  /** Deleted, and to be restored until the page is closed. */
  deleted: z.boolean(),
});
export type Output = z.infer<typeof outputSchema>;

/** Where a run is. The variants exclude each other; times are milliseconds since 1970. */
const stateSchema = z.discriminatedUnion("phase", [
  /** Written down, its place in the queue is its age. */
  z.object({ phase: z.literal("queued") }),
  /** Being handed over: whether it arrived is not known until the ticket is here. */
  z.object({ phase: z.literal("sending") }),
  z.object({ phase: z.literal("waiting"), ticket: ticketSchema, since: whole }),
  z.object({ phase: z.literal("collecting"), ticket: ticketSchema, since: whole }),
  /** `took`: milliseconds from the ticket to the last output. */
  z.object({ phase: z.literal("finished"), took: whole }),
  /** `code` is a failure code of ours or the engine's own; `message` is for people. The ticket is kept where there was one. */
  z.object({ phase: z.literal("failed"), code: z.string(), message: z.string(), ticket: z.nullable(ticketSchema) }),
  z.object({ phase: z.literal("stopped"), ticket: z.nullable(ticketSchema) }),
]);
export type RunState = z.infer<typeof stateSchema>;
export type Phase = RunState["phase"];

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
  photo: photoRefSchema,
  region: z.object({ rect: rectSchema, size: sizeSchema }),
  /** The mask with its soft values, as `packCoverage` packs it. */
  mask: z.object({ rect: rectSchema, hash: blobHashSchema }),
  /** What is sent: both PNGs of exactly `region.size`. */
  imageHash: blobHashSchema,
  sentMaskHash: blobHashSchema,
  quote: z.object({ kind: z.enum(["free", "estimate", "quoted"]), total: moneySchema, perImage: moneySchema }),
  state: stateSchema,
  outputs: z.array(outputSchema),
});
export type Run = z.infer<typeof runSchema>;

export type RunEvent =
  | { readonly type: "sending" }
  | { readonly type: "submitted"; readonly ticket: Ticket; readonly at: number }
  | { readonly type: "collecting"; readonly ticket: Ticket }
  | { readonly type: "finished"; readonly outputs: readonly Output[]; readonly at: number }
  | { readonly type: "failed"; readonly code: string; readonly message: string }
  | { readonly type: "stopped" }
  /** Back to the queue with the same job: an engine that repeats for nothing lost it, or the user asks for another try. */
  | { readonly type: "requeued" }
  /** A run that was given up or lost is waited for again under its ticket. */
  | { readonly type: "resumed"; readonly ticket: Ticket; readonly at: number };

/** Late news cannot undo later ones: a run only moves to a higher rank, except back to the queue or when it is taken up again. */
const rank: Readonly<Record<Phase, number>> = { queued: 0, sending: 1, waiting: 2, collecting: 3, finished: 4, failed: 4, stopped: 4 };

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
  if (event.type === "finished") return { ...run, state, outputs: [...event.outputs] };
  return { ...run, state };
}

type Transition<Event extends RunEvent> = (run: Run, event: Event) => RunState | null;
type Transitions = { readonly [Type in RunEvent["type"]]: Transition<Extract<RunEvent, { type: Type }>> };

const transitions: Transitions = {
  requeued: ({ state }) => (state.phase === "queued" || state.phase === "finished" ? null : { phase: "queued" }),
  resumed: ({ state }, { ticket, at }) =>
    state.phase === "stopped" || state.phase === "failed" ? { phase: "waiting", ticket, since: at } : null,
  sending: ({ state }) => (state.phase === "queued" ? { phase: "sending" } : null),
  submitted: ({ state }, { ticket, at }) => {
    // Stopped while it was being handed over, and it arrived all the same: the ticket is how it can be found again.
    if (state.phase === "stopped" && state.ticket === null) return { ...state, ticket };
    return state.phase === "sending" ? { phase: "waiting", ticket, since: at } : null;
  },
  collecting: ({ state }, { ticket }) => (state.phase === "waiting" && state.ticket === ticket ? { ...state, phase: "collecting" } : null),
  finished: ({ state }, { at }) => (state.phase === "collecting" ? { phase: "finished", took: Math.max(0, at - state.since) } : null),
  failed: (run, { code, message }) => (isFinal(run) ? null : { phase: "failed", code, message, ticket: ticketOf(run) }),
  stopped: (run) => (isFinal(run) ? null : { phase: "stopped", ticket: ticketOf(run) }),
};

/** The ticket under which the engine knows the run, if it ever gave one. */
export function ticketOf(run: Run): Ticket | null {
  return "ticket" in run.state ? run.state.ticket : null;
}

/** Every blob that the run needs; the pictures of deleted outputs are no longer among them. */
export function blobsOf(run: Run): readonly string[] {
  const outputs = run.outputs.flatMap((output) => (output.deleted ? [] : [output.rawHash, output.thumbHash]));
  return [...new Set([run.photo.hash, run.mask.hash, run.imageHash, run.sentMaskHash, ...outputs])];
}
