import type { Engine, LostCandidate, Ticket } from "../engines/engine";
import { engineById } from "../engines/engines";
import { pause } from "../engines/wavespeed/pause";
import { parseTicket } from "../engines/wavespeed/ticket";
import { Failure, toFailure } from "../lib/failure";
import { newId } from "../lib/id";
import { createSignal } from "../ui/signal";
import { addRun, allRuns, changeRun, nextRunNumber, runById } from "./changeRun";
import { ticketOf, type Phase, type Run } from "./run";
import { jobOf } from "./runJob";

/** Milliseconds before each look: the service's history may lag behind what it has taken. */
const looks = [0, 3000, 10_000] as const;

const looking = new Map<string, AbortController>();

/** The runs that are being looked for right now, for the page to show. */
export const lookedForRuns = createSignal<ReadonlySet<string>>(new Set());

/**
 * Looks through the service's history for a run whose answer was lost. What surely is this run is adopted; candidates that may be it are kept
 * for the user to decide. Sends nothing. Never rejects: a look that could not be taken is written into the run.
 */
export async function lookForRun(id: string): Promise<void> {
  if (looking.has(id)) return;
  const controller = new AbortController();
  looking.set(id, controller);
  lookedForRuns.set(new Set(looking.keys()));
  try {
    for (const wait of looks) {
      await pause(wait, controller.signal);
      if (!(await lookOnce(id, controller.signal))) return;
    }
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code !== "aborted") await changeRun(id, { type: "looked", at: Date.now(), found: [], problem: failure });
  } finally {
    if (looking.get(id) === controller) looking.delete(id);
    lookedForRuns.set(new Set(looking.keys()));
  }
}

/** Ends every look: another tab has taken over, or the connection is another one. */
export function stopLooking(): void {
  for (const controller of looking.values()) controller.abort();
  // The next connection may look at once, also while these are still ending.
  looking.clear();
}

/** @returns true when it is worth looking again. @throws Failure */
async function lookOnce(id: string, signal: AbortSignal): Promise<boolean> {
  const run = runById(id);
  if (run?.state.phase !== "unsure") return false;
  const engine = engineById(run.engine);
  if (engine === null) throw new Failure("engine-needs-key");
  const candidates = await candidatesFor(engine, run, signal);
  if (signal.aborted) throw new Failure("aborted");
  const [first, ...twins] = candidates.filter(({ match }) => match === "same");
  // While a run of the same request is being sent, its prediction looks the same: nothing is taken before that one has its ticket.
  if (first === undefined || hasDouble(run, ["sending"])) {
    const found = candidates.map(({ ticket, createdAt }) => ({ ticket, createdAt }));
    await changeRun(id, { type: "looked", at: Date.now(), found, problem: null });
    return found.length === 0 || first !== undefined;
  }
  await adoptRun(id, first.ticket);
  if (!hasDouble(run, ["unsure"])) for (const { ticket } of twins) await addTwin(run, ticket);
  return false;
}

/** Predictions of the service that no run here knows yet, also none that was deleted: the ledger remembers those. @throws Failure */
async function candidatesFor(engine: Engine, run: Run, signal: AbortSignal): Promise<readonly LostCandidate[]> {
  const { ledgerEntries, openLedger } = await import("../ledger/ledger");
  await openLedger();
  const tickets = (): Ticket[] => allRuns().flatMap((other) => ticketOf(other) ?? []);
  const candidates = await engine.findLost(await jobOf(run), run.sentAt ?? run.createdAt, tickets(), signal);
  // As it is now: another run may have had its ticket meanwhile.
  const known = new Set([
    ...tickets().map(predictionOf),
    ...ledgerEntries().flatMap(({ id, predictionId }) => (id === run.id ? [] : (predictionId ?? []))),
  ]);
  return candidates.filter(({ ticket }) => !known.has(predictionOf(ticket)));
}

/** What a ticket is about; tickets of one prediction may differ in what else they say. */
function predictionOf(ticket: Ticket): string {
  return parseTicket(ticket)?.id ?? ticket;
}

/** Another run of the same request is in one of these phases and has no ticket yet, so the service may have made either. */
function hasDouble(run: Run, phases: readonly Phase[]): boolean {
  const { seed, prompt } = run.params;
  return allRuns().some(
    ({ id, engine, params, state }) =>
      id !== run.id && engine === run.engine && params.seed === seed && params.prompt === prompt && phases.includes(state.phase),
  );
}

/** Milliseconds within which a browser would have repeated a request. */
const repeatsWithin = 120_000;

/**
 * A browser repeats a request by itself when a connection that it has used before breaks at once, and a page cannot keep it from that. So after
 * a run of a service has ended, the history is looked through for another one of the same request and moment: what was charged twice
 * is also shown twice. Never rejects.
 */
export async function lookForTwins(id: string): Promise<void> {
  const run = runById(id);
  const engine = run === null ? null : engineById(run.engine);
  if (run === null || engine === null || engine.repeatable || run.sentAt === null) return;
  const { sentAt } = run;
  const candidates = await candidatesFor(engine, run, new AbortController().signal).catch(() => []);
  const isTwin = ({ match, createdAt }: LostCandidate): boolean =>
    match === "same" && createdAt !== null && Math.abs(createdAt - sentAt) <= repeatsWithin;
  if (hasDouble(run, ["sending", "unsure"])) return;
  for (const { ticket } of candidates.filter(isTwin)) await addTwin(run, ticket);
}

/** This prediction of the service is the run: from now on it is waited for under this ticket. */
export async function adoptRun(id: string, ticket: Ticket): Promise<void> {
  await changeRun(id, { type: "adopted", ticket, at: Date.now() });
}

/** The user has looked and says that the service never got it: nothing is under way, and it may be tried again. */
export async function disownRun(id: string): Promise<void> {
  await changeRun(id, { type: "disowned" });
}

async function addTwin(run: Run, ticket: Ticket): Promise<void> {
  const state = { phase: "waiting", ticket, since: Date.now() } as const;
  await addRun({ ...run, id: newId(), number: nextRunNumber(), state, outputs: [], missing: [], charge: null });
}
