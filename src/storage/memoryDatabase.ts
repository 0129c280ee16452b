import type { Database, Key, StoreName } from "./schema";

/** The same tables over maps: for a browser that keeps nothing (private window of some, storage switched off). */
export function memoryDatabase(name: string): Database {
  const stores = new Map<StoreName, Map<Key, unknown>>();
  const storeOf = (store: StoreName): Map<Key, unknown> => {
    const found = stores.get(store) ?? new Map<Key, unknown>();
    stores.set(store, found);
    return found;
  };
  return {
    name,
    mode: "memory",
    get: (store, key) => Promise.resolve(storeOf(store).get(key)),
    getAll: (store) => Promise.resolve(Array.from(storeOf(store), ([key, value]) => ({ key, value }))),
    keys: (store) => Promise.resolve([...storeOf(store).keys()]),
    write(changes) {
      for (const change of changes) {
        const store = storeOf(change.store);
        if (change.kind === "put") store.set(change.key, change.value);
        else if (change.kind === "delete") store.delete(change.key);
        else store.clear();
      }
      return Promise.resolve();
    },
    own: () => Promise.resolve(),
    close: () => stores.clear(),
  };
}
