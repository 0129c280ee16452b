/** True on Apple keyboards, where Ctrl is ⌘, Alt is ⌥ and Shift is ⇧. */
const isApple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? "");

const apple: Readonly<Record<string, string>> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };
const printed: Readonly<Record<string, string>> = {
  Enter: "↵",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  "-": "−",
};

/** `Ctrl+Enter` as it is printed on keys: `Ctrl ↵`, on Apple keyboards `⌘ ↵`. */
export function keyNames(chord: string): string {
  const keys = chord === "+" ? ["+"] : chord.split("+");
  return keys.map((key) => (isApple ? apple[key] : undefined) ?? printed[key] ?? key).join(" ");
}
