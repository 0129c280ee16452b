import { openDB, type IDBPDatabase } from "idb";
import { Failure } from "../lib/failure";
import { memoryDatabase } from "./memoryDatabase";
import { storageFailure } from "./storageFailure";
import { databaseVersion, storeNames, upgradeDatabase, type Change, type Key, type StoreName } from "./schema";

/**
 * The one door to what is kept: a small key-value view of IndexedDB, so that the same tables also work over memory when a
 * browser refuses it. A `write` is one transaction: all of its changes or none.
 */
export interface Database {
  readonly name: string;
  readonly mode: "disk" | "memory";
  get(store: StoreName, key: Key): Promise<unknown>;
  getAll(store: StoreName): Promise<readonly { readonly key: Key; readonly value: unknown }[]>;
  keys(store: StoreName): Promise<readonly Key[]>;
  /**
   * Puts every change into one transaction before it returns, so that a write begun in `pagehide` is under way.
   * @throws Failure `storage-full`, `storage-other-tab`, `storage-write`
   */
  write(changes: readonly Change[]): Promise<void>;
  /** Makes this page the owner: from now on writes of every other page are refused, also of one that has not heard of it yet. @throws Failure as `write`; the next write then says it again */
  own(owner: string): Promise<void>;
  close(): void;
}

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

function diskDatabase(name: string, db: IDBPDatabase): Database {
  let me: string | null = null;
  // Whether the database knows yet that this page is the owner: the first write says it, together with what it writes.
  let known = false;
  return {
    name,
    mode: "disk",
    async get(store, key) {
      return (await db.get(store, key)) as unknown;
    },
    async getAll(store) {
      const transaction = db.transaction(store);
      const [keys, values] = await Promise.all([
        transaction.store.getAllKeys(),
        transaction.store.getAll() as Promise<unknown[]>,
        transaction.done,
      ]);
      return keys.map((key, index) => ({ key: key as Key, value: values[index] }));
    },
    async keys(store) {
      return (await db.getAllKeys(store)) as Key[];
    },
    async write(changes) {
      try {
        if (me === null) throw new Failure("storage-other-tab");
        const transaction = db.transaction(storeNames, "readwrite");
        // The owner is read first but not awaited: every request is placed before this function yields.
        const meta = transaction.objectStore("meta");
        const ours = known ? (meta.get("owner") as Promise<unknown>).then((found) => found === me) : meta.put(me, "owner").then(() => true);
        const requests = changes.map((change) => {
          const store = transaction.objectStore(change.store);
          if (change.kind === "put") return store.put(change.value, change.key);
          return change.kind === "delete" ? store.delete(change.key) : store.clear();
        });
        const guard = ours.then((owns) => {
          if (!owns) transaction.abort();
          return owns;
        });
        const [done, owns] = await Promise.allSettled([transaction.done, guard, ...requests]);
        if (owns.status === "fulfilled" && !owns.value) throw new Failure("storage-other-tab");
        if (done.status === "rejected") throw transaction.error ?? done.reason;
        known = true;
      } catch (thrown) {
        throw storageFailure(thrown);
      }
    },
    own(owner) {
      me = owner;
      known = false;
      return this.write([]);
    },
    close: () => db.close(),
  };
}
