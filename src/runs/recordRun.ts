import type { Run } from "./run";

/** The ledger's room is fetched with the first run that costs. */
const fetchLedger = async () => {
  const [{ changeEntry }, { ledgerOfRun }] = await Promise.all([import("../ledger/ledger"), import("./ledgerOfRun")]);
  return { changeEntry, ledgerOfRun };
};
let ledger: ReturnType<typeof fetchLedger> | null = null;

/** Writes into the ledger how a run that costs stands now. Does not hold the run up; what fails is made good at the next start. */
export function recordRun(run: Run): void {
  if (run.quote.kind === "free") return;
  const now = Date.now();
  ledger ??= fetchLedger();
  ledger
    .then(({ changeEntry, ledgerOfRun }) => changeEntry(run.id, (before) => ledgerOfRun(run, before, now)))
    .catch(() => {
      ledger = null;
    });
}
