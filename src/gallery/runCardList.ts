import { isFinal, type Run } from "../runs/run";
import type { RunGroup, ShownMissing, ShownOutput } from "./runGroups";

/** One card of a run. `key` names it among all cards. */
export type RunCard =
  | { readonly kind: "output"; readonly key: string; readonly shown: ShownOutput }
  | { readonly kind: "missing"; readonly key: string; readonly shown: ShownMissing }
  | { readonly kind: "unsure"; readonly key: string }
  | { readonly kind: "ended"; readonly key: string }
  /** `index` from 0. */
  | { readonly kind: "pending"; readonly key: string; readonly index: number };

/** The cards of a run in the order of its images: those that are here or missing, or the ones on their way, or how it ended without any. */
export function runCards({ run, outputs, missing }: RunGroup): RunCard[] {
  if (outputs.length + missing.length > 0) {
    const here = outputs.map((shown) => ({ kind: "output", key: shown.output.id, shown }) as const);
    const elsewhere = missing.map((shown) => ({ kind: "missing", key: `${run.id} missing ${shown.missing.index}`, shown }) as const);
    return [...here, ...elsewhere].toSorted((a, b) => a.shown.number - b.shown.number);
  }
  if (run.state.phase === "unsure") return [{ kind: "unsure", key: cardKey(run, "unsure") }];
  if (isFinal(run)) return [{ kind: "ended", key: cardKey(run, "ended") }];
  return Array.from({ length: run.params.images }, (_, index) => ({ kind: "pending", key: cardKey(run, String(index)), index }));
}

function cardKey(run: Run, what: string): string {
  return `${run.id} ${what}`;
}

/** The keys of the cards that can have the tab stop, in the order in which they stand: of a run on its way only the first has a button. */
export function cardKeys(groups: readonly RunGroup[]): string[] {
  return groups.flatMap((group) => runCards(group).flatMap((card) => (card.kind === "pending" && card.index > 0 ? [] : [card.key])));
}
