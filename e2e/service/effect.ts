import { z } from "zod/mini";

/**
 * How one answer is spoiled. `cut` ends the connection before a byte of the answer, `torn` in the middle of it. After a `cut` on a
 * connection that has carried an answer before, browsers send the request again by themselves, a POST too. `accepted` (submits): the request is taken and charged first,
 * and only its answer suffers.
 */
const effectSchema = z.object({
  kind: z.enum(["error", "html", "broken", "empty", "cut", "torn", "hang", "redirect"]),
  accepted: z.optional(z.boolean()),
  status: z.optional(z.int()),
  /** Of the envelope; the HTTP status when missing. */
  code: z.optional(z.int()),
  message: z.optional(z.string()),
  /** The whole body in place of an envelope, as JSON. */
  body: z.optional(z.unknown()),
  /** `Retry-After`: seconds or a date. */
  retryAfter: z.optional(z.string()),
});
export type Effect = z.infer<typeof effectSchema>;

const routeNames = [
  "upload",
  "ticket",
  "submit",
  "poll",
  "history",
  "delete",
  "balance",
  "models",
  "price",
  "pricing",
  "billing",
  "optimizer",
  "download",
] as const;
export type RouteName = (typeof routeNames)[number];

/** The next `times` requests to a route get the effect. */
export const armedSchema = z.object({ route: z.enum(routeNames), effect: effectSchema, times: z._default(z.int(), 1) });
export type Armed = z.infer<typeof armedSchema>;
