import type { TokenStream } from "prismjs";
import { createSignal } from "../ui/signal";
import type { CodeLanguage } from "./languages";

/** A piece of code in one look; the pieces, one after another, are the code. */
export interface CodePiece {
  /** Where it begins in the code. */
  readonly at: number;
  readonly text: string;
  /** Prism's names for it, from the outer to the inner. */
  readonly kinds: readonly string[];
}

export type Highlight = (code: string, language: CodeLanguage) => readonly CodePiece[];

const grammars: Readonly<Record<CodeLanguage, string>> = { curl: "bash", javascript: "javascript", python: "python", json: "json" };

/** null until it has been fetched: code is read without colours as well. */
export const highlighter = createSignal<Highlight | null>(null);

/** Prism as a library: `manual` keeps it from looking through the page for code, and its languages look for it among the globals. */
async function loadPrism(): Promise<Highlight> {
  const world = globalThis as { Prism?: unknown };
  world.Prism = { manual: true };
  const prism = await import("prismjs/components/prism-core");
  world.Prism = prism;
  await import("prismjs/components/prism-clike");
  await Promise.all([
    import("prismjs/components/prism-bash"),
    import("prismjs/components/prism-javascript"),
    import("prismjs/components/prism-python"),
    import("prismjs/components/prism-json"),
  ]);
  return (code, language) => {
    const grammar = prism.languages[grammars[language]];
    return piecesOf(grammar === undefined ? code : prism.tokenize(code, grammar));
  };
}

let loading: Promise<void> | null = null;

/** Fetches the highlighter once; when that fails (offline), the next call tries again. */
export function fetchHighlighter(): Promise<void> {
  loading ??= loadPrism().then(highlighter.set, () => {
    loading = null;
  });
  return loading;
}

function piecesOf(stream: TokenStream): readonly CodePiece[] {
  const pieces: CodePiece[] = [];
  let at = 0;
  const walk = (part: TokenStream, kinds: readonly string[]): void => {
    if (typeof part === "string") {
      pieces.push({ at, text: part, kinds });
      at += part.length;
    } else if (Array.isArray(part)) for (const inner of part) walk(inner, kinds);
    else walk(part.content, [...kinds, part.type]);
  };
  walk(stream, []);
  return pieces;
}
