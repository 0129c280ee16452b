import { z } from "zod/mini";

/** What a refusal says, before it becomes a `Failure`. */
export interface Refusal {
  readonly ok: false;
  readonly status: number;
  /** The envelope's own code, or the task's; null where there is none. */
  readonly code: number | null;
  /** In the service's words, at most 300 characters, without markup; empty when it said nothing. */
  readonly text: string;
}

export type Reading = { readonly ok: true; readonly data: unknown } | Refusal | { readonly ok: false; readonly unreadable: true };

const record = z.record(z.string(), z.unknown());
const saying = z.string().check(z.trim(), z.minLength(1));
/** FastAPI's form of a validation error: `loc` leads to the field. */
const item = z.object({
  msg: z.optional(z.string()),
  message: z.optional(z.string()),
  loc: z.optional(z.array(z.union([z.string(), z.number()]))),
});

const longest = 300;

/** One line of plain text: a gateway's page is cut down to its words. */
export function plainText(text: string): string {
  const words = text
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}

function sayingIn(value: unknown): string | null {
  const text = saying.safeParse(value);
  if (text.success) return text.data;
  if (Array.isArray(value)) {
    const parts = value.map(sayingIn).filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join("; ");
  }
  const object = item.safeParse(value);
  if (!object.success) return null;
  const words = object.data.msg ?? object.data.message;
  if (words === undefined || words.trim() === "") return null;
  const field = object.data.loc?.filter((part) => part !== "body").join(".") ?? "";
  return field === "" ? words.trim() : `${field}: ${words.trim()}`;
}

/** The first text of an error in an answer: message, error, detail (a string or a list), errors[], data.error; null when there is none. */
export function errorText(body: unknown): string | null {
  const object = record.safeParse(body);
  if (!object.success) return null;
  const { message, error, detail, errors, data } = object.data;
  const inData = record.safeParse(data);
  // "success" is the message of a good envelope; beside an error it says nothing.
  const first = sayingIn(message);
  const found =
    (first !== null && !/^(success|ok)$/i.test(first) ? first : null) ??
    sayingIn(error) ??
    sayingIn(detail) ??
    sayingIn(errors) ??
    (inData.success ? sayingIn(inData.data["error"]) : null);
  return found === null ? null : plainText(found);
}

function codeOf(value: unknown): number | null {
  const code = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof code === "number" && Number.isInteger(code) ? code : null;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * An answer as its data or as a refusal. It is a refusal when the HTTP status is not 2xx, when the envelope has a code other than 200,
 * or when it holds only an error. A good status with HTML, nothing or broken JSON is `unreadable`. An object without an envelope is
 * taken as the data itself: a proxy may have unwrapped it.
 */
export function readEnvelope(status: number, body: string): Reading {
  const json = parseJson(body);
  const object = record.safeParse(json);
  const fine = status >= 200 && status < 300;
  if (!object.success) return fine ? { ok: false, unreadable: true } : { ok: false, status, code: null, text: plainText(body) };
  const code = codeOf(object.data["code"]);
  const refused = !fine || (code !== null && code !== 200) || (!("data" in object.data) && sayingIn(object.data["error"]) !== null);
  if (refused) return { ok: false, status, code, text: errorText(json) ?? "" };
  return { ok: true, data: "data" in object.data ? object.data["data"] : json };
}
