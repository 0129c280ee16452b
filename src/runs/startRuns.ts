import { engineById } from "../engines/engines";
import { allRuns, changeRun } from "./changeRun";
import { ticketOf, type Run } from "./run";
import { takeLoss } from "./pollRun";
import { abortSending, dispatchRuns, isSending } from "./runQueue";
import { runKeys, runListOptions } from "./runQueries";
import { runQueryClient } from "./runQueryClient";
import { settleRun } from "./settleRun";

/** Reads the runs from the open storage and shows them; `owns` says whether this tab also takes up what was under way. */
export async function startRuns(owns: boolean): Promise<void> {
  await runQueryClient().fetchQuery({ ...runListOptions, staleTime: 0 });
  if (!owns) return;
  for (const run of allRuns()) await takeUp(run);
  dispatchRuns();
}

/** Waiting runs are asked about by the pollers; here are the two states in which a closed page leaves a question open. */
async function takeUp(run: Run): Promise<void> {
  const repeatable = engineById(run.engine)?.repeatable === true;
  if (run.state.phase === "sending" && !isSending(run.id)) {
    // Whether it arrived is not known. Only what costs nothing may be sent again without asking.
    if (repeatable) await takeLoss(run, true);
    else await changeRun(run.id, { type: "failed", code: "submit-lost", message: "" });
  } else if (run.state.phase === "collecting") void settleRun(run.id);
}

/** Another tab has taken over: it takes up the runs itself, so what this page works on is let go. */
export async function releaseRuns(): Promise<void> {
  for (const run of allRuns()) {
    abortSending(run.id);
    const ticket = ticketOf(run);
    const engine = engineById(run.engine);
    if (run.state.phase === "waiting" && ticket !== null && engine?.repeatable === true) await engine.cancel(ticket);
  }
  await runQueryClient().cancelQueries({ queryKey: runKeys.all });
}
