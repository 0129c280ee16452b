import type { IDBPDatabase } from "idb";

/**
 * Where each thing is kept. Values are parsed by their tables on the way out.
 *
 * | store    | key              | value                                             |
 * | -------- | ---------------- | ------------------------------------------------- |
 * | meta     | "owner"          | id of the tab that may write                      |
 * | meta     | "network"        | the user's own network                            |
 * | blobs    | SHA-256          | ArrayBuffer                                       |
 * | blobInfo | SHA-256          | size and type, so that counting reads no bytes    |
 * | document | "open"           | photo, trail, form, place in the history          |
 * |          | "preview"        | a small picture of the photo, for the next start  |
 * |          | "leftOut"        | tiles of the area that nothing is copied from     |
 * | tiles    | index            | one mask tile, run-length coded                   |
 * | steps    | sequence number  | one step of the undo history                      |
 * | runs     | id               | a run and the hashes of its blobs                 |
 * | uploads  | service and hash | where a file was put at the service, and when     |
 * | ledger   | entry id         | what was spent, also by runs that were deleted    |
 * | masks    | id, or "last"    | masks with a name, and the one that was put aside |
 */
const firstStores = ["meta", "blobs", "blobInfo", "document", "tiles", "steps", "runs"] as const;
const serviceStores = ["uploads", "ledger"] as const;
const maskStores = ["masks"] as const;
export const storeNames = [...firstStores, ...serviceStores, ...maskStores] as const;
export type StoreName = (typeof storeNames)[number];
/** In `masks`: the one without a name. The ids of the others are longer. */
export const lastMaskKey = "last";
export type Key = string | number;

export type Change =
  | { readonly kind: "put"; readonly store: StoreName; readonly key: Key; readonly value: unknown }
  | { readonly kind: "delete"; readonly store: StoreName; readonly key: Key }
  | { readonly kind: "clear"; readonly store: StoreName };

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

/** One entry per version: entry i upgrades from version i to i + 1. Entries are never edited after a release, only added. */
const upgrades: readonly ((db: IDBPDatabase) => void)[] = [
  (db) => {
    for (const name of firstStores) db.createObjectStore(name);
  },
  (db) => {
    for (const name of serviceStores) db.createObjectStore(name);
  },
  (db) => {
    for (const name of maskStores) db.createObjectStore(name);
  },
];

export const databaseVersion = upgrades.length;

export function upgradeDatabase(db: IDBPDatabase, from: number): void {
  for (const upgrade of upgrades.slice(from)) upgrade(db);
}
