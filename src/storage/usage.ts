import { listBlobs } from "./blobTable";
import { photosOf, readDocument } from "./documentTable";
import { readNamedMasks } from "./maskTable";
import { readRuns } from "./runTable";

/** What the browser keeps for this page, in bytes. */
export interface Usage {
  readonly photos: { readonly count: number; readonly bytes: number };
  /** Masks with a name. */
  readonly masks: { readonly count: number; readonly bytes: number };
  /** Everything else that runs keep: results, thumbnails, what was sent. */
  readonly results: { readonly runs: number; readonly bytes: number };
  /** The part of the results that no run under way needs: what deleting all results frees. */
  readonly deletable: { readonly runs: number; readonly bytes: number };
  /** The browser's own figures for the whole page (rounded up by some); null where it does not tell. */
  readonly total: number | null;
  readonly quota: number | null;
  /** True when the browser has promised not to remove it by itself. */
  readonly persisted: boolean;
}

/** @throws Failure `record-broken` */
export async function readUsage(): Promise<Usage> {
  const [blobs, stored, { runs }, named, estimate, persisted] = await Promise.all([
    listBlobs(),
    readDocument("openings"),
    readRuns(),
    readNamedMasks(),
    navigator.storage?.estimate?.().catch(() => null),
    navigator.storage?.persisted?.().catch(() => false),
  ]);
  const photos = new Set(stored === null ? [] : photosOf(stored));
  const masks = new Set(named.masks.map(({ hash }) => hash));
  const results = new Set(runs.flatMap((run) => run.blobs).filter((hash) => !photos.has(hash) && !masks.has(hash)));
  const ended = runs.filter((run) => run.ended);
  const needed = new Set(runs.flatMap((run) => (run.ended ? [] : run.blobs)));
  const deletable = new Set(ended.flatMap((run) => run.blobs).filter((hash) => results.has(hash) && !needed.has(hash)));
  const sum = (hashes: ReadonlySet<string>): number => [...hashes].reduce((bytes, hash) => bytes + (blobs.get(hash)?.size ?? 0), 0);
  return {
    photos: { count: photos.size, bytes: sum(photos) },
    masks: { count: named.masks.length, bytes: sum(masks) },
    results: { runs: runs.length, bytes: sum(results) },
    deletable: { runs: ended.length, bytes: sum(deletable) },
    total: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: persisted ?? false,
  };
}

/** Asks the browser to keep everything until the user removes it. Some browsers ask the user: never awaited at start. */
export async function keepSafely(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}
