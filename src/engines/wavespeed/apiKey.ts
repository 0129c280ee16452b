import { Failure } from "../../lib/failure";

/**
 * A pasted key without the white space around it. The look of keys is not fixed, so only what can stand in a header is asked for:
 * printable ASCII without spaces.
 * @throws Failure service-key-malformed
 */
export function parseKey(text: string): string {
  const key = text.trim();
  if (!/^[\u0021-\u007e]{1,512}$/.test(key)) throw new Failure("service-key-malformed");
  return key;
}

/** `text` with the key replaced by its last four characters: a service may quote the key in an error, and errors are shown and kept. */
export function withoutKey(text: string, key: string | null): string {
  return key === null ? text : text.replaceAll(key, `…${key.length > 8 ? key.slice(-4) : ""}`);
}
