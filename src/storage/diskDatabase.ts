import type { IDBPDatabase, IDBPTransaction } from "idb";
import { Failure } from "../lib/failure";
import { storeNames, type Change, type Database, type Key, type StoreName } from "./schema";
import { storageFailure } from "./storageFailure";

type WriteTransaction = IDBPTransaction<unknown, StoreName[], "readwrite">;

/** An open IndexedDB as a `Database`. */
export function diskDatabase(name: string, db: IDBPDatabase): Database {
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
      if (me === null) throw new Failure("storage-other-tab");
      try {
        const transaction = db.transaction(storeNames, "readwrite");
        // The owner is read first but not awaited: every request is placed before this function yields.
        const meta = transaction.objectStore("meta");
        const owner = known ? (meta.get("owner") as Promise<unknown>) : meta.put(me, "owner").then(() => me);
        const guard = owner.then((found) => {
          if (found !== me) transaction.abort();
          return found === me;
        });
        const requests = placeChanges(transaction, changes);
        const [done, owns] = await Promise.allSettled([transaction.done, guard, ...requests.placed]);
        if (owns.status === "fulfilled" && !owns.value) throw new Failure("storage-other-tab");
        if (requests.refused !== null) throw requests.refused;
        if (done.status === "rejected") throw transaction.error ?? (done.reason as unknown);
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

/** Places all changes as requests. A value that IndexedDB refuses at once (it cannot be cloned, the disk is full) takes the transaction with it. */
function placeChanges(
  transaction: WriteTransaction,
  changes: readonly Change[],
): { readonly placed: readonly Promise<unknown>[]; readonly refused: Error | null } {
  const placed: Promise<unknown>[] = [];
  try {
    for (const change of changes) {
      const store = transaction.objectStore(change.store);
      if (change.kind === "put") placed.push(store.put(change.value, change.key));
      else placed.push(change.kind === "delete" ? store.delete(change.key) : store.clear());
    }
    return { placed, refused: null };
  } catch (thrown) {
    transaction.abort();
    return { placed, refused: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}
