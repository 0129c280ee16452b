import { documentState } from "../document/documentStore";
import { replaceParams } from "../document/paramsCommands";
import { serviceEngine } from "../engines/engines";
import { promptLength } from "../engines/fillParams";
import { failureText } from "../i18n/failureText";
import { currentT, type T } from "../i18n/i18n";
import { announce, announceError } from "../ui/announce";
import { toast } from "../ui/toast";
import { enhancement, type Enhancement } from "./enhancement";
import { enhancementEntry, entryAfter, recordEnhancement } from "./enhancementEntry";
import { enhancePrompt } from "./enhancePrompt";

let waiting: AbortController | null = null;

/** Asks the service for a better wording of the prompt. Does nothing while an answer is awaited or looked at: two clicks are one request. */
export async function startEnhancing(): Promise<void> {
  const service = serviceEngine();
  const { prompt } = documentState().params;
  const phase = enhancement.get()?.phase;
  if (service === null || prompt.trim() === "" || phase === "asking" || phase === "offered") return;
  const mine = new AbortController();
  waiting = mine;
  enhancement.set({ phase: "asking" });
  announce(currentT()("params.enhance.asking"));
  const entry = enhancementEntry(prompt, Date.now());
  recordEnhancement(entry);
  const enhanced = await enhancePrompt(service, prompt, mine.signal);
  recordEnhancement(entryAfter(entry, enhanced, Date.now()));
  // The user has stopped waiting; what comes now was said to be lost.
  if (mine.signal.aborted) return;
  waiting = null;
  if ("failure" in enhanced) {
    const failed = { phase: "failed" as const, ...enhanced };
    enhancement.set(failed);
    announceError(enhanceFailureText(currentT(), failed));
  } else {
    enhancement.set({ phase: "offered", text: enhanced.text.slice(0, promptLength) });
    announce(currentT()("params.enhance.here"));
  }
}

/** Ends the waiting; the service goes on. */
export function stopEnhancing(): void {
  waiting?.abort();
  waiting = null;
  enhancement.set(null);
  toast({ text: currentT()("params.enhance.stopped") });
}

/** Puts the new wording into the form, as one step of the history. */
export function takeEnhanced(text: string): void {
  const before = documentState().params.prompt;
  enhancement.set(null);
  replaceParams({ prompt: text });
  toast({
    text: currentT()("params.enhance.used"),
    action: { label: currentT()("params.enhance.undo"), onAction: () => replaceParams({ prompt: before }) },
  });
}

export function closeEnhancement(): void {
  enhancement.set(null);
}

/** What went wrong in one sentence, and that it may have cost something where the sentence does not say so itself. */
export function enhanceFailureText(t: T, { failure, mayBeCharged }: Extract<Enhancement, { phase: "failed" }>): string {
  const { message = "" } = failure.values;
  const words =
    failure.code === "run-failed" || failure.code === "run-ended" ? t("params.enhance.failed", { message }) : failureText(t, failure);
  return mayBeCharged && failure.code !== "enhance-unknown" ? `${words} ${t("params.enhance.mayBeCharged")}` : words;
}
