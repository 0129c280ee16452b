import { queryOptions } from "@tanstack/react-query";
import { isLocal, type Engine, type Report, type Ticket } from "../engines/engine";
import { engineById } from "../engines/engines";
import { isPassing } from "../engines/passing";
import { Failure, toFailure } from "../lib/failure";
import { changeRun, runById } from "./changeRun";
import { ticketOf, type KeptFailure, type Run } from "./run";
import { dispatchRuns } from "./runQueue";
import { runKeys } from "./runQueries";
import { settleRun } from "./settleRun";

/** Milliseconds between two questions: work in this page is looked at often, a service as it asks to be, and less when it takes long. */
const intervals = { local: 150, wavespeed: 2000, longRunning: 4000, refused: 15_000 } as const;
const takesLongAfter = 60_000;

function isFinalReport(report: Report | undefined): boolean {
  return report !== undefined && report.state !== "queued" && report.state !== "running";
}

/** Until the next question about a run that waits; `problem` is what the last one met. */
function intervalFor(run: Run, problem: Failure | null, now: number): number {
  if (isLocal(run.engine)) return intervals.local;
  const until = Number(problem?.values["until"] ?? 0);
  if (until > now) return until - now;
  // A refusal stays one until the user mends the connection, which asks at once.
  if (problem !== null && !isPassing(problem)) return intervals.refused;
  const since = run.state.phase === "waiting" ? run.state.since : now;
  return now - since > takesLongAfter ? intervals.longRunning : intervals.wavespeed;
}

/** Asks a waiting run's engine (null: of none, nobody) until the answer is final, also while the tab is hidden, and acts on the answer. A question that fails is asked again. */
export function pollOptions(run: Run | null) {
  const ticket = run === null ? null : ticketOf(run);
  return queryOptions<Report>({
    queryKey: runKeys.progress(ticket ?? "none"),
    queryFn: ({ signal }) => {
      const engine = run === null ? null : engineById(run.engine);
      if (run === null || engine === null || ticket === null) throw new Failure("engine-needs-key");
      return askOnce(engine, run, ticket, signal);
    },
    enabled: run !== null && ticket !== null && engineById(run.engine) !== null,
    staleTime: 0,
    gcTime: 5000,
    retry: false,
    networkMode: "always",
    refetchInterval: ({ state }) => {
      // A service's images may still have to be fetched: a run that waits although it is done is taken up again.
      if (run === null || (isLocal(run.engine) && isFinalReport(state.data))) return false;
      return intervalFor(run, state.error === null ? null : toFailure(state.error), Date.now());
    },
    refetchIntervalInBackground: true,
  });
}

async function askOnce(engine: Engine, run: Run, ticket: Ticket, signal: AbortSignal): Promise<Report> {
  const report = await engine.check(ticket, signal);
  // Stopped, or put back into the queue, while it was asked about: the answer is no longer about its state.
  const now = runById(run.id);
  if (now?.state.phase !== "waiting" || now.state.ticket !== ticket) return report;
  if (report.state === "done") void settleRun(run.id);
  else if (report.state === "failed") await fail(run, report);
  else if (report.state === "lost") await takeLoss(run, engine.repeatable);
  return report;
}

async function fail(run: Run, failure: KeptFailure): Promise<void> {
  await changeRun(run.id, { type: "failed", failure });
  dispatchRuns();
}

/** The engine does not know the ticket: what costs nothing and gives the same bytes is sent again, the rest is for the user to decide. */
export async function takeLoss(run: Run, repeatable: boolean): Promise<void> {
  if (!repeatable) return fail(run, new Failure("engine-lost"));
  await changeRun(run.id, { type: "lost", ticket: ticketOf(run) });
  dispatchRuns();
}
