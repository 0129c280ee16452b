import clsx from "clsx";
import { CircleHelp, Search } from "lucide-react";
import { useId } from "react";
import { formatClock } from "../i18n/format";
import { useLanguage, useT } from "../i18n/i18n";
import { adoptRun, disownRun, lookedForRuns, lookForRun } from "../runs/lookForRun";
import type { Run, RunState } from "../runs/run";
import { Button } from "../ui/Button";
import { useSignal } from "../ui/signal";
import { Spinner } from "../ui/Spinner";
import { Tooltip } from "../ui/Tooltip";
import { lookText } from "./serviceWords";
import { tellFailure } from "./tellFailure";

type Unsure = Extract<RunState, { phase: "unsure" }>;

interface UnsureCardProps {
  readonly run: Run;
  readonly state: Unsure;
  readonly tabIndex: 0 | -1;
  readonly large: boolean;
  readonly className?: string;
}

/** A run that was sent and whose answer was lost: what is known of it, and what the user can decide. */
export function UnsureCard({ run, state, tabIndex, large, className }: UnsureCardProps) {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const isLooking = useSignal(lookedForRuns).has(run.id);
  const [only, ...others] = state.found;
  return (
    <div
      role="listitem"
      data-card={`${run.id} unsure`}
      className={clsx(
        "relative flex shrink-0 flex-col overflow-hidden bg-bg1 bg-linear-to-r from-warn-soft to-warn-soft px-3 ring-1 ring-warn/60 ring-inset",
        large ? "gap-2 py-3" : "gap-0.5 py-1.5 max-desk:flex-row max-desk:items-center max-desk:gap-3",
        className,
        // Three buttons beside the words.
        !large && "max-desk:!w-150",
      )}
    >
      <div className="flex min-h-0 min-w-0 grow flex-col gap-0.5">
        <p className="flex items-center gap-1.5 font-semibold text-warn">
          <CircleHelp aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
          {t("cards.unsure.title")}
        </p>
        <div className="min-h-0 overflow-y-auto text-label break-words text-t2">
          <p>
            {t("cards.unsure.text")}{" "}
            <span role="status">
              {isLooking ? (
                <span className="inline-flex items-center gap-1.5">
                  <Spinner size={13} />
                  {t("cards.unsure.looking")}
                </span>
              ) : (
                lookText(t, state, language)
              )}
            </span>
          </p>
          {others.length > 0 && (
            <ul className="mt-1 flex flex-col gap-1">
              {state.found.map((candidate, index) => (
                <li key={candidate.ticket} className="flex items-center justify-between gap-2 tnum">
                  <span id={`${id}-${index}`}>
                    {candidate.createdAt === null
                      ? t("cards.unsure.candidateUndated")
                      : t("cards.unsure.candidate", { time: formatClock(candidate.createdAt, language) })}
                  </span>
                  <UseButton run={run} ticket={candidate.ticket} describedBy={`${id}-${index}`} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <div className={clsx("flex shrink-0 items-center gap-1", large && "flex-wrap")}>
        <Button
          data-main
          tabIndex={tabIndex}
          size="bar"
          icon={Search}
          aria-disabled={isLooking}
          className="whitespace-nowrap aria-disabled:opacity-45"
          onClick={() => void lookForRun(run.id)}
        >
          {t("cards.unsure.lookAgain")}
        </Button>
        {only !== undefined && others.length === 0 && <UseButton run={run} ticket={only.ticket} />}
        <NotSentButton run={run} />
      </div>
    </div>
  );
}

function UseButton({
  run,
  ticket,
  describedBy,
}: {
  readonly run: Run;
  readonly ticket: Unsure["found"][number]["ticket"];
  readonly describedBy?: string;
}) {
  const t = useT();
  const effect = t("cards.unsure.useEffect");
  return (
    <Tooltip text={effect} side="top">
      <Button
        data-action
        tabIndex={-1}
        size="bar"
        aria-describedby={describedBy}
        className="whitespace-nowrap"
        onClick={() => void adoptRun(run.id, ticket).catch(tellFailure)}
      >
        {t("cards.unsure.use")}
      </Button>
    </Tooltip>
  );
}

/** What it leads to is said before it is pressed, since it may cost. */
function NotSentButton({ run }: { readonly run: Run }) {
  const t = useT();
  const id = useId();
  const effect = t("cards.unsure.notSentEffect");
  return (
    <>
      <span id={id} hidden>
        {effect}
      </span>
      <Tooltip text={effect} side="top">
        <Button
          data-action
          tabIndex={-1}
          variant="ghost"
          size="bar"
          aria-describedby={id}
          className="whitespace-nowrap"
          onClick={() => void disownRun(run.id).catch(tellFailure)}
        >
          {t("cards.unsure.notSent")}
        </Button>
      </Tooltip>
    </>
  );
}
