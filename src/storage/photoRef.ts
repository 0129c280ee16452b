import { z } from "zod/mini";
import { photoFormats } from "../image/photo";
import { finishSchema } from "./finishSchema";

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

/** A result as it was finished when a photo was made of it. */
const trailPartSchema = z.object({ run: z.string(), output: z.string(), finish: finishSchema });
export type TrailPart = z.infer<typeof trailPartSchema>;

const extensionSchema = z.int().check(z.gte(0));

/**
 * A stop on the way from the opened photo to the present one. `label` n is a result's number; null is the original or, where `extended` says
 * by how many pixels on each side, the stop before it with new ground.
 */
export const trailStepSchema = z.object({
  photo: photoRefSchema,
  label: z.nullable(z.int()),
  extended: z.optional(z.object({ left: extensionSchema, top: extensionSchema, right: extensionSchema, bottom: extensionSchema })),
  /** The result whose picture the photo is, and after it what was laid in beside it. Not in old records, and not of an original. */
  parts: z.optional(z.array(trailPartSchema).check(z.maxLength(1000))),
  /** The photos that were here before, when its results were finished otherwise: what was made for one of them is for this one as well. */
  was: z.optional(z.array(blobHashSchema).check(z.maxLength(1000))),
});
export type TrailStep = z.infer<typeof trailStepSchema>;
