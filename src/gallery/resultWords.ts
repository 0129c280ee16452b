import type { Run } from "../runs/run";
import { formatDuration, formatMoney, type Language } from "../i18n/format";
import type { T } from "../i18n/i18n";
import type { Tone } from "../ui/Pill";
import type { ImageState, Summary } from "./runSummary";

/** The words of the pill in the strip's head, which counts over all runs. */
export function summaryText(t: T, summary: Summary, language: Language): string {
  switch (summary.kind) {
    case "running":
      return t("gallery.running", { count: summary.images });
    case "queued":
      return t("gallery.queued", { count: summary.images });
    case "done":
      return t("gallery.doneIn", { time: formatDuration(summary.took, language) });
    case "failed":
      return t("gallery.failed");
    case "stopped":
      return t("gallery.stopped");
  }
}

/** The word of one run's pill. */
export function stateText(t: T, state: Summary): string {
  switch (state.kind) {
    case "running":
      return t("gallery.runningState");
    case "queued":
      return t("gallery.queuedState");
    case "done":
      return t("gallery.done");
    case "failed":
      return t("gallery.failed");
    case "stopped":
      return t("gallery.stopped");
  }
}

export const summaryTones: Readonly<Record<Summary["kind"], Tone>> = {
  running: "running",
  queued: "neutral",
  done: "ok",
  failed: "err",
  stopped: "neutral",
};

/** What stands on an image that is not there yet; `now` in milliseconds since 1970. */
export function imageText(t: T, state: ImageState, now: number, language: Language): string {
  switch (state.kind) {
    case "queued":
      return t("gallery.queuedPlace", { place: state.place });
    case "preparing":
      return t("gallery.preparing");
    case "next":
      return t("gallery.waitingTurn");
    case "step":
      return t("gallery.step", { step: state.step, steps: state.steps });
    case "share":
      return t("gallery.runningState");
    case "elapsed":
      return t("gallery.generatingFor", { time: formatDuration(Math.max(1000, now - state.since), language) });
    case "collecting":
      return t("gallery.collecting");
  }
}

/** `Free`; what was charged and refunded, once the service's records say so; until then the quote, as the estimate that it is. */
export function costText(t: T, { quote, charge }: Run, language: Language): string {
  if (quote.kind === "free") return t("gallery.free");
  if (charge === null) return t("gallery.estimate", { amount: formatMoney(quote.total, language) });
  const charged = formatMoney(charge.charged, language);
  if (charge.refunded === 0) return charged;
  const refunded = formatMoney(charge.refunded, language);
  return charge.refunded < charge.charged ? t("gallery.partRefunded", { charged, refunded }) : t("gallery.refunded", { amount: refunded });
}

/** The facts of a run on one line: engine, size, seed, seconds, cost. */
export function factsText(t: T, run: Run, language: Language): string {
  const { width, height, seed } = run.params;
  const facts = [t(`gallery.${run.engine}`), `${width} × ${height}`, t("gallery.seed", { seed })];
  if (run.group !== undefined) facts.push(t("region.partOf", { part: run.group.part, parts: run.group.parts }));
  if (run.leftOutHash !== undefined) facts.push(t("leftOut.ofRun"));
  if (run.state.phase === "finished") facts.push(formatDuration(run.state.took, language));
  const cost = costText(t, run, language);
  facts.push(run.quote.kind === "free" ? cost.toLocaleLowerCase(language) : cost);
  return facts.join(", ");
}

/** The alternative text of a result. */
export function altText(t: T, prompt: string, number: number): string {
  const words = prompt.trim();
  return words === "" ? t("gallery.altNoPrompt", { number }) : t("gallery.alt", { prompt: words, number });
}
