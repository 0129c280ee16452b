import { create } from "zustand";
import { toFailure } from "../lib/failure";
import { sessionStart } from "../settings/sessionStart";
import { database } from "../storage/database";
import { readLedger, writeLedger, type LedgerEntry } from "../storage/ledgerTable";
import type { Database } from "../storage/schema";

interface Ledger {
  /** The latest first. */
  readonly entries: readonly LedgerEntry[];
  /** Records that cannot be understood. */
  readonly broken: number;
}

const ledgerStore = create<Ledger>(() => ({ entries: [], broken: 0 }));

/** What the entries were read from; null before the first reading. */
let source: Database | null = null;
/** Entries whose last change could not be written: written with the next one that can. */
const unsaved = new Set<string>();
let turn: Promise<unknown> = Promise.resolve();

/** One reading or change at a time, so that no change is made to an entry of before the reading. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}

export function useLedger(): Ledger {
  return ledgerStore();
}

export function ledgerEntries(): readonly LedgerEntry[] {
  return ledgerStore.getState().entries;
}

/** Calls `listener` after every change. @returns unsubscribe */
export function onLedgerChange(listener: () => void): () => void {
  return ledgerStore.subscribe(listener);
}

/** Reads what was kept, also what another tab has written meanwhile. @throws when the storage cannot be read */
export function openLedger(): Promise<void> {
  return inTurn(read);
}

/**
 * Puts `change(entry as it is)` in the place of an entry, or adds it; null leaves everything as it is. What cannot be written
 * stays in memory and is written with the next one. Never rejects: a run goes on without its line in the ledger.
 */
export function changeEntry(id: string, change: (before: LedgerEntry | undefined) => LedgerEntry | null): Promise<void> {
  return inTurn(async () => {
    if (source !== database()) await read();
    const { entries, broken } = ledgerStore.getState();
    const before = entries.find((entry) => entry.id === id);
    const after = change(before);
    if (after === null || isSame(before, after)) return;
    ledgerStore.setState({ entries: inOrder([...entries.filter((entry) => entry !== before), after]), broken });
    unsaved.add(id);
    await writeLedger(ledgerEntries().filter((entry) => unsaved.has(entry.id)));
    unsaved.clear();
  }).catch((thrown: unknown) => {
    // The tab that writes now has its own news of these entries.
    if (toFailure(thrown).code === "storage-other-tab") unsaved.clear();
  });
}

async function read(): Promise<void> {
  const from = database();
  if (source !== from) unsaved.clear();
  const mine = ledgerEntries().filter(({ id }) => unsaved.has(id));
  const { entries, broken } = await readLedger();
  ledgerStore.setState({ entries: inOrder([...entries.filter(({ id }) => !unsaved.has(id)), ...mine]), broken });
  source = from;
  // The session is known from the first look at its spending on: a reload does not begin another one.
  sessionStart();
}

function inOrder(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.toSorted((a, b) => b.at - a.at);
}

function isSame(a: LedgerEntry | undefined, b: LedgerEntry): boolean {
  return a !== undefined && (Object.keys(b) as (keyof LedgerEntry)[]).every((key) => a[key] === b[key]);
}
