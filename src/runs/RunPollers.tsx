import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useDocument } from "../document/documentStore";
import { useT } from "../i18n/i18n";
import { announce, announceError } from "../ui/announce";
import { pollOptions } from "./pollRun";
import { isFinal, type Phase, type Run } from "./run";
import { runFailureText } from "./runFailureText";
import { runListOptions } from "./runQueries";
import { releaseRuns, startRuns } from "./startRuns";

const none: Run[] = [];

/** Takes runs up when the storage is open, asks the engines about those that wait, and says how they end. Shows nothing. */
export function RunPollers() {
  const keeping = useDocument((state) => state.keeping);
  const owns = keeping === "disk" || keeping === "memory";
  const { data: runs = none } = useQuery(runListOptions);
  useEffect(() => {
    if (keeping === "taken") void releaseRuns();
    else if (keeping !== "opening") void startRuns(keeping !== "second-tab");
  }, [keeping]);
  useQueries({ queries: owns ? runs.filter((run) => run.state.phase === "waiting").map(pollOptions) : [] });
  useAnnouncedEnds(runs);
  return null;
}

/** Says of every run that has ended since the last look how it ended; a run that was stopped was stopped by the user. */
function useAnnouncedEnds(runs: readonly Run[]): void {
  const t = useT();
  const phases = useRef(new Map<string, Phase>());
  useEffect(() => {
    for (const run of runs) {
      const before = phases.current.get(run.id);
      phases.current.set(run.id, run.state.phase);
      if (before === undefined || before === run.state.phase || !isFinal(run)) continue;
      if (run.state.phase === "finished") announce(t("runs.finished", { count: run.outputs.length }));
      if (run.state.phase === "failed") announceError(t("runs.failed", { reason: runFailureText(t, run.state) }));
    }
  }, [runs, t]);
}
