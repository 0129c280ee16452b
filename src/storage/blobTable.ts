import { z } from "zod/mini";
import { Failure } from "../lib/failure";
import { sha256 } from "../lib/hash";
import { database } from "./database";
import type { Change } from "./schema";

const infoSchema = z.object({ size: z.int().check(z.gte(0)), type: z.string() });
export type BlobInfo = z.infer<typeof infoSchema>;

/**
 * Blobs under the SHA-256 of their bytes, as ArrayBuffers (WebKit has lost Blobs in IndexedDB). What cannot be written stays
 * here in memory, so a full disk never costs the photo or the result that is in hand.
 */
const held = new Map<string, Blob>();
/** Put since the page opened: perhaps not referenced by a record yet, so never swept. */
const fresh = new Set<string>();

/** Keeps `blob` and returns its hash; the same bytes are kept once. @throws Failure when it is only held in memory */
export async function putBlob(blob: Blob): Promise<string> {
  const { hash, changes } = await blobChanges(blob);
  if (changes.length > 0) await database().write(changes);
  held.delete(hash);
  return hash;
}

/** Like `putBlob`, but a blob that cannot be written is held in memory; `failure` says why. */
export async function keepBlob(blob: Blob): Promise<{ readonly hash: string; readonly failure: Failure | null }> {
  const { hash, changes } = await blobChanges(blob);
  try {
    if (changes.length > 0) await database().write(changes);
    held.delete(hash);
    return { hash, failure: null };
  } catch (thrown) {
    held.set(hash, blob);
    return { hash, failure: thrown instanceof Failure ? thrown : new Failure("storage-write", { message: String(thrown) }) };
  }
}

/** @throws Failure `blob-missing` */
export async function getBlob(hash: string): Promise<Blob> {
  const inHand = held.get(hash);
  if (inHand !== undefined) return inHand;
  const [bytes, info] = await Promise.all([database().get("blobs", hash), database().get("blobInfo", hash)]);
  if (!(bytes instanceof ArrayBuffer)) throw new Failure("blob-missing", { hash });
  const parsed = infoSchema.safeParse(info);
  return new Blob([bytes], { type: parsed.success ? parsed.data.type : "" });
}

/** The changes that write what is only held in memory, for the next save that may succeed. */
export async function heldChanges(): Promise<readonly Change[]> {
  const changes = await Promise.all([...held.values()].map(blobChanges));
  return changes.flatMap((each) => each.changes);
}

/** The held blobs have been written. */
export function releaseHeld(changes: readonly Change[]): void {
  for (const change of changes) if (change.kind === "put" && change.store === "blobs") held.delete(String(change.key));
}

export async function listBlobs(): Promise<ReadonlyMap<string, BlobInfo>> {
  const entries = await database().getAll("blobInfo");
  return new Map(entries.map(({ key, value }) => [String(key), infoSchema.safeParse(value).data ?? { size: 0, type: "" }]));
}

export function isFreshBlob(hash: string): boolean {
  return fresh.has(hash);
}

/** For the end of a session: what was only in memory is gone. */
export function forgetHeldBlobs(): void {
  held.clear();
  fresh.clear();
}

async function blobChanges(blob: Blob): Promise<{ readonly hash: string; readonly changes: readonly Change[] }> {
  const bytes = await blob.arrayBuffer();
  const hash = await sha256(bytes);
  fresh.add(hash);
  if ((await database().get("blobInfo", hash)) !== undefined) return { hash, changes: [] };
  const info: BlobInfo = { size: bytes.byteLength, type: blob.type };
  return {
    hash,
    changes: [
      { kind: "put", store: "blobs", key: hash, value: bytes },
      { kind: "put", store: "blobInfo", key: hash, value: info },
    ],
  };
}
