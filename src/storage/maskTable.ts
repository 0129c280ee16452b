import { z } from "zod/mini";
import { database } from "./database";
import { blobHashSchema } from "./photoRef";
import { lastMaskKey } from "./schema";

const whole = z.int().check(z.gte(0));
const side = z.int().check(z.gte(1));
const rectSchema = z.object({ x: z.int(), y: z.int(), width: whole, height: whole });
/** The photo that a mask was made for, by its content and its pixels. */
const ofPhoto = { photo: blobHashSchema, width: side, height: side };

const namedSchema = z.object({
  id: z.string(),
  name: z.string(),
  ...ofPhoto,
  /** The mask with its soft values, as `packCoverage` packs it. */
  rect: rectSchema,
  hash: blobHashSchema,
  /** Milliseconds since 1970. */
  createdAt: whole,
});
/** A mask that the user has given a name. */
export type NamedMask = z.infer<typeof namedSchema>;

const lastSchema = z.object({ ...ofPhoto, tiles: z.array(z.object({ index: whole, bytes: z.instanceof(Uint8Array<ArrayBuffer>) })) });
/** A mask as its tiles, in their own code. */
export type LastMask = z.infer<typeof lastSchema>;

/** Every mask with a name, the newest first; `broken` are records that cannot be understood (they are left where they are). */
export async function readNamedMasks(): Promise<{ readonly masks: readonly NamedMask[]; readonly broken: readonly unknown[] }> {
  const masks: NamedMask[] = [];
  const broken: unknown[] = [];
  for (const { key, value } of await database().getAll("masks")) {
    if (key === lastMaskKey) continue;
    const parsed = namedSchema.safeParse(value);
    if (parsed.success) masks.push(parsed.data);
    else broken.push(value);
  }
  return { masks: masks.toSorted((a, b) => b.createdAt - a.createdAt), broken };
}

/** Keeps a mask under its id; its blob must be kept already. @throws Failure */
export function writeNamedMask(mask: NamedMask): Promise<void> {
  return database().write([{ kind: "put", store: "masks", key: mask.id, value: { ...mask } }]);
}

/** Its blob goes at the next start. @throws Failure */
export function removeNamedMask(id: string): Promise<void> {
  return database().write([{ kind: "delete", store: "masks", key: id }]);
}

/** The mask that was last put aside, or null; one that cannot be understood is none. */
export async function readLastMask(): Promise<LastMask | null> {
  return lastSchema.safeParse(await database().get("masks", lastMaskKey)).data ?? null;
}
