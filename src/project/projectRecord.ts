import { z } from "zod/mini";
import { engineIds } from "../engines/engine";
import { fillParamsSchema } from "../engines/fillParams";
import { runSchema } from "../runs/run";
import { photoRefSchema, trailStepSchema } from "../storage/photoRef";
import { isSoundPhoto, isSoundRun, isSoundStep } from "./soundRecord";

/** Raised when a field changes its meaning or goes. */
const version = 1;

const whole = z.int().check(z.gte(0));
const rectSchema = z.object({ x: whole, y: whole, width: whole, height: whole });

/**
 * `project.json` of a project file: the document (photo, trail, form, where its mask lies) and its runs. What they name by hash is in
 * `blobs/`, the mask in `mask.png`, the left-out area in `left-out.png`. Without the undo history, which belongs to a sitting.
 */
const projectSchema = z.object({
  format: z.literal("fill-playground-project"),
  version: z.literal(version),
  savedAt: z.string().check(z.maxLength(64)),
  document: z.object({
    photo: z.nullable(photoRefSchema.check(z.refine(isSoundPhoto))),
    trail: z.array(trailStepSchema.check(z.refine(isSoundStep))).check(z.maxLength(1000)),
    params: fillParamsSchema,
    engine: z.enum(engineIds),
    maskRect: z.nullable(rectSchema),
    /** Of the area that nothing is copied from; files from before there was one have none. */
    leftOutRect: z._default(z.nullable(rectSchema), null),
  }),
  runs: z.array(runSchema.check(z.refine(isSoundRun))).check(z.maxLength(10_000)),
});
export type Project = z.infer<typeof projectSchema>;

export const projectHead = { format: "fill-playground-project", version } as const;

export const recordName = "project.json";
export const maskName = "mask.png";
export const leftOutName = "left-out.png";
export const blobName = (hash: string): string => `blobs/${hash}`;

/** A project from a file of anybody's, null when it is none. */
export function parseProject(text: string): Project | null {
  try {
    const parsed = projectSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
