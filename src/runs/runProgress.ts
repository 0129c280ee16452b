import { useQuery } from "@tanstack/react-query";
import type { Report } from "../engines/engine";
import { toFailure, type Failure } from "../lib/failure";
import { pollOptions } from "./pollRun";
import type { Run } from "./run";
import { runListOptions } from "./runQueries";

/** What is known of a run that is waited for. */
export interface RunProgress {
  /** What the engine last said; undefined before its first answer and after the end. */
  readonly report: Report | undefined;
  /** Why the engine could not be asked the last time; null when it could. */
  readonly problem: Failure | null;
}

/** Only looks: the pollers ask. */
export function useRunProgress(runId: string): RunProgress {
  const { data: run = null } = useQuery({ ...runListOptions, select: (runs) => runs.find((each) => isWaitedFor(each, runId)) ?? null });
  const { data, error } = useQuery({ ...pollOptions(run), enabled: false });
  if (run === null) return { report: undefined, problem: null };
  return { report: data, problem: error === null ? null : toFailure(error) };
}

function isWaitedFor({ id, state }: Run, runId: string): boolean {
  return id === runId && (state.phase === "waiting" || state.phase === "collecting");
}
