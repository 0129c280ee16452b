import { z } from "zod/mini";
import { Failure } from "../../lib/failure";
import type { MilliDollars } from "../money";
import { thousandths } from "./dollars";
import { usualRetries, type Transport } from "./transport";

const answer = z.object({ balance: z.unknown() });

/** What the account has left, rounded down to thousandths. Also the cheapest way to try a key. @throws Failure */
export async function readBalance(transport: Transport, signal: AbortSignal, retries = usualRetries): Promise<MilliDollars> {
  const data = await transport.call({ method: "GET", path: "/balance", answer, retries, signal });
  const balance = thousandths(data.balance, "down");
  if (balance === null) throw new Failure("service-answer");
  return balance;
}
