/** Why a text is no path of a LoRA; a key of the sentences `params.loras.problem`. */
export type LoraPathProblem = "missing" | "spaces" | "http" | "credentials" | "form";

/** `owner/model` as Hugging Face allows it. */
const huggingFace = /^(?![.-])[\w.-]+\/(?![.-])[\w.-]+$/;

/** The first thing that is wrong with a path, or null for `owner/model` and for an https address. Only the form is looked at. */
export function loraPathProblem(path: string): LoraPathProblem | null {
  const text = path.trim();
  if (text === "") return "missing";
  if (/\s/.test(text)) return "spaces";
  if (huggingFace.test(text)) return null;
  if (/^http:/i.test(text)) return "http";
  if (!/^https:\/\/[^/]/i.test(text) || !URL.canParse(text)) return "form";
  const { username, password } = new URL(text);
  return username === "" && password === "" ? null : "credentials";
}

/** Two paths of the same weights have the same key: Hugging Face takes its names in any case, and so do hosts. */
export function loraKey(path: string): string {
  const text = path.trim();
  return huggingFace.test(text) || !URL.canParse(text) ? text.toLowerCase() : new URL(text).href;
}

/** What can be sent: rows with a path of the right form, and each path once. */
export function usableLoras(rows: readonly { readonly path: string; readonly weight: number }[]): { path: string; weight: number }[] {
  const seen = new Set<string>();
  return rows.flatMap(({ path, weight }) => {
    const key = loraKey(path);
    if (loraPathProblem(path) !== null || seen.has(key)) return [];
    seen.add(key);
    return [{ path: path.trim(), weight }];
  });
}
