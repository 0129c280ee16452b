import { parseTicket } from "../engines/wavespeed/ticket";
import { shortPrompt } from "../ledger/ledgerEntry";
import type { LedgerEntry } from "../storage/ledgerTable";
import { isFinal, ticketOf, type Run } from "./run";

/**
 * The line of the ledger for a run as it is `now`; null for one that costs nothing or was never handed over. What the line once
 * knew (the service's number, the charge) it keeps, whatever an older version of the run says. Pure.
 */
export function ledgerOfRun(run: Run, before: LedgerEntry | undefined, now: number): LedgerEntry | null {
  const { quote, charge, params } = run;
  const at = run.sentAt ?? before?.at;
  if (quote.kind === "free" || at === undefined) return null;
  const ticket = ticketOf(run);
  const predictionId = (ticket === null ? null : parseTicket(ticket)?.id) ?? before?.predictionId ?? null;
  return {
    id: run.id,
    at,
    kind: "fill",
    prompt: shortPrompt(params.prompt),
    images: params.images,
    quoted: quote.total,
    quoteKind: quote.kind,
    charged: charge?.charged ?? before?.charged ?? null,
    refunded: charge?.refunded ?? before?.refunded ?? null,
    predictionId,
    state: ticket !== null || predictionId !== null ? "taken" : stateWithoutTicket(run),
    endedAt: isFinal(run) ? (before?.endedAt ?? now) : null,
    failed: run.state.phase === "failed",
  };
}

function stateWithoutTicket({ sentAt, state }: Run): LedgerEntry["state"] {
  if (sentAt === null) return "refused";
  // Stopped while it was being handed over: it may arrive all the same.
  return state.phase === "sending" || state.phase === "unsure" || state.phase === "stopped" ? "maybe" : "refused";
}
