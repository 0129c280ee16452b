import type { IDBPDatabase } from "idb";

/**
 * Where each thing is kept. Values are parsed by their tables on the way out.
 *
 * | store    | key              | value                                             |
 * | -------- | ---------------- | ------------------------------------------------- |
 * | meta     | "owner"          | id of the tab that may write                      |
 * | blobs    | SHA-256          | ArrayBuffer                                       |
 * | blobInfo | SHA-256          | size and type, so that counting reads no bytes    |
 * | document | "open"           | photo, trail, form, place in the history          |
 * | tiles    | index            | one mask tile, run-length coded                   |
 * | steps    | sequence number  | one step of the undo history                      |
 * | runs     | id               | a run and the hashes of its blobs                 |
 */
export const storeNames = ["meta", "blobs", "blobInfo", "document", "tiles", "steps", "runs"] as const;
export type StoreName = (typeof storeNames)[number];
export type Key = string | number;

export type Change =
  | { readonly kind: "put"; readonly store: StoreName; readonly key: Key; readonly value: unknown }
  | { readonly kind: "delete"; readonly store: StoreName; readonly key: Key }
  | { readonly kind: "clear"; readonly store: StoreName };

/** One entry per version: entry i upgrades from version i to i + 1. Entries are never edited after a release, only added. */
const upgrades: readonly ((db: IDBPDatabase) => void)[] = [
  (db) => {
    for (const name of storeNames) db.createObjectStore(name);
  },
];

export const databaseVersion = upgrades.length;

export function upgradeDatabase(db: IDBPDatabase, from: number): void {
  for (const upgrade of upgrades.slice(from)) upgrade(db);
}
