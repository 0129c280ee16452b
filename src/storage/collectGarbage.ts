import { isFreshBlob, listBlobs } from "./blobTable";
import { database } from "./database";
import { readNetwork } from "./networkTable";
import { keptBeside, photosOf, readDocument } from "./documentTable";
import { readRuns } from "./runTable";
import { lastMaskKey, type Change } from "./schema";

interface Swept {
  readonly blobs: number;
  readonly bytes: number;
}

/**
 * Mark and sweep over the blobs: marked is what the open document, its history, the runs, the masks with a name and the user's own network
 * need, and what was put since the page opened (its record may still be on its way). Of a record that cannot be read, everything that looks like a hash is
 * marked. Done at start by the tab that owns the storage.
 * @returns how many blobs and bytes were removed
 */
export async function collectGarbage(): Promise<Swept> {
  return sweep((hash) => !isFreshBlob(hash));
}

/** Removes those of `hashes` that no record names any more: room on the disk at once, after results were deleted. */
export async function removeUnused(hashes: readonly string[]): Promise<Swept> {
  const candidates = new Set(hashes);
  return sweep((hash) => candidates.has(hash));
}

async function sweep(mayGo: (hash: string) => boolean): Promise<Swept> {
  const nothing = { blobs: 0, bytes: 0 };
  const [{ runs, broken }, masks, documents, stored, network] = await Promise.all([
    readRuns(),
    database().getAll("masks"),
    database().getAll("document"),
    readDocument("openings"),
    readNetwork(),
  ]);
  const unreadable = [...broken, ...documents.flatMap(({ key, value }) => (key === "open" || keptBeside.has(key) ? [] : [value]))];
  const marked = new Set([
    ...(stored === null ? [] : photosOf(stored)),
    ...runs.flatMap((run) => run.blobs),
    ...masks.flatMap(({ key, value }) => (key === lastMaskKey ? [] : blobOfMask(value))),
    ...(network === null ? [] : [network.hash]),
    ...hashesIn(unreadable),
  ]);
  const swept = [...(await listBlobs())].filter(([hash]) => !marked.has(hash) && mayGo(hash));
  if (swept.length === 0) return nothing;
  await database().write(
    swept.flatMap(([hash]): Change[] => [
      { kind: "delete", store: "blobs", key: hash },
      { kind: "delete", store: "blobInfo", key: hash },
    ]),
  );
  return { blobs: swept.length, bytes: swept.reduce((sum, [, info]) => sum + info.size, 0) };
}

/** The photo that a mask was made for is named by it and not needed by it. */
function blobOfMask(mask: unknown): readonly string[] {
  return typeof mask === "object" && mask !== null && "hash" in mask ? hashesIn(mask.hash) : hashesIn(mask);
}

/** Every string in a value that could be the name of a blob. */
function hashesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return /^[0-9a-f]{64}$/.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(hashesIn);
}
