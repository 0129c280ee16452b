import { z } from "zod/mini";
import { database } from "./database";
import { blobHashSchema } from "./photoRef";
import type { Change } from "./schema";

/**
 * Runs as records of which this floor knows only the blobs they need; the run itself is parsed by its own room. So marking
 * what is in use works for every version of a run.
 */
const recordSchema = z.object({ blobs: z.array(blobHashSchema), run: z.unknown() });

export interface StoredRun {
  readonly id: string;
  readonly blobs: readonly string[];
  readonly run: unknown;
}

/** Every run that was kept, in no order; `broken` counts records that cannot be understood (they are left where they are). */
export async function readRuns(): Promise<{ readonly runs: readonly StoredRun[]; readonly broken: number }> {
  const entries = await database().getAll("runs");
  const runs = entries.flatMap(({ key, value }) => {
    const parsed = recordSchema.safeParse(value);
    return parsed.success ? [{ id: String(key), blobs: parsed.data.blobs, run: parsed.data.run }] : [];
  });
  return { runs, broken: entries.length - runs.length };
}

/** @throws Failure */
export function writeRun({ id, blobs, run }: StoredRun): Promise<void> {
  return database().write([{ kind: "put", store: "runs", key: id, value: { blobs: [...blobs], run } }]);
}

/** Removes runs in one transaction; their blobs go at the next sweep. @throws Failure */
export function removeRuns(ids: readonly string[]): Promise<void> {
  return database().write(ids.map((id): Change => ({ kind: "delete", store: "runs", key: id })));
}
