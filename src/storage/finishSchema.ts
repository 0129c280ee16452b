import { z } from "zod/mini";
import { colourMatches, finishLimits } from "../image/finishValues";

export const finishSchema = z.object({
  grow: z.int().check(z.gte(-finishLimits.grow), z.lte(finishLimits.grow)),
  softEdge: z.number().check(z.gte(0)),
  opacity: z.number().check(z.gte(0), z.lte(100)),
  colourMatch: z.enum(colourMatches),
  grain: z.boolean(),
});
