import { formatPercent } from "../i18n/format";
import { currentLanguage, currentT } from "../i18n/i18n";
import { progressToast } from "../ui/toast";
import { tellFailure } from "./tellFailure";

/** Work that is over before this many milliseconds is not worth a notice of its own. */
const patience = 300;

export interface TaskNotice {
  readonly signal: AbortSignal;
  /** How far the laying into the photo is, 0 to 1. */
  share(fraction: number): void;
  say(text: string): void;
}

/**
 * Runs a command of the user with a notice that can stop it; a failure becomes a sentence. Returns null when it failed or was
 * stopped, so that the caller says only what was really done.
 */
export async function resultTask<Value>(work: (notice: TaskNotice) => Promise<Value>): Promise<Value | null> {
  const controller = new AbortController();
  let text: string = currentT()("gallery.composing");
  let notice: ReturnType<typeof progressToast> | null = null;
  const timer = setTimeout(() => {
    notice = progressToast(text, { label: currentT()("gallery.cancel"), onAction: () => controller.abort() });
  }, patience);
  const say = (words: string): void => {
    text = words;
    notice?.update(words);
  };
  try {
    return await work({
      signal: controller.signal,
      share: (fraction) =>
        say(currentT()("gallery.composingShare", { share: formatPercent(Math.round(fraction * 100) / 100, currentLanguage()) })),
      say,
    });
  } catch (thrown) {
    tellFailure(thrown);
    return null;
  } finally {
    clearTimeout(timer);
    (notice as ReturnType<typeof progressToast> | null)?.close();
  }
}
