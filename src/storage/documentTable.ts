import { z } from "zod/mini";
import { engineIds } from "../engines/engine";
import { fillParamsSchema } from "../engines/fillParams";
import { contextLimits, usualRegion } from "../image/regionChoice";
import { Failure } from "../lib/failure";
import { database } from "./database";
import { blobHashSchema, photoRefSchema, trailStepSchema, type PhotoRef } from "./photoRef";
import type { Change, Key } from "./schema";

const previewKey = "preview";
const leftOutKey = "leftOut";
/** Beside the document in its store: neither it nor one that was moved aside. */
export const keptBeside: ReadonlySet<Key> = new Set([previewKey, leftOutKey]);

const bytesSchema = z.instanceof(Uint8Array<ArrayBuffer>);
const rectSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
const tileSchema = z.object({ index: z.int().check(z.gte(0)), bytes: bytesSchema });

const contextSchema = z.int().check(z.gte(contextLimits.min), z.lte(contextLimits.max));
const regionSchema = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("auto"), context: contextSchema, apart: z.optional(z.boolean()) }),
  z.object({ mode: z.literal("whole"), context: contextSchema }),
  z.object({
    mode: z.literal("frame"),
    context: contextSchema,
    rect: z.object({ x: z.int(), y: z.int(), width: z.int().check(z.gte(1)), height: z.int().check(z.gte(1)) }),
  }),
]);

/** A photo with its trail and mask, whole: what opening another photo replaces and its undo brings back. */
const sceneSchema = z.object({
  photo: z.nullable(photoRefSchema),
  trail: z.array(trailStepSchema),
  tiles: z.array(tileSchema),
  /** Of the area that nothing is copied from; missing where there is none. */
  leftOut: z.optional(z.array(tileSchema)),
  /** A photo that has just been opened, and one of a time without it, has none. */
  region: z.optional(regionSchema),
});
export type Scene = z.infer<typeof sceneSchema>;

/** The fields of the form that a step changed, as they were and as they became. */
const paramsChangeSchema = z.object({ before: z.partial(fillParamsSchema), after: z.partial(fillParamsSchema) });
export type ParamsChange = z.infer<typeof paramsChangeSchema>;

const patchSchema = z.object({
  tiles: z.array(z.object({ index: z.int(), before: bytesSchema, after: bytesSchema })),
  dirty: rectSchema,
  bytes: z.number(),
});

const stepSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mask"), patch: patchSchema }),
  /** The left-out area took or gave masked pixels, or went: the mask's change with the area as it was and as it became. */
  z.object({ kind: z.literal("leftOut"), patch: patchSchema, before: z.array(tileSchema), after: z.array(tileSchema) }),
  z.object({ kind: z.literal("params"), params: paramsChangeSchema }),
  z.object({ kind: z.literal("region"), before: regionSchema, after: regionSchema }),
  z.object({ kind: z.literal("opening"), before: sceneSchema, after: sceneSchema, params: paramsChangeSchema }),
]);
/** One step of the undo history. */
export type Step = z.infer<typeof stepSchema>;

const recordSchema = z.object({
  photo: z.nullable(photoRefSchema),
  trail: z.array(trailStepSchema),
  params: fillParamsSchema,
  engine: z.enum(engineIds),
  region: z._default(regionSchema, usualRegion),
  /** Sequence numbers: `count` steps from `first` are the history; those before `cursor` are done, those from it can be redone. */
  history: z.object({
    first: z.int(),
    cursor: z.int(),
    count: z.int().check(z.gte(0)),
    /** Of all steps; and the numbers of those that opened a photo. Null in a record from before they were written down: all steps are read then. */
    bytes: z.catch(z.nullable(z.number()), null),
    openings: z.catch(z.nullable(z.array(z.int())), null),
  }),
});
export type DocumentRecord = z.infer<typeof recordSchema>;

export interface StoredDocument {
  readonly record: DocumentRecord;
  readonly tiles: Scene["tiles"];
  readonly leftOut: Scene["tiles"];
  /** By number: all of the history, or those of them that opened a photo. */
  readonly steps: ReadonlyMap<number, Step>;
}

/**
 * The open document as it was kept, or null. With `"openings"` the other steps are left where they are, for `readStep`: a thousand
 * of them are many megabytes. @throws Failure `record-broken` when it cannot be understood
 */
