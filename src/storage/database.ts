import { openDB } from "idb";
import { Failure } from "../lib/failure";
import { diskDatabase } from "./diskDatabase";
import { memoryDatabase } from "./memoryDatabase";
import { databaseVersion, upgradeDatabase, type Database } from "./schema";

let current: Database = memoryDatabase("before-start");

/** The database that this page works with; one in memory until `openDatabase` succeeds. */
export function database(): Database {
  return current;
}

/** @throws Failure `storage-unavailable` when the browser has no IndexedDB, refuses it or is blocked by an older page. */
export async function openDatabase(name: string, blockedAfterMs = 4000): Promise<Database> {
  if (typeof indexedDB === "undefined") throw new Failure("storage-unavailable");
  let gaveUp = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      gaveUp = true;
      reject(new Failure("storage-unavailable"));
    }, blockedAfterMs);
  });
  try {
    const opening = openDB(name, databaseVersion, {
      upgrade: upgradeDatabase,
      // A newer page wants to upgrade: let it. Later writes here fail and say so.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    // A connection that arrives after we gave up must not block the next upgrade.
    opening.then(
      (db) => gaveUp && db.close(),
      () => undefined,
    );
    current = diskDatabase(name, await Promise.race([opening, late]));
    return current;
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : new Failure("storage-unavailable", {}, { cause: thrown });
  } finally {
    clearTimeout(timer);
  }
}

/** Works in memory from here on: nothing survives the page. */
export function openMemoryDatabase(name: string): Database {
  current = memoryDatabase(name);
  return current;
}

export function closeDatabase(): void {
  current.close();
  current = memoryDatabase("closed");
}
