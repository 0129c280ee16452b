import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { serviceEngine } from "../engines/engines";
import type { MilliDollars } from "../engines/money";
import { Failure, toFailure } from "../lib/failure";
import { keyRefused, keyWorked, useConnection, type Connection } from "./connectionStore";

const balanceKey = ["balance"] as const;

/** Milliseconds in which coming back to the window asks no second time. */
const freshFor = 10_000;

/** What the account has left; asked only while there is a connection. Each connection has its own. */
function balanceOptions(connection: Connection) {
  const connected = connection.state === "connected" ? connection : null;
  return queryOptions<MilliDollars>({
    queryKey: [...balanceKey, connected?.id ?? "none"],
    queryFn: ({ signal }) => askBalance(connected?.id ?? "none", signal),
    enabled: connected !== null,
    staleTime: freshFor,
    refetchOnWindowFocus: true,
    ...(connected === null || connected.first === null
      ? {}
      : { initialData: connected.first.balance, initialDataUpdatedAt: connected.first.at }),
  });
}

/** The answer also tells whether the key works. @throws Failure */
async function askBalance(id: string, signal: AbortSignal): Promise<MilliDollars> {
  const engine = serviceEngine();
  if (engine === null) throw new Failure("engine-needs-key");
  const { readBalance } = await import("../engines/wavespeed/balance");
  try {
    const balance = await readBalance(engine.transport, signal, 1);
    keyWorked(id);
    return balance;
  } catch (thrown) {
    const failure = toFailure(thrown);
    if (failure.code === "service-key-refused") keyRefused(id, failure);
    throw failure;
  }
}

export interface Balance {
  /** The last that is known; null before the first answer and without a connection. */
  readonly amount: MilliDollars | null;
  /** The last question failed, so `amount` may be another by now. */
  readonly isOld: boolean;
  readonly failure: Failure | null;
  readonly isAsking: boolean;
  /** Asks now. */
  readonly ask: () => Promise<unknown>;
}

export function useBalance(): Balance {
  const { data, error, isFetching, refetch } = useQuery(balanceOptions(useConnection()));
  const failure = error === null ? null : toFailure(error);
  return { amount: data ?? null, isOld: failure !== null, failure, isAsking: isFetching, ask: refetch };
}

/** Something was spent, or may have been. */
export function refreshBalance(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: balanceKey });
}
