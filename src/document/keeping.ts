import { toFailure } from "../lib/failure";
import { newId } from "../lib/id";
import { closeDatabase, database, openDatabase, openMemoryDatabase } from "../storage/database";
import { claimTab, type TabLock } from "../storage/tabLock";
import { setDocument } from "./documentStore";

/** Which tab this is, to the database. */
const tabId = newId();
let lock: TabLock | null = null;

/** Opens the storage and finds out what may be done with it; the state's `keeping` says so. Never rejects. */
export async function openKeeping(name: string): Promise<void> {
  try {
    await openDatabase(name);
  } catch (thrown) {
    openMemoryDatabase(name);
    setDocument({ keeping: "memory", readOnly: false, saveState: "failed", saveFailure: toFailure(thrown) });
    return;
  }
  if (!(await becomeOwner(false))) setDocument({ keeping: "second-tab", readOnly: true });
}

/** Becomes the tab that writes. @returns false when another tab is it and `steal` is not wanted. @throws Failure when the database refuses */
export async function becomeOwner(steal: boolean): Promise<boolean> {
  const claimed = await claimTab(`${database().name} storage`, { steal, onLost });
  if (claimed === null) return false;
  lock = claimed;
  try {
    await database().own(tabId);
    setDocument({ keeping: "disk", readOnly: false, saveState: "saved", saveFailure: null });
  } catch (thrown) {
    // A full disk may refuse even this: the lock is ours, so the next writes may still succeed, and until then it is said.
    setDocument({ keeping: "disk", readOnly: false, saveState: "failed", saveFailure: toFailure(thrown) });
  }
  return true;
}

function onLost(): void {
  lock = null;
  setDocument({ keeping: "taken", readOnly: true });
}

export function closeKeeping(): void {
  lock?.release();
  lock = null;
  closeDatabase();
}
