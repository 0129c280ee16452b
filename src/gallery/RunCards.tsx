import type { ReactNode } from "react";
import { useRunProgress } from "../runs/runQueries";
import { isFinal, type Run } from "../runs/run";
import { EndedCard } from "./EndedCard";
import { PendingCard } from "./PendingCard";
import { queuePlace, type RunGroup, type ShownOutput } from "./runGroups";
import type { TabIndexOf } from "./useRoving";

interface RunCardsProps {
  readonly group: RunGroup;
  readonly runs: readonly Run[];
  readonly tabIndexOf: TabIndexOf;
  readonly large: boolean;
  readonly renderCard: (shown: ShownOutput) => ReactNode;
  readonly pendingClass: string;
  readonly endedClass: string;
}

/** The cards of one run: its results, or the images on their way, or how it ended without any. */
export function RunCards({ group, runs, tabIndexOf, large, renderCard, pendingClass, endedClass }: RunCardsProps) {
  const { run, outputs } = group;
  const { report } = useRunProgress(run.id);
  if (outputs.length > 0) return outputs.map(renderCard);
  if (isFinal(run)) return <EndedCard run={run} tabIndex={tabIndexOf(endedKey(run))} large={large} className={endedClass} />;
  const place = queuePlace(runs, run);
  return Array.from({ length: run.params.images }, (_, index) => (
    <PendingCard
      key={index}
      run={run}
      index={index}
      report={report}
      place={place}
      large={large}
      tabIndex={tabIndexOf(pendingKey(run, index))}
      className={pendingClass}
    />
  ));
}

function endedKey(run: Run): string {
  return `${run.id} ended`;
}
function pendingKey(run: Run, index: number): string {
  return `${run.id} ${index}`;
}

/** The keys of the cards that can have the tab stop, in the order in which they stand. */
export function cardKeys(groups: readonly RunGroup[]): string[] {
  return groups.flatMap(({ run, outputs }) => {
    if (outputs.length > 0) return outputs.map(({ output }) => output.id);
    return [isFinal(run) ? endedKey(run) : pendingKey(run, 0)];
  });
}
