import clsx from "clsx";
import { CircleStop, RotateCw, Trash2, TriangleAlert } from "lucide-react";
import { useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { retryRun } from "../runs/runCommands";
import { runFailureText } from "../runs/runFailureText";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { removeRun } from "./deleteResults";
import { tellFailure } from "./tellFailure";
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
  const failed = run.state.phase === "failed" ? run.state : null;
  const Icon = failed === null ? CircleStop : TriangleAlert;
  return (
    <div
      role="listitem"
      data-card={`${run.id} ended`}
      className={clsx(
        "relative flex shrink-0 overflow-hidden ring-1 ring-inset",
        large ? "flex-col justify-center gap-2 px-4 py-2" : "items-center gap-2 py-1.5 pr-2 pl-3",
        failed === null ? "bg-bg2 ring-line2" : "bg-err-soft ring-err/60",
        className,
      )}
    >
      <div className="flex min-h-0 min-w-0 flex-col gap-1 self-stretch [justify-content:safe_center]">
        <p className={clsx("flex items-center gap-1.5 font-semibold", failed === null ? "text-t2" : "text-err")}>
          <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
          {failed === null ? t("gallery.stoppedTitle") : t("gallery.notGenerated")}
        </p>
        <p className="min-h-0 overflow-y-auto text-label text-t2">
          {failed === null ? t("gallery.stoppedText") : runFailureText(t, failed)}
        </p>
      </div>
      <div className={clsx("flex shrink-0 items-center gap-1", !large && "flex-col")}>
        <Button data-main tabIndex={tabIndex} size="bar" icon={RotateCw} onClick={() => void retryRun(run.id).catch(tellFailure)}>
          {t("gallery.retry")}
        </Button>
        <IconButton
          data-action
          tabIndex={-1}
          size="bar"
          icon={Trash2}
          label={t("gallery.delete")}
          onClick={(event) => {
            focusBeside(event.currentTarget);
            void removeRun(run);
          }}
        />
      </div>
    </div>
  );
}
