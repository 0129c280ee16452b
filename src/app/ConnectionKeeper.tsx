import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useDocument } from "../document/documentStore";
import { isFinal, ticketOf, type Run } from "../runs/run";
import { runListOptions } from "../runs/runQueries";
import { refreshBalance, useBalance } from "../settings/balanceQueries";
import { lookForProxy, startConnection } from "../settings/startConnection";

const none: Run[] = [];

/** Restores the connection, looks for a proxy when WaveSpeed is chosen, and keeps the balance up to date. Shows nothing. */
export function ConnectionKeeper() {
  useEffect(startConnection, []);
  const wanted = useDocument((state) => state.status !== "restoring" && state.engine === "wavespeed");
  useEffect(() => {
    if (wanted) void lookForProxy();
  }, [wanted]);
  // Asked for here in every layout, also where it is not shown: the answer tells whether a kept key works.
  useBalance();
  useSpending();
  return null;
}

/** A run of the service that was taken, or that ended, has changed what the account has left. */
function useSpending(): void {
  const client = useQueryClient();
  const { data: runs = none } = useQuery(runListOptions);
  const stages = runs.filter(({ engine }) => engine === "wavespeed").flatMap(stageOf);
  const now = stages.join();
  const before = useRef<string | null>(null);
  const isRead = runs !== none;
  useEffect(() => {
    if (!isRead) return;
    if (before.current !== null && before.current !== now) void refreshBalance(client);
    before.current = now;
  }, [client, now, isRead]);
}

function stageOf(run: Run): readonly string[] {
  if (isFinal(run)) return [`${run.id} ended`];
  return ticketOf(run) === null ? [] : [`${run.id} taken`];
}
