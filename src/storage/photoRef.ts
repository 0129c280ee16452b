import { z } from "zod/mini";
import { photoFormats } from "../image/photo";

export const blobHashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What is remembered of an opened photo; its bytes are a blob under `hash`. Width and height are upright natural pixels. */
export const photoRefSchema = z.object({
  hash: blobHashSchema,
  name: z.string(),
  width: z.int().check(z.gte(1)),
  height: z.int().check(z.gte(1)),
  format: z.enum(photoFormats),
  hasAlpha: z.boolean(),
  bytes: z.int().check(z.gte(0)),
});
export type PhotoRef = z.infer<typeof photoRefSchema>;

const extensionSchema = z.int().check(z.gte(0));

/**
 * A stop on the way from the opened photo to the present one. `label` n is a result's number; null is the original or, where `extended` says
 * by how many pixels on each side, the stop before it with new ground.
 */
export const trailStepSchema = z.object({
  photo: photoRefSchema,
  label: z.nullable(z.int()),
  extended: z.optional(z.object({ left: extensionSchema, top: extensionSchema, right: extensionSchema, bottom: extensionSchema })),
});
export type TrailStep = z.infer<typeof trailStepSchema>;
