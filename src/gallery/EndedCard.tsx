import clsx from "clsx";
import { CircleStop, History, RotateCw, Trash2, TriangleAlert } from "lucide-react";
import { useLanguage, useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { retryRun } from "../runs/runCommands";
import { runFailureText } from "../runs/runFailureText";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { removeRun } from "./deleteResults";
import { endedAction, type EndedAction } from "./endedAction";
import { MendButton } from "./MendButton";
import { usePageActions } from "./pageActions";
import { expiryOf } from "./serviceExpiry";
import { againText, expiryText, isWaitedForAgain, stoppedText } from "./serviceWords";
import { tellFailure } from "./tellFailure";
import { useNow } from "./useNow";
import { focusBeside } from "./useRoving";

interface EndedCardProps {
  readonly run: Run;
  readonly tabIndex: 0 | -1;
  /** As tall as it needs; otherwise the buttons stand beside the words. */
  readonly large: boolean;
  readonly className?: string;
}

/** A run that failed or was stopped: why, in words, and what can be done about it. */
export function EndedCard({ run, tabIndex, large, className }: EndedCardProps) {
  const t = useT();
  const language = useLanguage();
  const expiry = expiryOf(run, useNow(60_000));
  const mend = useMend(run);
  const failed = run.state.phase === "failed" ? run.state : null;
  const isGone = expiry?.kind === "gone";
  const Icon = failed === null ? CircleStop : TriangleAlert;
  const again = againText(t, run, language);
  const AgainIcon = isWaitedForAgain(run) ? History : RotateCw;
  const retry = (): void => void retryRun(run.id).catch(tellFailure);
  return (
    <div
      role="listitem"
      data-card={`${run.id} ended`}
      className={clsx(
        "relative flex shrink-0 overflow-hidden ring-1 ring-inset",
        large ? "flex-col justify-center gap-2 px-4 py-3" : "items-center gap-2 py-1.5 pr-2 pl-3",
        failed === null ? "bg-bg2 ring-line2" : "bg-bg1 bg-linear-to-r from-err-soft to-err-soft ring-err/60",
        className,
      )}
    >
      <div className={clsx("flex min-h-0 min-w-0 flex-col gap-1 [justify-content:safe_center]", !large && "grow self-stretch")}>
        <p className={clsx("flex items-center gap-1.5 font-semibold", failed === null ? "text-t2" : "text-err")}>
          <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
          {failed === null ? t("gallery.stoppedTitle") : t("gallery.notGenerated")}
        </p>
        <p className="min-h-0 overflow-y-auto text-label break-words text-t2">
          {failed === null ? stoppedText(t, run, isGone) : runFailureText(t, failed)}
          {expiry !== null && !isGone && ` ${expiryText(t, expiry, language)}.`}
        </p>
      </div>
      <div
        className={clsx("flex shrink-0 gap-1", large ? "flex-wrap items-center" : "flex-col items-end touch:flex-row touch:items-center")}
      >
        {mend !== null && <MendButton action={mend} tabIndex={tabIndex} />}
        {mend === null && !isGone && (
          <Button data-main tabIndex={tabIndex} size="bar" icon={AgainIcon} onClick={retry}>
            {again}
          </Button>
        )}
        <span className="flex gap-1">
          {mend !== null && <IconButton data-action tabIndex={-1} size="bar" icon={RotateCw} label={again} onClick={retry} />}
          <IconButton
            {...(isGone ? { "data-main": true, tabIndex } : { "data-action": true, tabIndex: -1 })}
            size="bar"
            icon={Trash2}
            label={t("gallery.delete")}
            onClick={(event) => {
              focusBeside(event.currentTarget);
              void removeRun(run);
            }}
          />
        </span>
      </div>
    </div>
  );
}

/** What mends the run, if the page around can do it. */
function useMend({ state }: Run): EndedAction | null {
  const offered = usePageActions();
  const action = state.phase === "failed" ? endedAction(state) : null;
  return action === null || action === "topUp" || offered[action] !== undefined ? action : null;
}
