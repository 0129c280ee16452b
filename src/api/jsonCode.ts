import { bodyLines } from "./bodyLines";
import type { CodeRequest } from "./codeRequest";
import { literal } from "./literals";

/** What stands for the addresses that the uploads answer. */
const imagePlaceholder = "IMAGE_URL";
const maskPlaceholder = "MASK_URL";

/** The body of the submit, with placeholders for the two addresses. A seed that is not set is left to the service. */
export function jsonCode(request: CodeRequest): string {
  const lines = bodyLines(request, {
    indent: "  ",
    step: "  ",
    quotedNames: true,
    image: literal(imagePlaceholder),
    mask: literal(maskPlaceholder),
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}
