/** A chord such as `Ctrl+Shift+Z`, `Shift+[`, `?`, `+` or `ArrowLeft`. `Ctrl` is ⌘ on Apple keyboards. */
export interface KeyChord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** What of a keyboard event counts. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

export function parseChord(text: string): KeyChord {
  const parts = text === "+" ? ["+"] : text.split("+");
  const key = parts.at(-1) ?? "";
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { key: key.length === 1 ? key.toLowerCase() : key, ctrl: has("Ctrl"), alt: has("Alt"), shift: has("Shift") };
}

/**
 * Letters and digits are known by what they print or, on layouts that print other letters, by their place. Signs are known by
 * what they print, with or without Shift (`+` and `?` need it on some layouts), except the brackets, whose Shift means something.
 */
export function matchesChord(press: KeyPress, chord: KeyChord): boolean {
  if ((press.ctrlKey || press.metaKey) !== chord.ctrl || press.altKey !== chord.alt) return false;
  const printed = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (chord.key === "[" || chord.key === "]") {
    const place = chord.key === "[" ? "BracketLeft" : "BracketRight";
    return press.shiftKey === chord.shift && (press.code === place || printed === chord.key);
  }
  const isSign = chord.key.length === 1 && !/[a-z0-9]/.test(chord.key);
  if (isSign) return printed === chord.key || (chord.key === "+" && printed === "=");
  if (press.shiftKey !== chord.shift) return false;
  if (printed === chord.key) return true;
  const foreign = press.key.length === 1 && press.key > "\u007f";
  return foreign && press.code === `Key${chord.key.toUpperCase()}`;
}
