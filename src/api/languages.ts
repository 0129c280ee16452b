import { createSignal } from "../ui/signal";
import type { CodeRequest } from "./codeRequest";
import { curlCode } from "./curlCode";
import { javascriptCode } from "./javascriptCode";
import { jsonCode } from "./jsonCode";
import { pythonCode } from "./pythonCode";

export const codeLanguages = ["curl", "javascript", "python", "json"] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** The code of a request, per language. */
export const codeIn: Readonly<Record<CodeLanguage, (request: CodeRequest) => string>> = {
  curl: curlCode,
  javascript: javascriptCode,
  python: pythonCode,
  json: jsonCode,
};

/** The one that was looked at last; it outlives the tab, which is taken down when another is shown. */
export const chosenLanguage = createSignal<CodeLanguage>("curl");