export async function readDocument(which: "openings" | "all"): Promise<StoredDocument | null> {
  const db = database();
  const [found, tiles, leftOut, numbers] = await Promise.all([
    db.get("document", "open"),
    db.getAll("tiles"),
    db.get("document", leftOutKey),
    db.keys("steps"),
  ]);
  if (found === undefined) return null;
  const parsed = recordSchema.safeParse(found);
  const parsedTiles = z.array(tileSchema).safeParse(tiles.map(({ key, value }) => ({ index: key, bytes: value })));
  if (!parsed.success || !parsedTiles.success) throw new Failure("record-broken");
  const record = parsed.data;
  const steps = await readSteps(record.history, new Set(numbers), which);
  // A history that cannot be read is left behind; the document itself is whole without it.
  const { cursor } = record.history;
  const history = steps === null ? { first: cursor, cursor, count: 0, bytes: 0, openings: [] } : record.history;
  // The same goes for the left-out area.
  const parsedLeftOut = z.array(tileSchema).safeParse(leftOut);
  return { record: { ...record, history }, tiles: parsedTiles.data, leftOut: parsedLeftOut.data ?? [], steps: steps ?? new Map() };
}

/** @returns null when one of them is missing or cannot be understood */
async function readSteps(
  { first, count, openings }: DocumentRecord["history"],
  kept: ReadonlySet<Key>,
  which: "openings" | "all",
): Promise<ReadonlyMap<number, Step> | null> {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  if (!numbers.every((number) => kept.has(number))) return null;
  const db = database();
  const values = new Map<Key, unknown>();
  if (which === "all" || openings === null) for (const { key, value } of await db.getAll("steps")) values.set(key, value);
  const wanted = which === "all" || openings === null ? numbers : openings.filter((number) => number >= first && number < first + count);
  const parsed = await Promise.all(
    wanted.map(
      async (number) => [number, stepSchema.safeParse(values.get(number) ?? (await db.get("steps", number))).data ?? null] as const,
    ),
  );
  const steps = new Map<number, Step>();
  for (const [number, step] of parsed) {
    if (step === null) return null;
    steps.set(number, step);
  }
  return steps;
}

/** One step of the history; null when it is missing or cannot be understood. @throws Failure */
export async function readStep(number: number): Promise<Step | null> {
  return stepSchema.safeParse(await database().get("steps", number)).data ?? null;
}

const previewSchema = z.object({ photo: blobHashSchema, picture: bytesSchema });

/** The small picture that stands in for the photo until it is decoded, and the hash of that photo; null when there is none. @throws Failure */
export async function readPreview(): Promise<z.infer<typeof previewSchema> | null> {
  return previewSchema.safeParse(await database().get("document", previewKey)).data ?? null;
}

/** Moves a document that cannot be read aside, whole, so that the next save does not overwrite it. @throws Failure */
export async function setDocumentAside(at: number): Promise<void> {
  const db = database();
  const [record, tiles, leftOut, steps] = await Promise.all([
    db.get("document", "open"),
    db.getAll("tiles"),
    db.get("document", leftOutKey),
    db.getAll("steps"),
  ]);
  await db.write([
    { kind: "put", store: "document", key: `unreadable-${at}`, value: { record, tiles, leftOut, steps } },
    { kind: "delete", store: "document", key: "open" },
    { kind: "delete", store: "document", key: leftOutKey },
    { kind: "clear", store: "tiles" },
    { kind: "clear", store: "steps" },
  ]);
}

export const documentChanges = {
  record: (record: DocumentRecord): Change => ({ kind: "put", store: "document", key: "open", value: record }),
  preview: (photo: string, picture: Uint8Array): Change => ({ kind: "put", store: "document", key: previewKey, value: { photo, picture } }),
  tile: (index: number, bytes: Uint8Array): Change => ({ kind: "put", store: "tiles", key: index, value: bytes }),
  leftOut: (tiles: Scene["tiles"]): Change =>
    tiles.length === 0
      ? { kind: "delete", store: "document", key: leftOutKey }
      : { kind: "put", store: "document", key: leftOutKey, value: tiles },
  noTiles: { kind: "clear", store: "tiles" } satisfies Change,
  step: (sequence: number, step: Step): Change => ({ kind: "put", store: "steps", key: sequence, value: step }),
  noStep: (sequence: number): Change => ({ kind: "delete", store: "steps", key: sequence }),
};

/** Every photo that the document or a step of its history needs. */
export function photosOf(stored: StoredDocument): readonly string[] {
  const scenes = [...stored.steps.values()].flatMap((step) => (step.kind === "opening" ? [step.before, step.after] : []));
  const photos = [stored.record, ...scenes].flatMap(({ photo, trail }) => trail.map((stop): PhotoRef | null => stop.photo).concat(photo));
  return photos.flatMap((photo) => (photo === null ? [] : [photo.hash]));
}
