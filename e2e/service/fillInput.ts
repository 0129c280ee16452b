import { z } from "zod/mini";

/** The fill model's request as this service takes it: unknown names dropped, missing ones at their default, the rest strict. */
const sizeSchema = z.string().check(z.regex(/^\d+\*\d+$/, "size must look like 1024*1024"));

const fillSchema = z.object({
  image: z.string("image is required").check(z.minLength(1, "image is required")),
  mask_image: z.string("mask_image is required").check(z.minLength(1, "mask_image is required")),
  prompt: z.string("prompt is required").check(z.minLength(1, "prompt is required")),
  size: z._default(sizeSchema, "1024*1024"),
  num_inference_steps: z._default(z.int().check(z.gte(1), z.lte(50)), 28),
  seed: z._default(z.int().check(z.gte(-1), z.lte(2_147_483_647)), -1),
  guidance_scale: z._default(z.number().check(z.gte(28), z.lte(35)), 30),
  num_images: z._default(z.int().check(z.gte(1), z.lte(4)), 1),
  loras: z._default(
    z.array(z.object({ path: z.string().check(z.minLength(1)), scale: z.number().check(z.gte(0), z.lte(4)) })).check(z.maxLength(3)),
    [],
  ),
});

export type FillInput = z.infer<typeof fillSchema> & { readonly width: number; readonly height: number };

/** The request, or what is wrong with it in words that name the field. */
export function readFillInput(body: unknown): FillInput | string {
  const parsed = fillSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") ?? "";
    return issue?.message.startsWith(field) === true ? issue.message : `${field}: ${issue?.message ?? "invalid"}`;
  }
  const [width = 0, height = 0] = parsed.data.size.split("*").map(Number);
  if ([width, height].some((side) => side < 256 || side > 1536)) return "size must be between 256 and 1536 on each side";
  return { ...parsed.data, width, height };
}

/** As `readFillInput` for a quote, which needs no files and no prompt. */
export function readPriceInput(inputs: unknown): number | string {
  const given = z.record(z.string(), z.unknown()).safeParse(inputs);
  if (!given.success) return "inputs must be an object";
  const read = readFillInput({ image: "-", mask_image: "-", prompt: "-", ...given.data });
  return typeof read === "string" ? read : read.num_images;
}
