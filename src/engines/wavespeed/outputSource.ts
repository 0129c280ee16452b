import { z } from "zod/mini";

/** Where an output's bytes are: at an address, or in the answer itself as base64. */
export type OutputSource =
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "inline"; readonly type: string; readonly base64: string }
  | { readonly kind: "unknown" };

const withUrl = z.object({ url: z.string() });
const withBase64 = z.union([
  z.pipe(
    z.object({ base64: z.string() }),
    z.transform(({ base64 }) => base64),
  ),
  z.pipe(
    z.object({ b64_json: z.string() }),
    z.transform(({ b64_json }) => b64_json),
  ),
  z.pipe(
    z.object({ data: z.string() }),
    z.transform(({ data }) => data),
  ),
]);

/** The first characters of an encoded image in base64. */
const base64Types: readonly (readonly [string, string])[] = [
  ["/9j/", "image/jpeg"],
  ["iVBOR", "image/png"],
  ["UklGR", "image/webp"],
];

/** An item of `outputs`: an address, an object with one, a data URI, or bare base64. Never drops an item: its place is its number. */
export function readOutput(item: unknown): OutputSource {
  const object = withUrl.safeParse(item);
  if (object.success) return readText(object.data.url);
  const inline = withBase64.safeParse(item);
  return readText(inline.success ? inline.data : item);
}

function readText(value: unknown): OutputSource {
  if (typeof value !== "string") return { kind: "unknown" };
  const text = value.trim();
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? { kind: "address", url: text } : { kind: "unknown" };
  const data = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.-]+)*;base64,([\s\S]*)$/i.exec(text);
  const base64 = (data === null ? text : (data[2] ?? "")).replaceAll(/\s/g, "").replaceAll("-", "+").replaceAll("_", "/");
  if (base64 === "" || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { kind: "unknown" };
  const type = base64Types.find(([start]) => base64.startsWith(start))?.[1] ?? data?.[1];
  return type === undefined ? { kind: "unknown" } : { kind: "inline", type, base64 };
}
