import { z } from "zod/mini";
import { database } from "./database";
import { blobHashSchema } from "./photoRef";
import type { Change } from "./schema";

/**
 * Runs as records of which this floor knows only the blobs they need; the run itself is parsed by its own room. So marking
 * what is in use works for every version of a run.
 */
const recordSchema = z.object({ blobs: z.array(blobHashSchema), ended: z.boolean(), run: z.unknown() });

export interface StoredRun {
  readonly id: string;
  readonly blobs: readonly string[];
  /** Nothing is under way any more, so it may be deleted. */
  readonly ended: boolean;
  readonly run: unknown;
}

/** Every run that was kept, in no order; `broken` are records that cannot be understood (they are left where they are). */
export async function readRuns(): Promise<{ readonly runs: readonly StoredRun[]; readonly broken: readonly unknown[] }> {
  const runs: StoredRun[] = [];
  const broken: unknown[] = [];
  for (const { key, value } of await database().getAll("runs")) {
    const parsed = recordSchema.safeParse(value);
    if (parsed.success) runs.push({ id: String(key), ...parsed.data });
    else broken.push(value);
  }
  return { runs, broken };
}

/** @throws Failure */
export function writeRun({ id, blobs, ended, run }: StoredRun): Promise<void> {
  return database().write([{ kind: "put", store: "runs", key: id, value: { blobs: [...blobs], ended, run } }]);
}

/** Removes runs in one transaction; their blobs go at the next sweep. @throws Failure */
export function removeRuns(ids: readonly string[]): Promise<void> {
  return database().write(ids.map((id): Change => ({ kind: "delete", store: "runs", key: id })));
}
