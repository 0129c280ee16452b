import type { Ticket } from "../engines/engine";
import { engineById } from "../engines/engines";
import { pause } from "../engines/wavespeed/pause";
import { Failure, toFailure } from "../lib/failure";
import { newId } from "../lib/id";
import { createSignal } from "../ui/signal";
import { addRun, allRuns, changeRun, nextRunNumber, runById } from "./changeRun";
import { ticketOf, type Run } from "./run";
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
    looking.delete(id);
    lookedForRuns.set(new Set(looking.keys()));
  }
}

/** Ends every look: another tab has taken over, or the connection is another one. */
export function stopLooking(): void {
  for (const controller of looking.values()) controller.abort();
}

/** @returns true when it is worth looking again. @throws Failure */
async function lookOnce(id: string, signal: AbortSignal): Promise<boolean> {
  const run = runById(id);
  if (run?.state.phase !== "unsure") return false;
  const engine = engineById(run.engine);
  if (engine === null) throw new Failure("engine-needs-key");
  const known = allRuns().flatMap((other) => ticketOf(other) ?? []);
  const candidates = await engine.findLost(await jobOf(run), run.sentAt ?? run.createdAt, known, signal);
  const [first, ...twins] = candidates.filter(({ match }) => match === "same");
  if (first === undefined) {
    const found = candidates.map(({ ticket, createdAt }) => ({ ticket, createdAt }));
    await changeRun(id, { type: "looked", at: Date.now(), found, problem: null });
    return found.length === 0;
  }
  await adoptRun(id, first.ticket);
  // A browser repeats a request by itself when a used connection breaks at once: what was charged twice is also shown twice.
  for (const { ticket } of twins) await addTwin(run, ticket);
  return false;
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
