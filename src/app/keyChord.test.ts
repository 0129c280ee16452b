import { describe, expect, it } from "vitest";
import { matchesChord, parseChord, type KeyPress } from "./keyChord";

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const matches = (chord: string, pressed: KeyPress): boolean => matchesChord(pressed, parseChord(chord));

describe("chords", () => {
  it("need their modifiers and no others", () => {
    expect(matches("Ctrl+Z", press("z", "KeyZ", { ctrlKey: true }))).toBe(true);
    expect(matches("Ctrl+Z", press("z", "KeyZ", { metaKey: true }))).toBe(true);
    expect(matches("Ctrl+Z", press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches("Ctrl+Shift+Z", press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matches("B", press("b", "KeyB", { ctrlKey: true }))).toBe(false);
  });

  it("know letters with Caps Lock and on layouts of other scripts", () => {
    expect(matches("B", press("B", "KeyB"))).toBe(true);
    expect(matches("B", press("и", "KeyB"))).toBe(true);
    expect(matches("B", press("n", "KeyB"))).toBe(false);
  });

  it("know signs by what they print", () => {
    expect(matches("?", press("?", "Slash", { shiftKey: true }))).toBe(true);
    expect(matches("/", press("?", "Slash", { shiftKey: true }))).toBe(false);
    expect(matches("+", press("=", "Equal"))).toBe(true);
    expect(matches("+", press("+", "NumpadAdd"))).toBe(true);
    expect(matches("-", press("-", "Minus"))).toBe(true);
  });

  it("tell a bracket from the same bracket with Shift", () => {
    expect(matches("[", press("[", "BracketLeft"))).toBe(true);
    expect(matches("[", press("{", "BracketLeft", { shiftKey: true }))).toBe(false);
    expect(matches("Shift+[", press("{", "BracketLeft", { shiftKey: true }))).toBe(true);
  });
});
