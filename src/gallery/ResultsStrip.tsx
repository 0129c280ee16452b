import clsx from "clsx";
import { useMemo } from "react";
import { useT } from "../i18n/i18n";
import { useRuns } from "../runs/runQueries";
import { useGallery } from "./galleryStore";
import { ResultActions } from "./ResultActions";
import { ResultCard } from "./ResultCard";
import { showOutput } from "./resultCommands";
import { cardKeys, RunCards } from "./RunCards";
import { runGroups } from "./runGroups";
import { RunLabel } from "./RunLabel";
import { StripHead } from "./StripHead";
import { useNow } from "./useNow";
import { useRoving } from "./useRoving";

const cardShape = "h-[103px] w-[155px] rounded-field max-desk:h-[72px] max-desk:w-[108px]";

/** All results under the stage, newest first: 160 px high, 128 on tablets. */
export function ResultsStrip() {
  const t = useT();
  const runs = useRuns();
  const groups = useMemo(() => runGroups(runs), [runs]);
  const chosen = useGallery((state) => state.chosen);
  const now = useNow(30_000);
  const [attachList, tabIndexOf] = useRoving(cardKeys(groups), chosen);
  return (
    <section aria-label={t("gallery.results")} className="flex h-40 shrink-0 flex-col border-t border-line bg-bg1 max-desk:h-32">
      <StripHead groups={groups} runs={runs} />
      {groups.length === 0 ? (
        <p className="flex grow items-center justify-center pb-4 text-t3">{t("gallery.empty")}</p>
      ) : (
        <div
          ref={attachList}
          data-cards
          role="list"
          aria-label={t("gallery.results")}
          className="flex min-h-0 grow items-start overflow-x-auto overflow-y-hidden pt-1 pr-14 pl-4 [mask-image:linear-gradient(to_left,transparent,black_56px)]"
        >
          {groups.map((group, index) => (
            <div key={group.run.id} className={clsx("flex shrink-0 items-stretch gap-2.5", index > 0 && "ml-4 border-l border-line pl-4")}>
              <RunLabel run={group.run} images={group.outputs.length > 0 ? group.outputs.length : group.run.params.images} now={now} />
              <RunCards
                group={group}
                runs={runs}
                tabIndexOf={tabIndexOf}
                large={false}
                pendingClass={cardShape}
                endedClass={clsx(cardShape, "!w-80")}
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
      )}
    </section>
  );
}
