import clsx from "clsx";
import type { Run } from "../runs/run";
import { useGallery } from "./galleryStore";
import { ResultActions } from "./ResultActions";
import { ResultCard } from "./ResultCard";
import { showOutput } from "./resultCommands";
import { cardKeys } from "./runCardList";
import { RunCards } from "./RunCards";
import { imageCount, type RunGroup } from "./runGroups";
import { RunLabel } from "./RunLabel";
import { useRoving } from "./useRoving";

const cardShape = "h-[103px] w-[155px] rounded-field max-desk:h-[72px] max-desk:w-[108px]";
const wideShape = "h-[103px] w-105 rounded-field max-desk:h-[72px] max-desk:w-120 touch:w-130";

interface StripRunsProps {
  readonly groups: readonly RunGroup[];
  readonly runs: readonly Run[];
  /** The list's accessible name. */
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The cards of the strip, one run after the other. */
export function StripRuns({ groups, runs, label, now }: StripRunsProps) {
  const chosen = useGallery((state) => state.chosen);
  const [attachList, tabIndexOf] = useRoving(cardKeys(groups), chosen);
  return (
    <div
      ref={attachList}
      data-cards
      role="list"
      aria-label={label}
      className="flex min-h-0 grow items-start overflow-x-auto overflow-y-hidden pt-1 pr-14 pl-4 [mask-image:linear-gradient(to_left,transparent,black_56px)]"
    >
      {groups.map((group, index) => (
        <div key={group.run.id} className={clsx("flex shrink-0 items-stretch gap-2.5", index > 0 && "ml-4 border-l border-line pl-4")}>
          <RunLabel run={group.run} images={imageCount(group)} now={now} />
          <RunCards
            group={group}
            runs={runs}
            tabIndexOf={tabIndexOf}
            large={false}
            cardClass={cardShape}
            wideClass={wideShape}
            renderCard={(shown) => (
              <ResultCard
                key={shown.output.id}
                shown={shown}
                chosen={shown.output.id === chosen}
                tabIndex={tabIndexOf(shown.output.id)}
                onChoose={showOutput}
                className={cardShape}
              >
                <ResultActions shown={shown} runs={runs} large={false} />
              </ResultCard>
            )}
          />
        </div>
      ))}
    </div>
  );
}
