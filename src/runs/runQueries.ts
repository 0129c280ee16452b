import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { failureText } from "../i18n/failureText";
import { currentT } from "../i18n/i18n";
import { Failure } from "../lib/failure";
import { readRuns } from "../storage/runTable";
import { toast } from "../ui/toast";
import { runSchema, type Run } from "./run";

export const runKeys = {
  all: ["runs"] as const,
  list: () => [...runKeys.all, "list"] as const,
  polls: () => [...runKeys.all, "progress"] as const,
  progress: (ticket: string) => [...runKeys.polls(), ticket] as const,
};

/** Every run, newest first. The table is read once; from then on the commands keep the list. */
export const runListOptions = queryOptions({
  queryKey: runKeys.list(),
  queryFn: loadRuns,
  // `startRuns` reads it when the storage is open; nothing else may.
  enabled: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Runs as they were kept; one that cannot be understood is left where it is, and that is said. Outputs that were deleted before are gone. */
async function loadRuns(): Promise<Run[]> {
  const stored = await readRuns();
  const parsed = stored.runs.map(({ run }) => runSchema.safeParse(run));
  if (stored.broken.length > 0 || parsed.some((each) => !each.success)) {
    toast({ text: failureText(currentT(), new Failure("record-broken")), tone: "err" });
  }
  return parsed
    .flatMap(({ data }) => (data === undefined ? [] : [{ ...data, outputs: data.outputs.filter((output) => !output.deleted) }]))
    .toSorted(newestFirst);
}

export function newestFirst(a: Run, b: Run): number {
  return b.createdAt - a.createdAt || b.number - a.number;
}

const none: Run[] = [];

function hasSomethingToShow(run: Run): boolean {
  return run.state.phase !== "finished" || run.missing.length > 0 || run.outputs.some((output) => !output.deleted);
}

/** All runs that have something to show, newest first: a finished run whose outputs are all deleted is not among them. */
export function useRuns(): Run[] {
  const { data = none } = useQuery(runListOptions);
  return useMemo(() => data.filter(hasSomethingToShow), [data]);
}
