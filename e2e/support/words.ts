import type { Page } from "@playwright/test";
import { laterMessages } from "../../src/i18n/en/laterMessages";
import { messages as firstMessages } from "../../src/i18n/en/messages";
import { messages as vietnamese } from "../../src/i18n/vi/messages";

/** Everything a person may read or hear on the page as it is now: texts, names, hints and alternatives. */
export async function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = new Set<string>();
    const walk = (element: Element): void => {
      if (["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"].includes(element.tagName) || element.getAttribute("lang") === "en") return;
      if (!element.checkVisibility()) return;
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "title", "placeholder", "alt"])
        words.add(element.getAttribute(name) ?? "");
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) words.add(child.textContent ?? "");
        else if (child instanceof Element) walk(child);
      }
    };
    walk(document.body);
    words.add(document.title);
    return [...words].map((text) => text.trim()).filter((text) => text !== "");
  });
}

type Tree = Readonly<Record<string, unknown>>;

function flatten(tree: Tree, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(`${path}${key}`, value);
    else if (typeof value === "object" && value !== null)
      for (const [inner, text] of flatten(value as Tree, `${path}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const [englishTexts, vietnameseTexts] = [flatten({ ...firstMessages, ...laterMessages }), flatten(vietnamese)];

function pattern(text: string): RegExp {
  const parts = text.split(/\{\{[^}]*\}\}/).map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(String.raw`\s*\S.*`)}$`, "u");
}

/** English sentences of the catalogue that Vietnamese says differently; pure placeholders match anything and are left out. */
const betraying = [...englishTexts].filter(([key, text]) => {
  const inVietnamese = vietnameseTexts.get(key) ?? vietnameseTexts.get(key.replace(/_one$/, "_other"));
  return inVietnamese !== text && !/^[^\p{L}]*$/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, ""));
});
const patterns = betraying.map(([key, text]) => ({ key, pattern: pattern(text) }));
const vietnameseOnly = new Set(vietnameseTexts.values());

/** Words that only an English sentence has; none of them is a Vietnamese syllable. */
const englishWord =
  /\b(the|your|you|this|that|and|with|from|have|will|are|was|were|image|images|photo|mask|result|results|steps|choose|open|close|paint|show|hide|size)\b/i;

/** The texts that are English, each with the reason; `own` are words of the person or of credits, in any language. */
export function leftoverEnglish(texts: readonly string[], own: readonly string[]): string[] {
  return texts
    .filter((text) => text.length > 1 && !vietnameseOnly.has(text) && !own.some((known) => text.includes(known)))
    .flatMap((text) => {
      const match = patterns.find((one) => one.pattern.test(text));
      if (match !== undefined) return [`${text} (${match.key})`];
      return englishWord.test(text) ? [`${text} (an English word)`] : [];
    });
}

/** Messages that Vietnamese lacks although English has them; plural forms that Vietnamese does not need aside. */
export function missingInVietnamese(): string[] {
  return [...englishTexts.keys()].filter((key) => !key.endsWith("_one") && (vietnameseTexts.get(key) ?? "") === "");
}
