import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useDocument } from "../document/documentStore";
import { onEnginesChange, serviceEngine } from "../engines/engines";
import type { WavespeedEngine } from "../engines/wavespeed/wavespeedEngine";
import { useT, type T } from "../i18n/i18n";
import { announce, announceError } from "../ui/announce";
import { pollOptions } from "./pollRun";
import { isFinal, type Phase, type Run } from "./run";
import { runFailureText } from "./runFailureText";
import { runListOptions } from "./runQueries";
import { fetchReachable } from "./missingOutputs";
import { releaseRuns, resumeRuns, startRuns } from "./startRuns";

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
  const service = useSyncExternalStore(onEnginesChange, serviceEngine);
  useEffect(() => {
    if (owns) void resumeRuns();
  }, [owns, service]);
  useEffect(() => (owns && service !== null ? fetchWhenReachable() : undefined), [owns, service]);
  useEffect(() => (owns && service !== null ? followCharges(service) : undefined), [owns, service]);
  useQueries({ queries: owns ? runs.filter((run) => run.state.phase === "waiting").map(pollOptions) : [] });
  useAnnouncedEnds(runs);
  return null;
}

/** Looks for what was really charged. Nobody waits for it, so what it needs is fetched when it is needed. @returns what ends it */
function followCharges({ transport }: WavespeedEngine): () => void {
  const controller = new AbortController();
  import("./reconcileCharges").then(
    (room) => room.followCharges(transport, controller.signal),
    () => undefined,
  );
  return () => controller.abort();
}

/** Milliseconds between two tries to bring in images whose host was out of reach. */
const fetchAgainAfter = 30_000;

/** At once, when the network is back, and every now and then. @returns what ends it */
function fetchWhenReachable(): () => void {
  const fetchNow = (): void => void fetchReachable();
  fetchNow();
  const timer = setInterval(fetchNow, fetchAgainAfter);
  window.addEventListener("online", fetchNow);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", fetchNow);
  };
}

/** How many images are here, and which are not. */
function finishedText(t: T, { params, outputs, missing }: Run): string {
  const made = outputs.length + missing.length;
  return [
    outputs.length > 0 || missing.length === 0 ? t("runs.finished", { count: outputs.length }) : null,
    missing.length > 0 ? t("runs.missing", { count: missing.length }) : null,
    made < params.images ? t("runs.fewer", { made, asked: params.images }) : null,
  ]
    .filter((sentence) => sentence !== null)
    .join(" ");
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
      if (run.state.phase === "finished") announce(finishedText(t, run));
      if (run.state.phase === "failed") announceError(t("runs.failed", { reason: runFailureText(t, run.state) }));
    }
  }, [runs, t]);
}
