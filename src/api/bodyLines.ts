import { codeFields, type CodeRequest } from "./codeRequest";
import { literal } from "./literals";

/** How a language writes the request's body; the names and their order are the service's in every one. */
interface BodyStyle {
  /** Before each line, and in addition before each line of a list. */
  readonly indent: string;
  readonly step: string;
  /** False where names stand without quotes. */
  readonly quotedNames: boolean;
  /** What stands for the two addresses. */
  readonly image: string;
  readonly mask: string;
  /** What stands for a seed that is not set; without it the service is left to roll one. */
  readonly rolled?: string;
  /** Fits a literal into its surroundings. */
  readonly fit?: (literal: string) => string;
}

/** One entry for each field, without the commas between them. */
export function bodyLines(request: CodeRequest, style: BodyStyle): readonly string[] {
  const { indent, step, quotedNames, image, mask, rolled, fit = (text) => text } = style;
  const name = (text: string): string => (quotedNames ? `"${text}"` : text);
  const { loras, seed, ...fields } = codeFields(request);
  const rows = loras.map(
    ({ path, scale }) => `${indent}${step}{ ${name("path")}: ${fit(literal(path))}, ${name("scale")}: ${literal(scale)} }`,
  );
  const values: Readonly<Record<keyof typeof fields | "image" | "mask_image" | "seed" | "loras", string>> = {
    image,
    mask_image: mask,
    prompt: fit(literal(fields.prompt)),
    size: fit(literal(fields.size)),
    num_inference_steps: literal(fields.num_inference_steps),
    seed: request.params.seed === null && rolled !== undefined ? rolled : literal(seed),
    guidance_scale: literal(fields.guidance_scale),
    num_images: literal(fields.num_images),
    loras: rows.length === 0 ? "[]" : `[\n${rows.join(",\n")}\n${indent}]`,
  };
  // Where names need no quotes, a variable of the same name is written once.
  return Object.entries(values).map(([key, value]) => (name(key) === value ? `${indent}${value}` : `${indent}${name(key)}: ${value}`));
}
