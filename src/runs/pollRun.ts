import { queryOptions } from "@tanstack/react-query";
import type { EngineId, Report, Ticket } from "../engines/engine";
import { engineById } from "../engines/engines";
import { changeRun } from "./changeRun";
import { ticketOf, type Run } from "./run";
import { dispatchRuns } from "./runQueue";
import { runKeys } from "./runQueries";
import { settleRun } from "./settleRun";

/** Milliseconds between two questions: work in this page is looked at often, a service as it asks to be. */
const pollIntervals: Readonly<Record<EngineId, number>> = { local: 150, wavespeed: 2000 };

function isFinalReport(report: Report | undefined): boolean {
  return report !== undefined && report.state !== "queued" && report.state !== "running";
}

/** Asks a waiting run's engine until the answer is final, also while the tab is hidden, and acts on the answer. A question that fails is asked again. */
export function pollOptions(run: Run) {
  const ticket = ticketOf(run);
  const interval = pollIntervals[run.engine];
  return queryOptions({
    queryKey: runKeys.progress(ticket ?? "none"),
    queryFn: ({ signal }) => askOnce(run, ticket, signal),
    enabled: ticket !== null,
    staleTime: 0,
    gcTime: 5000,
    retry: false,
    networkMode: "always",
    refetchInterval: (query) => (isFinalReport(query.state.data) ? false : interval),
    refetchIntervalInBackground: true,
  });
}

async function askOnce(run: Run, ticket: Ticket | null, signal: AbortSignal): Promise<Report> {
  const engine = engineById(run.engine);
  if (engine === null || ticket === null) return { state: "lost" };
  const report = await engine.check(ticket, signal);
  if (report.state === "done") void settleRun(run.id);
  else if (report.state === "failed") await fail(run, report.code, report.message);
  else if (report.state === "lost") await takeLoss(run, engine.repeatable);
  return report;
}

async function fail(run: Run, code: string, message: string): Promise<void> {
  await changeRun(run.id, { type: "failed", code, message });
  dispatchRuns();
}

/** The engine does not know the ticket: what costs nothing and gives the same bytes is sent again, the rest is for the user to decide. */
export async function takeLoss(run: Run, repeatable: boolean): Promise<void> {
  if (!repeatable) return fail(run, "engine-lost", "");
  await changeRun(run.id, { type: "requeued" });
  dispatchRuns();
}
