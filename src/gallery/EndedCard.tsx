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

interface EndedCardProps {
  readonly run: Run;
  readonly tabIndex: 0 | -1;
  readonly className?: string;
}

/** A run that failed or was stopped: why, in words, and what can be done about it. */
export function EndedCard({ run, tabIndex, className }: EndedCardProps) {
  const t = useT();
  const failed = run.state.phase === "failed" ? run.state : null;
  const Icon = failed === null ? CircleStop : TriangleAlert;
  return (
    <div
      role="listitem"
      data-card={`${run.id} ended`}
      className={clsx(
        "relative flex shrink-0 flex-col justify-center gap-1.5 overflow-hidden px-3 py-2 ring-1 ring-inset",
        failed === null ? "bg-bg2 ring-line2" : "bg-err-soft ring-err/60",
        className,
      )}
    >
      <p className={clsx("flex items-center gap-1.5 font-semibold", failed === null ? "text-t2" : "text-err")}>
        <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
        {failed === null ? t("gallery.stoppedTitle") : t("gallery.notGenerated")}
      </p>
      <p className="min-h-0 overflow-y-auto text-label text-t2">{failed === null ? t("gallery.stoppedText") : runFailureText(t, failed)}</p>
      <div className="flex items-center gap-1">
        <Button data-main tabIndex={tabIndex} size="bar" icon={RotateCw} onClick={() => void retryRun(run.id).catch(tellFailure)}>
          {t("gallery.retry")}
        </Button>
        <IconButton data-action tabIndex={-1} size="bar" icon={Trash2} label={t("gallery.delete")} onClick={() => void removeRun(run)} />
      </div>
    </div>
  );
}
