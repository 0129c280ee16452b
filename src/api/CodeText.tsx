import { useEffect } from "react";
import { useSignal } from "../ui/signal";
import { fetchHighlighter, highlighter, type CodePiece } from "./highlighter";
import type { CodeLanguage } from "./languages";

/** What is not listed has the colour of its surroundings. */
const looks: Readonly<Record<string, string>> = {
  comment: "text-t3",
  shebang: "text-t3",
  string: "text-ok",
  "template-string": "text-ok",
  keyword: "text-info",
  property: "text-info",
  boolean: "text-info",
  number: "text-warn",
};

export interface CodeTextProps {
  readonly code: string;
  readonly language: CodeLanguage;
}

/** Code, in colours once they have come. Its text is the code, nothing more and nothing less. */
export function CodeText({ code, language }: CodeTextProps) {
  const highlight = useSignal(highlighter);
  useEffect(() => void fetchHighlighter(), []);
  return (
    <pre
      lang="en"
      className="rounded-field bg-bg2 p-3 font-mono text-code wrap-anywhere whitespace-pre-wrap text-t1 [font-variant-ligatures:none]"
    >
      {highlight === null ? code : highlight(code, language).map((piece) => <Piece key={piece.at} piece={piece} />)}
    </pre>
  );
}

function Piece({ piece: { text, kinds } }: { readonly piece: CodePiece }) {
  const look = kinds.map((kind) => looks[kind]).findLast((each) => each !== undefined);
  return look === undefined ? text : <span className={look}>{text}</span>;
}
