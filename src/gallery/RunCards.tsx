import type { ReactNode } from "react";
import { useRunProgress } from "../runs/runProgress";
import type { Run } from "../runs/run";
import { EndedCard } from "./EndedCard";
import { MissingCard } from "./MissingCard";
import { PendingCard } from "./PendingCard";
import { runCards } from "./runCardList";
import type { RunGroup, ShownOutput } from "./runGroups";
import { UnsureCard } from "./UnsureCard";
import type { TabIndexOf } from "./useRoving";

interface RunCardsProps {
  readonly group: RunGroup;
  readonly runs: readonly Run[];
  readonly tabIndexOf: TabIndexOf;
  readonly large: boolean;
  readonly renderCard: (shown: ShownOutput) => ReactNode;
  /** The shape of a picture's card. */
  readonly cardClass: string;
  /** The shape of a card that has something to say. */
  readonly wideClass: string;
}

/** The cards of one run: its results and those that are elsewhere, or the images on their way, or how it ended without any. */
export function RunCards({ group, runs, tabIndexOf, large, renderCard, cardClass, wideClass }: RunCardsProps) {
  const { run } = group;
  const progress = useRunProgress(run.id);
  return runCards(group).map((card) => {
    const place = { tabIndex: tabIndexOf(card.key), large };
    switch (card.kind) {
      case "output":
        return renderCard(card.shown);
      case "missing":
        return <MissingCard key={card.key} shown={card.shown} cardKey={card.key} {...place} className={wideClass} />;
      case "unsure":
        return run.state.phase === "unsure" && <UnsureCard key={card.key} run={run} state={run.state} {...place} className={wideClass} />;
      case "ended":
        return <EndedCard key={card.key} run={run} {...place} className={wideClass} />;
      case "pending":
        return (
          <PendingCard
            key={card.key}
            run={run}
            runs={runs}
            index={card.index}
            progress={progress}
            {...place}
            className={cardClass}
            wideClass={wideClass}
          />
        );
    }
  });
}
