import clsx from "clsx";
import { History } from "lucide-react";
import { useId } from "react";
import type { Report } from "../engines/engine";
import { useLanguage, useT } from "../i18n/i18n";
import type { Run } from "../runs/run";
import { stopRun } from "../runs/runCommands";
import { ProgressBar } from "../ui/ProgressBar";
import { Tooltip } from "../ui/Tooltip";
import { ProgressRing } from "./ProgressRing";
import { imageText } from "./resultWords";
import { imageState, type ImageState } from "./runSummary";
import { tellFailure } from "./tellFailure";
import { useBlobUrl } from "./useBlobUrl";
import { useNow } from "./useNow";

interface PendingCardProps {
  readonly run: Run;
  /** From 0. */
  readonly index: number;
  readonly report: Report | undefined;
  /** The run's place in the queue, from 1; null when it does not wait. */
  readonly place: number | null;
  readonly tabIndex: 0 | -1;
  readonly large: boolean;
  readonly className?: string;
}

function fractionOf(state: ImageState): number | null {
  if (state.kind === "step" || state.kind === "share") return state.fraction;
  if (state.kind === "collecting") return 1;
  return state.kind === "queued" || state.kind === "next" ? 0 : null;
}

/** An image that is not there yet: what is sent, blurred, with the work that was really done. The first of a run can stop it. */
export function PendingCard({ run, index, report, place, tabIndex, large, className }: PendingCardProps) {
  const t = useT();
  const language = useLanguage();
  const state = imageState(run, index, report, place);
  const now = useNow(state.kind === "elapsed" ? 1000 : null);
  const queued = state.kind === "queued";
  const picture = useBlobUrl(queued ? null : run.imageHash);
  const text = imageText(t, state, now, language);
  const label = t("gallery.progressOf", { number: index + 1 });
  const value = fractionOf(state);
  return (
    <div
      role="listitem"
      data-card={`${run.id} ${index}`}
      className={clsx("group relative shrink-0 overflow-hidden bg-bg2", queued && "ring-1 ring-line2 ring-inset", className)}
    >
      {picture !== null && (
        <>
          <img src={picture} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-md" />
          <span className="absolute inset-0 bg-[#0d0e1080]" />
        </>
      )}
      <div
        className={clsx(
          "absolute inset-x-0 flex",
          queued
            ? "inset-y-0 flex-col items-center justify-center gap-1.5 text-label text-t2"
            : "bottom-0 text-micro font-semibold text-white",
          !queued && (large ? "items-center gap-2 p-3" : "flex-col gap-1.5 p-2"),
        )}
      >
        {queued && <History aria-hidden size={large ? 18 : 16} strokeWidth={1.75} className="text-t3" />}
        {!queued && large && <ProgressRing value={value} label={label} valueText={text} />}
        <span className="tnum">{text}</span>
        {!queued && !large && (
          <span className="block w-full [--t1:#fff]">
            <ProgressBar value={value} label={label} valueText={text} />
          </span>
        )}
        {queued && (
          <span className="absolute size-px overflow-hidden opacity-0">
            <ProgressBar value={0} label={label} valueText={text} />
          </span>
        )}
      </div>
      {index === 0 && <StopButton run={run} tabIndex={tabIndex} />}
    </div>
  );
}

function StopButton({ run, tabIndex }: { readonly run: Run; readonly tabIndex: 0 | -1 }) {
  const t = useT();
  const effectId = useId();
  const effect =
    run.state.phase === "queued" ? t("gallery.stopQueued") : run.engine === "local" ? t("gallery.stopLocal") : t("gallery.stopService");
  return (
    <>
      <span id={effectId} hidden>
        {effect}
      </span>
      <Tooltip text={effect} side="top">
        <button
          type="button"
          data-main
          tabIndex={tabIndex}
          aria-describedby={effectId}
          onClick={() => void stopRun(run.id).catch(tellFailure)}
          className="absolute top-1.5 right-1.5 z-10 inline-flex h-6 items-center rounded-ctl bg-[#101214d9] px-2 text-micro font-semibold text-white transition-colors hover:bg-black touch:h-9"
        >
          {t("gallery.stopWaiting")}
        </button>
      </Tooltip>
    </>
  );
}
