import { withoutKey } from "./apiKey";

/** An answer of the service, for people to read. Nothing of the request is in it but its method and path. */
export interface ServiceAnswer {
  readonly method: "GET" | "POST";
  /** Below `/api/v3`. */
  readonly path: string;
  /** Of HTTP. */
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Parsed JSON, or the plain text of what is none. */
  readonly body: unknown;
}

/** Characters. The catalogue of models has two million. */
const longest = 20_000;

let latest: ServiceAnswer | null = null;
const listeners = new Set<() => void>();

/** The last answer since the page was opened, polls included; null before the first. */
export function lastAnswer(): ServiceAnswer | null {
  return latest;
}

/** Calls `listener` after every answer. @returns unsubscribe */
export function onAnswer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function recordAnswer(answer: ServiceAnswer): void {
  latest = answer;
  for (const listener of listeners) listener();
}

/** The body of an answer without the key; what is too long is cut, and then it is text. */
export function answerBody(text: string, key: string | null): unknown {
  const safe = withoutKey(text, key);
  if (safe.length > longest) return `${safe.slice(0, longest)}…`;
  try {
    // Once more for each string: JSON may have written a letter of the key as an escape.
    return JSON.parse(safe, (_name, value: unknown) => (typeof value === "string" ? withoutKey(value, key) : value)) as unknown;
  } catch {
    return safe;
  }
}
