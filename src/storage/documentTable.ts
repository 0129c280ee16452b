import { z } from "zod/mini";
import { engineIds } from "../engines/engine";
import { fillParamsSchema } from "../engines/fillParams";
import { contextLimits, usualRegion } from "../image/regionChoice";
import { Failure } from "../lib/failure";
import { database } from "./database";
import { photoRefSchema, trailStepSchema, type PhotoRef } from "./photoRef";
import type { Change } from "./schema";

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
  /** A photo that has just been opened, and one of a time without it, has none. */
  region: z.optional(regionSchema),
});
export type Scene = z.infer<typeof sceneSchema>;

/** The fields of the form that a step changed, as they were and as they became. */
const paramsChangeSchema = z.object({ before: z.partial(fillParamsSchema), after: z.partial(fillParamsSchema) });
export type ParamsChange = z.infer<typeof paramsChangeSchema>;

const stepSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("mask"),
    patch: z.object({
      tiles: z.array(z.object({ index: z.int(), before: bytesSchema, after: bytesSchema })),
      dirty: rectSchema,
      bytes: z.number(),
    }),
  }),
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
  history: z.object({ first: z.int(), cursor: z.int(), count: z.int().check(z.gte(0)) }),
});
export type DocumentRecord = z.infer<typeof recordSchema>;

export interface StoredDocument {
  readonly record: DocumentRecord;
  readonly tiles: readonly { readonly index: number; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly steps: readonly Step[];
}

/** The open document as it was kept, or null. @throws Failure `record-broken` when it cannot be understood */
export async function readDocument(): Promise<StoredDocument | null> {
  const db = database();
  const [found, tiles, steps] = await Promise.all([db.get("document", "open"), db.getAll("tiles"), db.getAll("steps")]);
  if (found === undefined) return null;
  const record = recordSchema.safeParse(found);
  const parsedTiles = z.array(tileSchema).safeParse(tiles.map(({ key, value }) => ({ index: key, bytes: value })));
  if (!record.success || !parsedTiles.success) throw new Failure("record-broken");
  const { first, cursor, count } = record.data.history;
  const byNumber = new Map(steps.map(({ key, value }) => [key, value]));
  const parsedSteps = z.array(stepSchema).safeParse(Array.from({ length: count }, (_, index) => byNumber.get(first + index)));
  // A history that cannot be read is left behind; the document itself is whole without it.
  if (!parsedSteps.success) {
    return { record: { ...record.data, history: { first: cursor, cursor, count: 0 } }, tiles: parsedTiles.data, steps: [] };
  }
  return { record: record.data, tiles: parsedTiles.data, steps: parsedSteps.data };
}

/** Moves a document that cannot be read aside, whole, so that the next save does not overwrite it. @throws Failure */
export async function setDocumentAside(at: number): Promise<void> {
  const db = database();
  const [record, tiles, steps] = await Promise.all([db.get("document", "open"), db.getAll("tiles"), db.getAll("steps")]);
  await db.write([
    { kind: "put", store: "document", key: `unreadable-${at}`, value: { record, tiles, steps } },
    { kind: "delete", store: "document", key: "open" },
    { kind: "clear", store: "tiles" },
    { kind: "clear", store: "steps" },
  ]);
}

export const documentChanges = {
  record: (record: DocumentRecord): Change => ({ kind: "put", store: "document", key: "open", value: record }),
  tile: (index: number, bytes: Uint8Array): Change => ({ kind: "put", store: "tiles", key: index, value: bytes }),
  noTiles: { kind: "clear", store: "tiles" } satisfies Change,
  step: (sequence: number, step: Step): Change => ({ kind: "put", store: "steps", key: sequence, value: step }),
  noStep: (sequence: number): Change => ({ kind: "delete", store: "steps", key: sequence }),
};

/** Every photo that the document or a step of its history needs. */
export function photosOf(stored: StoredDocument): readonly string[] {
  const scenes = stored.steps.flatMap((step) => (step.kind === "opening" ? [step.before, step.after] : []));
  const photos = [stored.record, ...scenes].flatMap(({ photo, trail }) => trail.map((stop): PhotoRef | null => stop.photo).concat(photo));
  return photos.flatMap((photo) => (photo === null ? [] : [photo.hash]));
}
