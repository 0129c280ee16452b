import type { Report } from "../engines/engine";
import { failureText } from "../i18n/failureText";
import { formatClock, formatDay, formatMoney, type Language } from "../i18n/format";
import type { T } from "../i18n/i18n";
import { ticketOf, type MissingOutput, type Run, type RunState } from "../runs/run";
import { runFailureText } from "../runs/runFailureText";
import type { PendingNote } from "./pendingNote";
import { imageText } from "./resultWords";
import type { ImageState } from "./runSummary";
import type { Expiry } from "./serviceExpiry";

/** What keeps a run on its way from going on, as a sentence. */
export function noteText(t: T, note: PendingNote, language: Language): string {
  switch (note.kind) {
    case "goesAt":
    case "goesAfter":
      return t(`cards.pending.${note.kind}`, { place: note.place, time: formatClock(note.until, language) });
    case "refused":
      return t("cards.pending.refused", { time: formatClock(note.until, language) });
    case "problem":
      return failureText(t, note.failure);
    default:
      return t(`cards.pending.${note.kind}`);
  }
}

/** What stands on an image on its way; seconds are whole, since they are counted before one's eyes. */
export function pendingText(t: T, state: ImageState, report: Report | undefined, run: Run, now: number, language: Language): string {
  if (run.engine === "wavespeed" && run.state.phase === "waiting" && report?.state !== "running" && report?.state !== "done")
    return t(report === undefined ? "cards.pending.sent" : "cards.pending.atService");
  if (state.kind !== "elapsed") return imageText(t, state, now, language);
  return imageText(t, state, state.since + Math.floor((now - state.since) / 1000) * 1000, language);
}

/** How long the service still has it; empty once it is gone, which other words say. */
export function expiryText(t: T, expiry: Expiry, language: Language): string {
  switch (expiry.kind) {
    case "kept":
      return t("cards.expiry.kept", { date: formatDay(expiry.until, language) });
    case "days":
      return t("cards.expiry.days", { left: expiry.left });
    case "hours":
      return t("cards.expiry.hours", { left: expiry.left });
    case "gone":
      return "";
  }
}

/** True for a run at a service that is taken up again under its ticket, for nothing, rather than sent once more. */
export function isWaitedForAgain(run: Run): boolean {
  return run.engine === "wavespeed" && run.state.phase === "stopped" && ticketOf(run) !== null;
}

/** What another try of an ended run is called: with its price, where it has one. */
export function againText(t: T, run: Run, language: Language): string {
  if (isWaitedForAgain(run)) return t("cards.ended.waitAgain");
  return run.quote.kind === "free" ? t("gallery.retry") : t("cards.ended.retryFor", { price: formatMoney(run.quote.total, language) });
}

/** What stopping a run has meant. */
export function stoppedText(t: T, run: Run, isGone: boolean): string {
  if (isWaitedForAgain(run)) return t(isGone ? "cards.ended.stoppedGone" : "cards.ended.stopped");
  // It was about to be handed over; the user, or the browser, says that it did not arrive.
  return run.state.phase === "stopped" && run.state.disowned === true ? t("cards.ended.notArrived") : t("gallery.stoppedText");
}

/** What the last look for a run whose answer was lost has brought. */
export function lookText(t: T, { found, problem, lookedAt }: Extract<RunState, { phase: "unsure" }>, language: Language): string {
  if (problem !== null) return problem.code === "engine-needs-key" ? t("cards.unsure.connect") : runFailureText(t, problem);
  const [first, ...others] = found;
  if (first === undefined) return lookedAt === null ? "" : t("cards.unsure.nothing", { time: formatClock(lookedAt, language) });
  if (others.length > 0) return t("cards.unsure.foundMany", { count: found.length });
  return first.createdAt === null
    ? t("cards.unsure.foundOneUndated")
    : t("cards.unsure.foundOne", { time: formatClock(first.createdAt, language) });
}

/** Why an image is not here. */
export function missingReason(t: T, missing: MissingOutput, isGone: boolean): string {
  if (isGone) return t("errors.output-gone");
  const { host } = missing.values;
  if (missing.code === "output-blocked" && host !== undefined) return t("cards.missing.blocked", { host });
  return missing.code === "engine-needs-key" ? t("cards.missing.connect") : runFailureText(t, missing);
}
