import { z } from "zod/mini";
import type { UploadStore } from "../engines/wavespeed/uploads";
import { database } from "./database";
import type { Change } from "./schema";

const uploadSchema = z.object({ url: z.url({ protocol: /^https?$/ }), at: z.number() });

/** Milliseconds: the service itself keeps a file no longer. */
const keptFor = 7 * 86_400_000;

/** Where files were put, over the open database: an unchanged photo is not sent again after a reload. */
export function uploadTable(): UploadStore {
  return {
    get: async (name) => uploadSchema.safeParse(await database().get("uploads", name)).data ?? null,
    put: async (name, upload) =>
      writeIfPossible([{ kind: "put", store: "uploads", key: name, value: upload }, ...(await outdated(upload.at))]),
    remove: (name) => writeIfPossible([{ kind: "delete", store: "uploads", key: name }]),
  };
}

/** Takes out what the service has deleted, and what cannot be read. `now`: milliseconds since 1970. */
async function outdated(now: number): Promise<readonly Change[]> {
  return (await database().getAll("uploads")).flatMap(({ key, value }): Change[] => {
    const upload = uploadSchema.safeParse(value).data;
    return upload !== undefined && now - upload.at < keptFor ? [] : [{ kind: "delete", store: "uploads", key }];
  });
}

/** What is not remembered is uploaded once more: no reason to fail a run. */
async function writeIfPossible(changes: readonly Change[]): Promise<void> {
  await database()
    .write(changes)
    .catch(() => undefined);
}
