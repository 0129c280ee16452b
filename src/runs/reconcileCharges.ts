import { findCharges, type Charge } from "../engines/wavespeed/billing";
import type { Transport } from "../engines/wavespeed/transport";
import { changeEntry, ledgerEntries, onLedgerChange, openLedger } from "../ledger/ledger";
import type { LedgerEntry } from "../storage/ledgerTable";
import { replaceRun, runById } from "./changeRun";
import { isOpen, nextAskAt, waitAfterFailures } from "./chargeSchedule";
import { isFinal } from "./run";
import { runListOptions } from "./runQueries";
import { runQueryClient } from "./runQueryClient";

/** The service's clock may be behind this one. */
const clockSlack = 10 * 60_000;
/** What a timer can hold. */
const longestTimer = 2 ** 31 - 1;

/**
 * Puts what was really charged in the place of the estimates, in runs and in the ledger, as soon as the service's billing records
 * have it; until `signal` fires. One search at a time for all that is open. Never rejects: a search that fails is made again later.
 */
export async function followCharges(transport: Transport, signal: AbortSignal): Promise<void> {
  /** Since the page was opened, by entry. */
  const askedAt = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let failures = 0;
  let notBefore = 0;

  const plan = (): void => {
    clearTimeout(timer);
    if (isAsking || signal.aborted) return;
    const now = Date.now();
    const times = openEntries(now).flatMap((entry) => nextAskAt(entry, endOf(entry), askedAt.get(entry.id) ?? null) ?? []);
    if (times.length === 0) return;
    const wait = Math.max(Math.min(...times), notBefore) - now;
    timer = setTimeout(() => void ask(), Math.min(longestTimer, Math.max(0, wait)));
  };

  const ask = async (): Promise<void> => {
    isAsking = true;
    const now = Date.now();
    const ended = openEntries(now).filter((entry) => endOf(entry) !== null);
    try {
      await lookUp(transport, ended, signal);
      for (const { id } of ended) askedAt.set(id, now);
      failures = 0;
    } catch {
      failures++;
    }
    notBefore = Date.now() + waitAfterFailures(failures);
    isAsking = false;
    plan();
  };

  // Both may be read already; what cannot be read is said elsewhere.
  await Promise.all([openLedger(), runQueryClient().ensureQueryData(runListOptions)]).catch(() => undefined);
  if (signal.aborted) return;
  for (const entry of ledgerEntries()) await tellRun(entry);
  const unsubscribe = onLedgerChange(plan);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    unsubscribe();
  });
  plan();
}

function openEntries(now: number): readonly LedgerEntry[] {
  return ledgerEntries().filter((entry) => isOpen(entry, now));
}

/** When an entry's run ended; null while it goes on. Of a run that was deleted on its way nothing more is heard. */
function endOf(entry: LedgerEntry): number | null {
  const run = entry.kind === "fill" ? runById(entry.id) : null;
  return entry.endedAt ?? (run === null || isFinal(run) ? entry.at : null);
}

/** @throws Failure when the records cannot be searched */
async function lookUp(transport: Transport, entries: readonly LedgerEntry[], signal: AbortSignal): Promise<void> {
  const ids = new Set(entries.flatMap(({ predictionId }) => predictionId ?? []));
  const since = Math.min(...entries.map(({ at }) => at)) - clockSlack;
  const charges = await findCharges(transport, ids, since, signal);
  for (const { id, predictionId } of entries) {
    const charge = predictionId === null ? undefined : charges.get(predictionId);
    if (charge !== undefined) await takeCharge(id, charge);
  }
}

async function takeCharge(id: string, { charged, refunded }: Charge): Promise<void> {
  await changeEntry(id, (before) => (before === undefined ? null : { ...before, charged, refunded }));
  const entry = ledgerEntries().find((each) => each.id === id);
  if (entry !== undefined) await tellRun(entry);
}

/** Puts the charge of an entry into its run, if it is there and does not say it yet: it may have been deleted and restored. */
async function tellRun({ id, charged, refunded }: LedgerEntry): Promise<void> {
  const run = runById(id);
  if (run === null || charged === null || refunded === null) return;
  if (run.charge?.charged !== charged || run.charge.refunded !== refunded) await replaceRun({ ...run, charge: { charged, refunded } });
}
