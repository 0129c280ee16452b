import { Transform } from "node:stream";

const mark = "[key]";

/** `text` with the key taken out. */
export function hideKey(text: string, key: string): string {
  return text.replaceAll(key, mark);
}

/**
 * Takes the key out of bytes that pass, wherever they are cut: a service may quote it in an error. As long as the key could have begun,
 * the end of a piece is held back until the next one.
 */
export function withoutKey(key: string): Transform {
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // One character for each byte, both ways.
      const text = hideKey(held + chunk.toString("latin1"), key);
      const cut = text.length - longestBeginning(text, key);
      held = text.slice(cut);
      done(null, Buffer.from(text.slice(0, cut), "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(held, "latin1"));
    },
  });
}

/** How many characters at the end of `text` are the beginning of the key. */
function longestBeginning(text: string, key: string): number {
  for (let length = Math.min(key.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(key.slice(0, length))) return length;
  }
  return 0;
}
