import { z } from "zod/mini";
import { engineIds } from "../engines/engine";
import { fillParamsSchema } from "../engines/fillParams";
import { runSchema } from "../runs/run";
import { photoRefSchema, trailStepSchema } from "../storage/photoRef";

/** Raised when a field changes its meaning or goes. */
const version = 1;

const whole = z.int().check(z.gte(0));

/**
 * `project.json` of a project file: the document (photo, trail, form, where its mask lies) and its runs. What they name by hash is in
 * `blobs/`, the mask in `mask.png`. Without the undo history, which belongs to a sitting.
 */
const projectSchema = z.object({
  format: z.literal("fill-playground-project"),
  version: z.literal(version),
  savedAt: z.string().check(z.maxLength(64)),
  document: z.object({
    photo: z.nullable(photoRefSchema),
    trail: z.array(trailStepSchema).check(z.maxLength(1000)),
    params: fillParamsSchema,
    engine: z.enum(engineIds),
    maskRect: z.nullable(z.object({ x: whole, y: whole, width: whole, height: whole })),
  }),
  runs: z.array(runSchema).check(z.maxLength(10_000)),
});
export type Project = z.infer<typeof projectSchema>;

export const projectHead = { format: "fill-playground-project", version } as const;

export const recordName = "project.json";
export const maskName = "mask.png";
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
