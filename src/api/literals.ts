/** Characters that JSON leaves as they are, but that nobody sees, that end a line for some readers, or that turn text around. */
const unseen = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * `value` as one line of JSON that is at the same time a literal of JavaScript and of Python: their strings know all of JSON's escapes.
 * What cannot be seen is written as an escape, also halves of surrogate pairs.
 */
export function literal(value: string | number): string {
  return JSON.stringify(value).replaceAll(unseen, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}

/** `text` as one word of a POSIX shell. @throws RangeError for a null character, which no word of a shell can hold */
export function shellWord(text: string): string {
  if (text.includes("\0")) throw new RangeError("a null character");
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** `text` as lines of a shell's unquoted here-document, in which `$`, the backslash and the backtick are special. */
export function hereText(text: string): string {
  return text.replaceAll(/[\\$`]/g, String.raw`\$&`);
}
