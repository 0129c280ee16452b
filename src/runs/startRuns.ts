import { engineById } from "../engines/engines";
import { allRuns, changeRun } from "./changeRun";
import { ticketOf, type Run } from "./run";
import { recordRun } from "./recordRun";
import { lookForRun, stopLooking } from "./lookForRun";
import { takeLoss } from "./pollRun";
import { abortSending, dispatchRuns, isSending, restQueues } from "./runQueue";
import { runKeys, runListOptions } from "./runQueries";
import { runQueryClient } from "./runQueryClient";
import { settleRun } from "./settleRun";

/** Reads the runs from the open storage and shows them; `owns` says whether this tab also takes up what was under way. */
export async function startRuns(owns: boolean): Promise<void> {
  await runQueryClient().fetchQuery({ ...runListOptions, staleTime: 0 });
  if (!owns) return;
  // What the ledger missed: the page was closed between the run's record and the ledger's, or could not write.
  for (const run of allRuns()) recordRun(run);
  for (const run of allRuns()) await takeUp(run);
  await resumeRuns();
}

/** Waiting runs are asked about by the pollers; here are the two states in which a closed page leaves a question open. */
async function takeUp(run: Run): Promise<void> {
  if (run.state.phase === "sending" && !isSending(run.id)) {
    // Whether it arrived is not known. Only what costs nothing may be sent again without asking.
    if (engineById(run.engine)?.repeatable === true) await takeLoss(run, true);
    else await changeRun(run.id, { type: "unsure" });
  } else if (run.state.phase === "collecting") void settleRun(run.id);
}

/** An engine came, went or became another one: what waited for it goes on. */
export async function resumeRuns(): Promise<void> {
  stopLooking();
  for (const run of allRuns()) if (run.state.phase === "unsure" && engineById(run.engine) !== null) void lookForRun(run.id);
  dispatchRuns();
  await runQueryClient().invalidateQueries({ queryKey: runKeys.polls() });
}

/** Another tab has taken over: it takes up the runs itself, so what this page works on is let go. */
export async function releaseRuns(): Promise<void> {
  stopLooking();
  restQueues();
  for (const run of allRuns()) {
    abortSending(run.id);
    const ticket = ticketOf(run);
    const engine = engineById(run.engine);
    if (run.state.phase === "waiting" && ticket !== null && engine?.repeatable === true) await engine.cancel(ticket);
  }
  await runQueryClient().cancelQueries({ queryKey: runKeys.all });
}
