import type { Language } from "../i18n/format";
import type { T } from "../i18n/i18n";
import type { Run } from "../runs/run";
import type { Tone } from "../ui/Pill";
import { stateText, summaryText, summaryTones } from "./resultWords";
import { stateOf, summaryOf } from "./runSummary";
import { expiryOf } from "./serviceExpiry";

export interface StatePill {
  readonly tone: Tone;
  readonly text: string;
}

/** The state of one run in a few words; `now` in milliseconds since 1970. */
export function runPill(t: T, run: Run, now: number): StatePill {
  const state = stateOf(run);
  return servicePill(t, run, now) ?? { tone: summaryTones[state.kind], text: stateText(t, state) };
}

/** What goes on now, over all runs, newest first; when nothing does, how the newest one ended. Null without runs. */
export function summaryPill(t: T, runs: readonly Run[], now: number, language: Language): StatePill | null {
  const summary = summaryOf(runs);
  const told = summary === null ? null : { tone: summaryTones[summary.kind], text: summaryText(t, summary, language) };
  if (summary?.kind === "running") return told;
  // What the user should decide comes before what goes on by itself.
  const unsure = runs.find(({ state }) => state.phase === "unsure");
  const special = unsure ?? (summary?.kind === "queued" ? undefined : runs[0]);
  return (special === undefined ? null : servicePill(t, special, now)) ?? told;
}

/** What only happens to runs at a service, and is more than "Done". */
function servicePill(t: T, run: Run, now: number): StatePill | null {
  if (run.state.phase === "unsure") return { tone: "warn", text: t("cards.unsure.pill") };
  if (run.state.phase !== "finished") return null;
  if (run.missing.length > 0) {
    const isGone = expiryOf(run, now)?.kind === "gone" || run.missing.every(({ code }) => code === "output-gone");
    const count = run.missing.filter(({ code }) => isGone || code !== "output-gone").length;
    return { tone: "warn", text: t(isGone ? "cards.missing.gonePill" : "cards.missing.atService", { count }) };
  }
  const { made } = run.state;
  if (made === undefined || made >= run.params.images) return null;
  return { tone: "warn", text: t("cards.missing.fewer", { made, asked: run.params.images }) };
}
